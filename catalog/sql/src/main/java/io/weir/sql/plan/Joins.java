package io.weir.sql.plan;

import com.google.common.collect.ImmutableSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/** What sub-queries become. */
final class Joins {
    private Joins() {}

    /**
     * The same tree with joins in place of queries that run once for each row; where Calcite does
     * not succeed in that, they run so.
     *
     * @param tree without sub-queries in its expressions
     */
    static RelNode of(RelNode tree, RelBuilder builder) {
        RelNode plain = tree.accept(new WithoutVariables());
        try {
            return ConstantKeys.show(
                    RelDecorrelator.decorrelateQuery(ConstantKeys.hide(plain), builder));
        } catch (RuntimeException | AssertionError e) {
            return plain;
        }
    }

    /**
     * Nodes that do not say that queries in their expressions use their rows: there are no such
     * queries any more, and the planner has no rule for what says so.
     */
    private static final class WithoutVariables extends RelHomogeneousShuttle {
        @Override
        public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            if (visited.getVariablesSet().isEmpty()) {
                return visited;
            }
            if (visited instanceof Project project) {
                return LogicalProject.create(
                        project.getInput(),
                        project.getHints(),
                        project.getProjects(),
                        project.getRowType(),
                        ImmutableSet.of());
            }
            return visited instanceof Filter filter
                    ? LogicalFilter.create(filter.getInput(), filter.getCondition())
                    : visited;
        }
    }
}
