package io.weir.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;

/**
 * Has the side with fewer rows on the right of each hash join, whose rows the operator keeps. The
 * planner's cost of a join wants the larger side there.
 */
final class SmallSide extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof EnumerableHashJoin join)
                || !join.getJoinType().projectsRight()
                || !join.getTraitSet().contains(RelCollations.EMPTY)
                || !isSmaller(join.getLeft(), join.getRight())) {
            return visited;
        }
        return swapped(join);
    }

    private static boolean isSmaller(RelNode one, RelNode other) {
        RelMetadataQuery metadata = one.getCluster().getMetadataQuery();
        return metadata.getRowCount(one) < metadata.getRowCount(other);
    }

    private static RelNode swapped(Join join) {
        int left = join.getLeft().getRowType().getFieldCount();
        int right = join.getRight().getRowType().getFieldCount();
        RexNode condition =
                join.getCondition()
                        .accept(
                                new RexShuttle() {
                                    @Override
                                    public RexNode visitInputRef(RexInputRef reference) {
                                        int index = reference.getIndex();
                                        return new RexInputRef(
                                                index < left ? index + right : index - left,
                                                reference.getType());
                                    }
                                });
        RelNode swapped =
                EnumerableHashJoin.create(
                        join.getRight(),
                        join.getLeft(),
                        condition,
                        join.getVariablesSet(),
                        join.getJoinType().swap());
        List<RexNode> inOrder = RelOptUtil.createSwappedJoinExprs(swapped, join, true);
        return EnumerableCalc.create(
                swapped,
                RexProgram.create(
                        swapped.getRowType(),
                        inOrder,
                        null,
                        join.getRowType(),
                        join.getCluster().getRexBuilder()));
    }
}
