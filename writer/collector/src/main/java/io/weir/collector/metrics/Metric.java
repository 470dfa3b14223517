package io.weir.collector.metrics;

import static io.weir.collector.metrics.MetricKind.COUNTER;
import static io.weir.collector.metrics.MetricKind.GAUGE;

import java.util.List;
import java.util.Locale;

/**
 * Everything that a collector measures. Names are {@code weir_} and the constant's; counters end in
 * {@code _total}. Times are seconds.
 */
public enum Metric {
    /** Version and Java of the process. */
    BUILD_INFO(GAUGE, "Always 1; the labels say what runs.", "version", "java"),

    RECEIVED_DATAGRAMS(COUNTER, "Datagrams and messages of streams that are in the spool."),
    RECEIVED_BYTES(COUNTER, "Octets of their payloads."),
    REPLAYED_DATAGRAMS(COUNTER, "Datagrams that an earlier process received and this one decoded."),
    UNKEPT_DATAGRAMS(
            COUNTER, "Datagrams that were read and could not be kept, since the disk was full."),

    SOCKET_DATAGRAMS(COUNTER, "Datagrams, or messages of streams, that a socket took.", "socket"),
    SOCKET_BYTES(COUNTER, "Octets of their payloads.", "socket"),
    KERNEL_DROPPED_DATAGRAMS(
            COUNTER,
            "Datagrams that the kernel dropped for a full receive buffer, by socket.",
            "socket"),
    RECEIVE_BUFFER_BYTES(GAUGE, "The receive buffer that the kernel granted a socket.", "socket"),
    REFUSED(
            COUNTER,
            "What was not heard, by cause: datagrams and connections of an address that is not"
                    + " allowed; connections too many, or ended for a failed TLS handshake, for not"
                    + " sending IPFIX messages (framing) or for silence (idle).",
            "socket",
            "cause"),
    CONNECTIONS(COUNTER, "Connections that were accepted.", "socket"),
    OPEN_CONNECTIONS(GAUGE, "Those of them that are open.", "socket"),
    LONGEST_RECEIVE_GAP_SECONDS(
            GAUGE,
            "The longest time since the start that the receiving thread did not look at its"
                    + " sockets."),

    DECODED_FLOWS(COUNTER, "Flows decoded, those of replayed datagrams included."),
    MALFORMED_DATAGRAMS(
            COUNTER,
            "Datagrams refused whole, by what was wrong with them, numbers left out; 64 causes,"
                    + " the rest as other.",
            "cause"),
    UNSUPPORTED_DATAGRAMS(COUNTER, "Datagrams of protocols that are not decoded."),

    EXPORTER_DATAGRAMS(
            COUNTER,
            "Datagrams by protocol and exporter. The 1,000 exporters known longest have their own"
                    + " label, the rest are other; so for all exporter metrics. They go on over"
                    + " restarts of the collector.",
            "protocol",
            "exporter"),
    EXPORTER_BYTES(COUNTER, "Octets of these datagrams.", "protocol", "exporter"),
    EXPORTER_FLOWS(COUNTER, "Flows that they gave.", "protocol", "exporter"),
    EXPORTER_ANNOUNCED(
            GAUGE,
            "What the exporter's sequence numbers say it sent, in their unit: flows (NetFlow v5),"
                    + " datagrams (NetFlow v9, sFlow), records (IPFIX). The sum of"
                    + " weir_exporter_units over all fates.",
            "protocol",
            "exporter",
            "unit"),
    EXPORTER_UNITS(
            GAUGE,
            "What became of it, by fate: decoded, undecodable (its template is missing), malformed,"
                    + " lost, duplicate, uncertain (lost, or in sets without a template). A datagram"
                    + " that comes late moves from lost to decoded.",
            "protocol",
            "exporter",
            "unit",
            "fate"),
    EXPORTER_SEQUENCE_GAPS(
            COUNTER, "How many times a sequence number was ahead.", "protocol", "exporter"),
    EXPORTER_RESTARTS(COUNTER, "How many times a sequence began anew.", "protocol", "exporter"),
    EXPORTER_CLOCK_SKEW_SECONDS(
            GAUGE,
            "Export time less reception, of the last datagram; sFlow does not tell its time.",
            "protocol",
            "exporter"),
    EXPORTER_LAST_DATAGRAM_TIMESTAMP_SECONDS(
            GAUGE, "When the last datagram came, seconds since 1970.", "protocol", "exporter"),
    EXPORTER_INFO(
            GAUGE,
            "Always 1; its name, where it is configured or says one.",
            "protocol",
            "exporter",
            "name"),
    STREAMS(GAUGE, "Streams of exporters whose sequence is followed, 10,000 at most."),
    STREAMS_EVICTED(COUNTER, "Streams that were forgotten to make room."),

    TEMPLATES(GAUGE, "Templates that are known, those whose time is over included."),
    TEMPLATE_BYTES(GAUGE, "Memory of templates, options and sets that wait, roughly."),
    TEMPLATE_DOMAINS(
            GAUGE,
            "Observation domains with templates: known, which have decoded data over some time,"
                    + " and newcomers.",
            "state"),
    TEMPLATE_DOMAINS_EVICTED(COUNTER, "Observation domains that were forgotten to make room."),
    TEMPLATE_EVENTS(
            COUNTER,
            "What became of templates: added, refreshed, changed, withdrawn, withdrawal_ignored"
                    + " (over UDP, or of none), expired, discarded (the exporter restarted, or its"
                    + " data contradict it), evicted (to make room), refused (no record can be"
                    + " decoded by it).",
            "event"),
    TEMPLATE_SETS(
            COUNTER,
            "Data sets that came without their template (missing); of these decoded_late, when it"
                    + " came, or given_up; and undecodable, whose template was refused or whose"
                    + " length fits no record.",
            "fate"),
    PENDING_SETS(GAUGE, "Data sets that wait for their template."),
    PENDING_SET_BYTES(GAUGE, "Memory that they take."),
    UNKNOWN_FIELDS(COUNTER, "Fields of elements that fill no column, counted once a template."),
    RECORDS_WITHOUT_FLOW(COUNTER, "Records of templates that say nothing of a flow."),
    OPTIONS_RECORDS(COUNTER, "Records of options data."),
    OPTIONS_REFUSED(COUNTER, "Entries of options data for which there was no room."),
    SFLOW_SAMPLES(
            COUNTER,
            "Samples in sFlow datagrams: flow, counter, discard (notifications of discarded"
                    + " packets), unknown.",
            "kind"),
    SFLOW_UNKNOWN_RECORDS(COUNTER, "Records in sFlow samples that fill no column."),

    SPOOL_LAG_DATAGRAMS(GAUGE, "Datagrams in the spool that are not decoded yet."),
    SPOOL_LAG_BYTES(GAUGE, "Octets in the spool that are not decoded yet."),
    SPOOL_LAG_SECONDS(
            GAUGE, "How long ago the datagram came that was decoded last; 0 without lag."),
    SPOOL_LOST_DATAGRAMS(COUNTER, "Datagrams of an earlier process lost by damage of the spool."),

    FLOWS_MOVED_TO_RECEPTION(
            COUNTER,
            "Flows that got the time of reception, since flows named too many hours that are long"
                    + " before it or after it: a forged sender, or clocks that jump."),
    ROWS_WAITING(GAUGE, "Flows that are decoded and not committed yet."),
    COMMITS(COUNTER, "Commits."),
    COMMITTED_FLOWS(COUNTER, "Flows in them."),
    COMMITTED_PARTS(COUNTER, "Files that they added."),
    COMMIT_SECONDS(COUNTER, "Time that all commits took."),
    LAST_COMMIT_SECONDS(GAUGE, "Time that the last commit took."),
    FAILED(GAUGE, "1 when the collector cannot go on: a failed write or fsync; else 0."),
    DISK_FREE_BYTES(GAUGE, "Room on the repository's disk for this process.");

    private final MetricKind kind;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    Metric(MetricKind kind, String help, String... labels) {
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Whether it counts up or goes up and down. */
    public MetricKind kind() {
        return kind;
    }

    /** One line for people. */
    public String help() {
        return help;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels;
    }

    /** Its name without the suffix of counters. */
    String stem() {
        return "weir_" + name().toLowerCase(Locale.ROOT);
    }

    /** Its name as Prometheus shows it. */
    public String metricName() {
        return kind == COUNTER ? stem() + "_total" : stem();
    }
}
