package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code flow_ends}. Columns of {@code flows} that the source and the destination have
 * each are two here: that of the row's end and that of its peer. All others are as in {@code
 * flows}, in its order.
 *
 * @param name its name
 * @param ofSource the column of {@code flows} in the row of the source; null for the role
 * @param ofDestination the column in the row of the destination; null for the role
 * @param meaning one line for the reference
 */
record EndColumn(
        String name,
        @Nullable FlowColumn ofSource,
        @Nullable FlowColumn ofDestination,
        String meaning) {
    static final String SOURCE = "source";
    static final String DESTINATION = "destination";

    private static final String PEER = "peer_";

    /** What the two columns of a pair are called, by the source's. The destination's is next. */
    private static final Map<FlowColumn, String> PAIRS =
            Map.of(
                    FlowColumn.SRC_ADDR, "addr",
                    FlowColumn.SRC_PORT, "port",
                    FlowColumn.SRC_AS, "as_number",
                    FlowColumn.SRC_MASK, "mask",
                    FlowColumn.SRC_MAC, "mac",
                    FlowColumn.POST_SRC_MAC, "post_mac",
                    FlowColumn.NAT_SRC_ADDR, "nat_addr",
                    FlowColumn.NAT_SRC_PORT, "nat_port");

    private static final List<EndColumn> ALL = list();

    /** Every column, in the order of {@code SELECT *}. */
    static List<EndColumn> all() {
        return ALL;
    }

    private static List<EndColumn> list() {
        List<EndColumn> columns = new ArrayList<>();
        FlowColumn[] flows = FlowColumn.values();
        for (int i = 0; i < flows.length; i++) {
            String name = PAIRS.get(flows[i]);
            if (flows[i] == FlowColumn.SRC_ADDR) {
                columns.add(new EndColumn("role", null, null, SOURCE + " or " + DESTINATION));
            }
            if (name == null) {
                columns.add(same(flows[i]));
            } else {
                columns.add(end(name, flows[i], flows[i + 1]));
                columns.add(peer(PEER + name, flows[i + 1], flows[i]));
                i++;
            }
        }
        return List.copyOf(columns);
    }

    private static EndColumn same(FlowColumn column) {
        return new EndColumn(column.sqlName(), column, column, column.meaning());
    }

    private static EndColumn end(String name, FlowColumn ofSource, FlowColumn ofDestination) {
        return new EndColumn(
                name,
                ofSource,
                ofDestination,
                "of this end: " + ofSource.sqlName() + " or " + ofDestination.sqlName());
    }

    private static EndColumn peer(String name, FlowColumn ofSource, FlowColumn ofDestination) {
        return new EndColumn(
                name,
                ofSource,
                ofDestination,
                "of the other end: " + ofSource.sqlName() + " or " + ofDestination.sqlName());
    }
}
