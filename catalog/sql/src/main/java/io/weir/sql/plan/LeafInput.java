package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Projections and filters over a leaf, as expressions over what the leaf gives.
 *
 * @param leaf what is below them
 * @param fields what the rows are
 * @param conditions which rows there are
 */
record LeafInput(RelNode leaf, List<RexNode> fields, List<RexNode> conditions) {
    static LeafInput of(RelNode top) {
        List<RexNode> fields =
                new ArrayList<>(
                        top.getCluster().getRexBuilder().identityProjects(top.getRowType()));
        List<RexNode> conditions = new ArrayList<>();
        RelNode node = top;
        while (true) {
            if (node instanceof Filter filter && filter.getVariablesSet().isEmpty()) {
                // Lower conditions first: those above may fail on rows that these keep away.
                conditions.addAll(0, RelOptUtil.conjunctions(filter.getCondition()));
                node = filter.getInput();
            } else if (node instanceof Project project && isPlain(project)) {
                fields = new ArrayList<>(RelOptUtil.pushPastProject(fields, project));
                conditions = new ArrayList<>(RelOptUtil.pushPastProject(conditions, project));
                node = project.getInput();
            } else {
                return new LeafInput(node, fields, conditions);
            }
        }
    }

    /** Expressions that may stand more than once, or elsewhere. */
    static boolean isPlain(Project project) {
        return !project.containsOver()
                && project.getVariablesSet().isEmpty()
                && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }
}
