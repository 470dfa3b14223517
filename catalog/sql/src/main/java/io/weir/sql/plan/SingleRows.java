package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Makes parameters of the side of a join that is always one row, a total of all rows: it runs once,
 * first, and the join becomes a condition on the other side.
 */
final class SingleRows extends RelHomogeneousShuttle {
    /** Takes what runs first. */
    @FunctionalInterface
    interface Parameters {
        /** Has a query of one row run first, and returns the number of its first column's. */
        int first(RelNode query);
    }

    private final Parameters parameters;

    SingleRows(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof Join join) || !join.getVariablesSet().isEmpty()) {
            return visited;
        }
        boolean isInner = join.getJoinType() == JoinRelType.INNER;
        boolean keepsLeft =
                join.getJoinType() == JoinRelType.LEFT && join.getCondition().isAlwaysTrue();
        if ((isInner || keepsLeft) && isOneRow(join.getRight())) {
            return asked(join, false);
        }
        return isInner && isOneRow(join.getLeft()) ? asked(join, true) : join;
    }

    private static boolean isOneRow(RelNode node) {
        RelNode below = node;
        while (below instanceof Project project && LeafInput.isPlain(project)) {
            below = project.getInput();
        }
        return below instanceof Aggregate aggregate
                && aggregate.getGroupCount() == 0
                && aggregate.getGroupSets().size() == 1
                && RelOptUtil.getVariablesUsed(node).isEmpty();
    }

    private RelNode asked(Join join, boolean isLeft) {
        RelNode row = isLeft ? join.getLeft() : join.getRight();
        RelNode others = isLeft ? join.getRight() : join.getLeft();
        RexBuilder builder = join.getCluster().getRexBuilder();
        int first = parameters.first(row);
        List<RexNode> values = new ArrayList<>();
        for (int column = 0; column < row.getRowType().getFieldCount(); column++) {
            values.add(
                    builder.makeDynamicParam(
                            row.getRowType().getFieldList().get(column).getType(), first + column));
        }
        List<RexNode> fields = new ArrayList<>(builder.identityProjects(others.getRowType()));
        fields.addAll(isLeft ? 0 : fields.size(), values);
        RelNode all =
                LogicalProject.create(
                        others, List.of(), fields, join.getRowType().getFieldNames(), Set.of());
        return join.getCondition().isAlwaysTrue()
                ? all
                : LogicalFilter.create(all, join.getCondition());
    }
}
