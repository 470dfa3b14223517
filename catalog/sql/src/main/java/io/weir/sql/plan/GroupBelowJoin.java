package io.weir.sql.plan;

import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;

/**
 * Groups the flows of a join by what it compares and by their own keys before they are joined, and
 * once more what the join gives; so that the scan groups, and the join has few rows. Flows with the
 * same values meet the same rows of the other side, so their totals may meet these instead.
 */
final class GroupBelowJoin extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return visited instanceof Aggregate aggregate ? split(aggregate) : visited;
    }

    private static RelNode split(Aggregate aggregate) {
        LeafInput input = LeafInput.of(aggregate.getInput());
        List<SqlAggFunction> totals = SplitCalls.totals(aggregate);
        if (totals == null
                || !(input.leaf() instanceof Join join)
                || !RexUtil.isDeterministic(join.getCondition())) {
            return aggregate;
        }
        for (boolean isLeft : new boolean[] {true, false}) {
            GroupedSide side = new GroupedSide(aggregate, input, join, isLeft);
            if (side.isPossible()) {
                return side.apply(totals);
            }
        }
        return aggregate;
    }
}
