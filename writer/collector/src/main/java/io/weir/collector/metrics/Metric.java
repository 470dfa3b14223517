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
    KERNEL_DROPPED_DATAGRAMS(
            COUNTER,
            "Datagrams that the kernel dropped for a full receive buffer, by socket.",
            "socket"),

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
            GAUGE, "Export time less reception, of the last datagram.", "protocol", "exporter"),
    EXPORTER_LAST_DATAGRAM_TIMESTAMP_SECONDS(
            GAUGE, "When the last datagram came, seconds since 1970.", "protocol", "exporter"),
    STREAMS(GAUGE, "Streams of exporters whose sequence is followed, 10,000 at most."),
    STREAMS_EVICTED(COUNTER, "Streams that were forgotten to make room."),

    SPOOL_LAG_DATAGRAMS(GAUGE, "Datagrams in the spool that are not decoded yet."),
    SPOOL_LAG_BYTES(GAUGE, "Octets in the spool that are not decoded yet."),
    SPOOL_LAG_SECONDS(
            GAUGE, "How long ago the datagram came that was decoded last; 0 without lag."),
    SPOOL_LOST_DATAGRAMS(COUNTER, "Datagrams of an earlier process lost by damage of the spool."),

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
