package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A scan with the conditions above it, over the columns that are used: conditions that the scan can
 * have are its filters.
 *
 * @param columns that are read
 * @param filters over the table's columns
 * @param conditions the others, over the columns that are read
 * @param renumbering gives expressions over the former columns the numbers of those that are read
 */
record NarrowedScan(
        List<FlowColumn> columns,
        List<RexNode> filters,
        List<RexNode> conditions,
        RexShuttle renumbering) {
    /**
     * @param columns the inputs of the conditions and the other expressions
     * @param filters over the table's columns
     * @param expressions what is computed of the rows
     */
    static NarrowedScan of(
            List<FlowColumn> columns,
            List<RexNode> filters,
            List<RexNode> conditions,
            List<RexNode> expressions) {
        List<Integer> table = columns.stream().map(FlowColumn::ordinal).toList();
        List<RexNode> inScan = new ArrayList<>(filters);
        List<RexNode> above = new ArrayList<>();
        for (RexNode condition : conditions) {
            RexNode onTable = PushFilter.onTable(condition, table);
            boolean isPushable = PushedScan.isPushable(onTable);
            (isPushable ? inScan : above).add(isPushable ? onTable : condition);
        }
        ImmutableBitSet used = ImmutableBitSet.of();
        for (RexNode each : above) {
            used = used.union(RelOptUtil.InputFinder.bits(each));
        }
        for (RexNode each : expressions) {
            used = used.union(RelOptUtil.InputFinder.bits(each));
        }
        Renumbering renumbering = new Renumbering(used);
        return new NarrowedScan(
                used.asList().stream().map(columns::get).toList(),
                inScan,
                renumbering.apply(above),
                renumbering);
    }

    /** Gives the inputs that are used the numbers from 0. */
    private static final class Renumbering extends RexShuttle {
        private final ImmutableBitSet used;

        Renumbering(ImmutableBitSet used) {
            this.used = used;
        }

        @Override
        public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(used.indexOf(reference.getIndex()), reference.getType());
        }
    }
}
