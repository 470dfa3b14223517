package io.weir.sql.plan;

import com.google.common.collect.ImmutableSet;
import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/** Moves what the engine can filter from a Filter into the scan below it; the rest stays above. */
final class PushFilter extends RelHomogeneousShuttle {
    private final RexShuttle subQueries =
            new RexShuttle() {
                @Override
                public RexNode visitSubQuery(RexSubQuery subQuery) {
                    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                    return visited.clone(visited.rel.accept(PushFilter.this));
                }
            };

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node).accept(subQueries);
        if (visited instanceof Filter filter && filter.getInput() instanceof FlowTableScan scan) {
            return push(filter, scan);
        }
        if (visited instanceof Filter filter
                && filter.getInput() instanceof CompanionScan scan
                && scan.isTimed()) {
            return push(filter, scan);
        }
        return visited;
    }

    /** Conditions on the time choose the days that are read; the filter stays as it is. */
    private static RelNode push(Filter filter, CompanionScan scan) {
        List<RexNode> onTime =
                RelOptUtil.conjunctions(filter.getCondition()).stream()
                        .map(conjunct -> onTable(conjunct, scan.columns()))
                        .filter(TimedScan::isOnTime)
                        .toList();
        return filter.copy(filter.getTraitSet(), List.of(scan.withTimeConditions(onTime)));
    }

    private static RelNode push(Filter filter, FlowTableScan scan) {
        List<RexNode> pushed = new ArrayList<>();
        List<RexNode> kept = new ArrayList<>();
        List<Integer> columns = scan.columns().stream().map(FlowColumn::ordinal).toList();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            RexNode onTable = onTable(conjunct, columns);
            if (PushedScan.isPushable(onTable)) {
                pushed.add(onTable);
            } else {
                kept.add(conjunct);
            }
        }
        if (pushed.isEmpty()) {
            return filter;
        }
        FlowTableScan narrowed = scan.withFilters(pushed);
        if (kept.isEmpty()) {
            return narrowed;
        }
        RexNode rest = RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), kept);
        return LogicalFilter.create(narrowed, rest, ImmutableSet.copyOf(filter.getVariablesSet()));
    }

    /** The condition in terms of the whole table's columns. */
    static RexNode onTable(RexNode condition, List<Integer> columns) {
        return condition.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return new RexInputRef(
                                columns.get(reference.getIndex()), reference.getType());
                    }
                });
    }
}
