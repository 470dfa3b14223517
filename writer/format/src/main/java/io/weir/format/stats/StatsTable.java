package io.weir.format.stats;

import static io.weir.format.ColumnType.ADDRESS;
import static io.weir.format.ColumnType.BIGINT;
import static io.weir.format.ColumnType.INTEGER;
import static io.weir.format.ColumnType.SMALLINT;
import static io.weir.format.ColumnType.TEXT;
import static io.weir.format.ColumnType.TIMESTAMP;
import static io.weir.format.stats.StatsColumn.optional;
import static io.weir.format.stats.StatsColumn.required;

import java.util.List;
import java.util.Locale;

/**
 * The tables that the collector writes to {@code REPO/stats}. The first column of each is the time
 * that decides the day.
 *
 * <p>A table with a key shows its state: of the rows with the same key the one with the newest
 * time, and of these the one that was written last. Its writer adds a row when something changed,
 * and one a day as long as what it describes is there, so that retention does not forget it.
 */
public enum StatsTable {
    /** Counters of interfaces, from sFlow counter samples (sFlow v5, 5.4: generic interface). */
    INTERFACE_COUNTERS(
            "Counters of interfaces as sFlow agents report them, one row a sample",
            List.of(),
            List.of(
                    required("received_time", TIMESTAMP, "when the datagram reached us"),
                    required("exporter_addr", ADDRESS, "sFlow agent"),
                    required("observation_domain_id", BIGINT, "sFlow sub-agent"),
                    required("if_index", BIGINT, "SNMP ifIndex"),
                    optional("if_type", BIGINT, "SNMP ifType"),
                    optional("if_speed", BIGINT, "bits per second"),
                    optional(
                            "if_direction",
                            SMALLINT,
                            "1 full duplex, 2 half duplex, 3 in, 4 out; NULL unknown"),
                    optional("if_admin_up", SMALLINT, "1 up, 0 down"),
                    optional("if_oper_up", SMALLINT, "1 up, 0 down"),
                    optional(
                            "in_bytes",
                            BIGINT,
                            "octets received; like all counters since a start that is not known"),
                    optional("in_unicast_packets", BIGINT, "packets received for one receiver"),
                    optional("in_multicast_packets", BIGINT, "packets received for a group"),
                    optional("in_broadcast_packets", BIGINT, "packets received for all"),
                    optional("in_discards", BIGINT, "received and thrown away without an error"),
                    optional("in_errors", BIGINT, "received with an error"),
                    optional("in_unknown_protocols", BIGINT, "received and of no known protocol"),
                    optional("out_bytes", BIGINT, "octets sent"),
                    optional("out_unicast_packets", BIGINT, "packets sent to one receiver"),
                    optional("out_multicast_packets", BIGINT, "packets sent to a group"),
                    optional("out_broadcast_packets", BIGINT, "packets sent to all"),
                    optional("out_discards", BIGINT, "to be sent and thrown away without an error"),
                    optional("out_errors", BIGINT, "not sent because of an error"),
                    optional("promiscuous", SMALLINT, "1 promiscuous, 2 not"),
                    optional("export_sequence", BIGINT, "of the datagram"))),

    /** What the whole collector counted, a row a minute. */
    COLLECTOR_STATS(
            "What the collector counted, one row a metric and minute",
            List.of(),
            List.of(
                    required("sampled_time", TIMESTAMP, "when it was read"),
                    required("metric", TEXT, "its name, as Prometheus sees it"),
                    required("labels", TEXT, "its labels as name=value, comma separated; or empty"),
                    required("value", BIGINT, "the counter or gauge"))),

    /** What was counted of each stream of an exporter. */
    EXPORTERS(
            "Every exporter with what was counted of it, one row a protocol and domain",
            List.of("exporter_addr", "export_version", "observation_domain_id"),
            List.of(
                    required("sampled_time", TIMESTAMP, "when it was read"),
                    required("exporter_addr", ADDRESS, "sender of the datagrams; sFlow: agent"),
                    optional(
                            "exporter_name",
                            TEXT,
                            "from the configuration, else observationDomainName (300), else the"
                                    + " host's name in sFlow"),
                    required("export_version", SMALLINT, "5, 9, 10, 105 sFlow v5"),
                    required("observation_domain_id", BIGINT, "as in flows"),
                    required("unit", TEXT, "what the counters count: flows, records, datagrams"),
                    required("first_received", TIMESTAMP, "the first datagram"),
                    required("last_received", TIMESTAMP, "the last datagram"),
                    required("datagrams", BIGINT, "that came from it"),
                    required("bytes", BIGINT, "in their payloads"),
                    required("flows", BIGINT, "rows that it gave"),
                    required("announced", BIGINT, "what its sequence numbers say was sent"),
                    required("decoded", BIGINT, "counted units that gave their flows"),
                    required("undecodable", BIGINT, "for want of a template"),
                    required("malformed", BIGINT, "that broke the protocol"),
                    required("lost", BIGINT, "announced and never seen"),
                    required("duplicate", BIGINT, "seen before"),
                    required("uncertain", BIGINT, "what cannot be attributed to one of these"),
                    required("restarts", BIGINT, "sequences that began anew"),
                    optional(
                            "clock_skew_ms",
                            BIGINT,
                            "export time less reception, last datagram; NULL for sFlow"),
                    optional("sampling_rate", BIGINT, "the last one that applied"),
                    optional("exporter_datagrams", BIGINT, "that it sent, as it says itself (41)"),
                    optional("exporter_flows", BIGINT, "that it sent, as it says itself (42)"),
                    optional("exporter_bytes", BIGINT, "that it sent, as it says itself (40)"),
                    optional("unsent_flows", BIGINT, "that it did not send, as it says (166)"),
                    optional("unsent_packets", BIGINT, "in flows that it did not send (167)"),
                    optional("ignored_packets", BIGINT, "that it did not count (164)"))),

    /** The templates that the collector knows. */
    TEMPLATES(
            "Templates that exporters have sent, one row a template with its newest definition",
            List.of(
                    "exporter_addr",
                    "exporter_port",
                    "collector_port",
                    "export_version",
                    "observation_domain_id",
                    "template_id"),
            List.of(
                    required("sampled_time", TIMESTAMP, "when it was read"),
                    required("exporter_addr", ADDRESS, "sender"),
                    required("exporter_port", INTEGER, "sender's port; 0 for NetFlow v9"),
                    required("collector_port", INTEGER, "port it came to"),
                    required("export_version", SMALLINT, "9 or 10"),
                    required("observation_domain_id", BIGINT, "as in flows"),
                    required("template_id", INTEGER, "its number, from 256 on"),
                    required("kind", TEXT, "data or options"),
                    required(
                            "fields",
                            TEXT,
                            "element:octets, space separated; v variable length, without a name"
                                    + " enterprise/number; what options speak of is scope(element)"),
                    optional("refusal", TEXT, "why its records cannot be decoded"),
                    required("in_force", SMALLINT, "1 in use, 0 withdrawn, expired or forgotten"),
                    required("first_received", TIMESTAMP, "when this definition came first"),
                    required("last_received", TIMESTAMP, "when it came last"),
                    optional("last_used", TIMESTAMP, "when the last record came that it decoded"),
                    required("records", BIGINT, "that it decoded")));

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<StatsColumn> columns;

    StatsTable(String meaning, List<String> key, List<StatsColumn> columns) {
        this.meaning = meaning;
        this.key = key;
        this.columns = columns;
    }

    /** Its name in SQL and in file names. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One line for the reference. */
    public String meaning() {
        return meaning;
    }

    /** Columns that tell its rows apart; empty where every row counts. */
    public List<String> key() {
        return key;
    }

    /** The place of a column. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(sqlName() + " has no column " + column);
    }

    /** Its columns, in the order of {@code SELECT *}. */
    public List<StatsColumn> columns() {
        return columns;
    }
}
