package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Projections and filters over a scan, as expressions over the scan's columns.
 *
 * @param fields what the rows are
 * @param conditions which rows there are, besides the filters of the scan
 */
record ScanInput(FlowTableScan scan, List<RexNode> fields, List<RexNode> conditions) {
    /** Null where there is anything else between, or a window among the expressions. */
    static @Nullable ScanInput of(RelNode top) {
        List<RexNode> fields =
                new ArrayList<>(
                        top.getCluster().getRexBuilder().identityProjects(top.getRowType()));
        List<RexNode> conditions = new ArrayList<>();
        RelNode node = top;
        while (!(node instanceof FlowTableScan scan)) {
            if (node instanceof Filter filter && filter.getVariablesSet().isEmpty()) {
                conditions.addAll(RelOptUtil.conjunctions(filter.getCondition()));
                node = filter.getInput();
            } else if (node instanceof Project project && isPlain(project)) {
                fields = RelOptUtil.pushPastProject(fields, project);
                conditions = new ArrayList<>(RelOptUtil.pushPastProject(conditions, project));
                node = project.getInput();
            } else {
                return null;
            }
        }
        return new ScanInput(scan, fields, conditions);
    }

    /** Expressions that may stand more than once, or elsewhere. */
    private static boolean isPlain(Project project) {
        return !project.containsOver()
                && project.getVariablesSet().isEmpty()
                && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }
}
