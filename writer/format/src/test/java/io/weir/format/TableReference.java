package io.weir.format;

import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsTable;
import java.util.EnumMap;
import java.util.Map;

/** Renders docs/reference/table.md from {@link FlowColumn} and {@link StatsTable}. */
final class TableReference {
    private static final String INTRODUCTION =
            """
            # The table `flows`

            <!-- Generated from the list of columns in writer/format; do not edit. To renew it:
                 %s -->

            One row is one flow record, as the exporter sent it. Columns stand in the order of `SELECT *`.

            * **NULL is unknown, never 0.** A column whose NULL is "no" has a value in every row.
            * **Times** are UTC with milliseconds. A `start_time` is kept as exported if it lies between 2000-01-01 and one day
              after `received_time`; otherwise it is `received_time`, and `time_quality` says so. So it is in a flood of flows that name
              [more hours](../design/collector.md#when-rows-are-committed) than real exporters do.
            * **Counters** `bytes` and `packets` are multiplied by the sampling rate; `bytes_raw` and `packets_raw` are as exported.
              `COUNT(*)` counts records.
            * **Addresses** are 16 bytes in the files and text in SQL; [sql.md](sql.md) has the rules.
            * *From* names the IPFIX information elements (IANA numbers) or the protocol field that a column is made for. What fills a
              column of a protocol is on its page: [NetFlow v5](../conformance/netflow5.md), [v9](../conformance/netflow9.md),
              [IPFIX](../conformance/ipfix.md), [sFlow](../conformance/sflow.md); [import](../how-to/import.md) tells of files.

            In the Parquet files TIMESTAMP(3) is INT64 TIMESTAMP(MILLIS, UTC), BIGINT is INT64, INTEGER and SMALLINT are INT32, IPADDRESS is
            FIXED_LEN_BYTE_ARRAY(16) with IPv4 as `::ffff:a.b.c.d`, and VARCHAR is BYTE_ARRAY STRING. Columns marked *derived* are
            not in the files: they are computed when a row is read.
            """;

    private static final String COMPANIONS =
            """

            # The tables beside `flows`

            The collector writes them. They are empty in a repository into which nothing was collected. Their addresses, times and types
            are those of `flows`, and one statement sees all tables at the same commit. `flow_ends`, `hours`, `files`, `protocols`, `services`,
            `countries` and `functions` need no collector; they have [a page of their own](companions.md).

            `exporters` and `templates` show the present: one row for each, the newest. `collector_stats` and `interface_counters` have
            every row that was ever taken, as long as retention keeps its day. A condition on the first column leaves out days:

            ```sql
            SELECT exporter_addr, if_index, MAX(in_bytes) - MIN(in_bytes) AS bytes
            FROM interface_counters
            WHERE received_time >= CURRENT_TIMESTAMP - INTERVAL '1' HOUR
            GROUP BY exporter_addr, if_index
            ```
            """;

    private final StringBuilder out = new StringBuilder();

    private TableReference() {}

    static String render() {
        TableReference reference = new TableReference();
        reference.out.append(INTRODUCTION.formatted(TableReferenceTest.COMMAND));
        Map<FlowColumn, String> titles = titles();
        for (FlowColumn column : FlowColumn.values()) {
            String title = titles.get(column);
            if (title != null) {
                reference.heading(title);
            }
            reference.row(column);
        }
        reference.out.append(COMPANIONS);
        for (StatsTable table : StatsTable.values()) {
            reference.table(table);
        }
        return reference.out.toString();
    }

    /** Headings, by the first column under them. */
    private static Map<FlowColumn, String> titles() {
        Map<FlowColumn, String> titles = new EnumMap<>(FlowColumn.class);
        titles.put(FlowColumn.START_TIME, "When");
        titles.put(FlowColumn.SRC_ADDR, "Who with whom");
        titles.put(FlowColumn.BYTES, "How much");
        titles.put(FlowColumn.TCP_FLAGS, "Fields of the packets");
        titles.put(FlowColumn.EXPORTER_ADDR, "Where it was seen");
        titles.put(FlowColumn.NEXT_HOP, "Routing");
        titles.put(FlowColumn.SRC_MAC, "Ethernet and MPLS");
        titles.put(FlowColumn.NAT_SRC_ADDR, "NAT, firewalls, applications");
        titles.put(FlowColumn.FLOW_END_REASON, "The record itself");
        return titles;
    }

    private void table(StatsTable table) {
        line("");
        line("## `" + table.sqlName() + "`");
        line("");
        line(table.meaning() + ".");
        line("");
        line("| column | type | NULL | meaning |");
        line("|---|---|---|---|");
        for (StatsColumn column : table.columns()) {
            line(
                    "| `"
                            + column.name()
                            + "` | "
                            + sql(column.type())
                            + " | "
                            + (column.nullable() ? "yes" : "no")
                            + " | "
                            + column.meaning()
                            + " |");
        }
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
        line("| column | type | NULL | from | meaning |");
        line("|---|---|---|---|---|");
    }

    private void row(FlowColumn column) {
        line(
                "| `"
                        + column.sqlName()
                        + "` | "
                        + sql(column.type())
                        + " | "
                        + presence(column)
                        + " | "
                        + column.source().replace("|", "\\|")
                        + " | "
                        + column.meaning().replace("|", "\\|")
                        + " |");
    }

    private static String presence(FlowColumn column) {
        return switch (column.presence()) {
            case REQUIRED -> "no";
            case OPTIONAL -> "yes";
            case DERIVED -> "no; derived";
        };
    }

    private static String sql(ColumnType type) {
        return switch (type) {
            case TIMESTAMP -> "TIMESTAMP(3)";
            case BIGINT, INTEGER, SMALLINT -> type.name();
            case ADDRESS -> "IPADDRESS";
            case TEXT -> "VARCHAR";
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
