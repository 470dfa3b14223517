package io.weir.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Groups flows by all keys of a ROLLUP, CUBE or GROUPING SETS first, which the scan can do, and
 * makes the groups of each set from these.
 */
final class RolledSets extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return visited instanceof Aggregate aggregate && aggregate.getGroupSets().size() > 1
                ? rolled(aggregate)
                : visited;
    }

    private static RelNode rolled(Aggregate aggregate) {
        LeafInput input = LeafInput.of(aggregate.getInput());
        List<AggregateCall> calls =
                aggregate.getAggCallList().stream()
                        .filter(call -> !GrandTotals.isGrouping(call))
                        .toList();
        List<SqlAggFunction> totals = SplitCalls.totals(calls);
        if (totals == null
                || !(input.leaf() instanceof FlowTableScan)
                || !SplitCalls.areSafe(aggregate, input.fields()::get)) {
            return aggregate;
        }
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
        builder.push(aggregate.getInput());
        SplitCalls.addParts(builder, aggregate, calls);
        if (!(builder.peek() instanceof Aggregate finest) || PushGroups.obstacle(finest) != null) {
            return aggregate;
        }
        addSets(builder, aggregate, totals.iterator());
        return builder.convert(aggregate.getRowType(), true).build();
    }

    private static void addSets(
            RelBuilder builder, Aggregate aggregate, Iterator<SqlAggFunction> totals) {
        ImmutableBitSet keys = aggregate.getGroupSet();
        int next = keys.cardinality();
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (GrandTotals.isGrouping(call)) {
                List<RexNode> asked =
                        call.getArgList().stream()
                                .<RexNode>map(key -> builder.field(keys.indexOf(key)))
                                .toList();
                calls.add(builder.aggregateCall(call.getAggregation(), asked));
            } else {
                calls.add(builder.aggregateCall(totals.next(), builder.field(next++)));
            }
        }
        ImmutableList<ImmutableBitSet> sets =
                aggregate.getGroupSets().stream()
                        .map(
                                set ->
                                        ImmutableBitSet.of(
                                                set.toList().stream().map(keys::indexOf).toList()))
                        .collect(ImmutableList.toImmutableList());
        ImmutableBitSet all = ImmutableBitSet.range(keys.cardinality());
        builder.aggregate(builder.groupKey(all, sets), calls);
    }
}
