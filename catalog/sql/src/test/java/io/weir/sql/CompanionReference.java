package io.weir.sql;

import io.weir.format.FlowColumn;
import io.weir.sql.companion.ListedTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Renders docs/reference/companions.md from the tables that a database has. */
final class CompanionReference {
    private static final String ENDS =
            """
            # `flow_ends`, and the tables that Weir fills itself

            <!-- Generated from the lists of tables in catalog/sql; do not edit. To renew it:
                 %s -->

            Tables and a view beside [`flows`](table.md) that need no collector; those that it writes are
            [there](table.md#the-tables-beside-flows).

            ## `flow_ends`

            A view: two rows a flow, one for its source and one for its destination. It is for questions that
            do not care on which side an address, a port or an AS stands, or that want both sides together.

            ```sql
            SELECT start_time, role, port, peer_addr, peer_port, bytes
            FROM flow_ends
            WHERE addr = '10.0.0.1'
            ORDER BY start_time
            ```

            ```sql
            SELECT addr,
                   SUM(bytes) FILTER (WHERE role = 'source') AS sent,
                   SUM(bytes) FILTER (WHERE role = 'destination') AS received
            FROM flow_ends
            WHERE is_internal(addr)
            GROUP BY addr
            ORDER BY SUM(bytes) DESC
            LIMIT 10
            ```

            * `bytes` and `packets` are the flow's and stand in both rows: a sum over all rows counts every flow twice.
              They went from the source to the destination.
            * Conditions reach both scans of `flows`, and one on `role` leaves out the other scan.

            What differs from `flows`; every other column is the same there and here, and in the same order:
            """;

    private static final String LISTED =
            """

            ## Of the repository

            `hours` and `files` tell of the same commit that the statement's other tables are read at. They come from the
            indexes of the days, so that no Parquet file is opened, and a condition on `hour_start` leaves out days.
            Hours without flows have no row. For other programs there is also [`weir files`](command-line.md).

            ```sql
            SELECT CAST(hour_start AS DATE) AS utc_day, COUNT(*) AS hours, SUM(flows) AS flows,
                   SUM(size_bytes) / SUM(flows) AS bytes_a_flow
            FROM hours
            WHERE hour_start >= CURRENT_TIMESTAMP - INTERVAL '7' DAY
            GROUP BY CAST(hour_start AS DATE)
            ORDER BY 1
            ```
            """;

    private static final String NAMES =
            """

            ## Of names

            The same in every repository. Functions such as `port_name` give the same names for a row; these tables are for
            lists, for joins, and for names to numbers:

            ```sql
            SELECT SUM(bytes)
            FROM flows
            WHERE (protocol, dst_port) IN (SELECT protocol, port FROM services WHERE name = 'sip')
            ```

            ```sql
            SELECT name, SUM(bytes)
            FROM flows JOIN countries ON code = geo_country(dst_addr)
            GROUP BY name
            ```
            """;

    private final StringBuilder out = new StringBuilder();

    private CompanionReference() {}

    static String render(List<TableInfo> tables) {
        CompanionReference reference = new CompanionReference();
        reference.out.append(ENDS.formatted(CompanionReferenceTest.COMMAND));
        reference.columns(named(tables, "flow_ends"), ofFlows());
        reference.out.append(LISTED);
        for (ListedTable table : ListedTable.values()) {
            if (table == ListedTable.PROTOCOLS) {
                reference.out.append(NAMES);
            }
            reference.table(named(tables, table.sqlName()));
        }
        return reference.out.toString();
    }

    private static TableInfo named(List<TableInfo> tables, String name) {
        return tables.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static Set<String> ofFlows() {
        return Arrays.stream(FlowColumn.values())
                .map(FlowColumn::sqlName)
                .collect(Collectors.toSet());
    }

    private void table(TableInfo table) {
        line("");
        line("### `" + table.name() + "`");
        line("");
        line(table.remarks() + ".");
        columns(table, Set.of());
    }

    private void columns(TableInfo table, Set<String> without) {
        line("");
        line("| column | type | NULL | meaning |");
        line("|---|---|---|---|");
        for (ResultColumn column : table.columns()) {
            if (!without.contains(column.name())) {
                String type =
                        column.type() == SqlType.TIMESTAMP ? "TIMESTAMP(3)" : "" + column.type();
                String nullable = column.nullable() ? "yes" : "no";
                line(
                        "| `"
                                + String.join("` | ", column.name(), type)
                                + " | "
                                + String.join(" | ", nullable, column.remarks())
                                + " |");
            }
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
