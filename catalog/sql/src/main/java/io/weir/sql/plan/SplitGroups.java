package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;

/**
 * Groups each input of a UNION ALL of scans, as {@code flow_ends} is, and then the groups that
 * these give; so that {@link PushGroups} finds an aggregation right above each scan.
 */
final class SplitGroups extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return visited instanceof Aggregate aggregate ? split(aggregate) : visited;
    }

    private static RelNode split(Aggregate aggregate) {
        RelNode below = aggregate.getInput();
        Project project = null;
        if (below instanceof Project above && LeafInput.isPlain(above)) {
            project = above;
            below = above.getInput();
        }
        List<SqlAggFunction> totals = SplitCalls.totals(aggregate);
        if (!(below instanceof Union union) || !union.all || totals == null) {
            return aggregate;
        }
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : union.getInputs()) {
            if (!isEmpty(input)) {
                builder.push(input);
                if (project != null) {
                    convert(builder, union.getRowType());
                    builder.project(project.getProjects(), List.of(), true);
                }
                inputs.add(builder.build());
            }
        }
        if (inputs.isEmpty() || !inputs.stream().allMatch(each -> isSplit(aggregate, each))) {
            return aggregate;
        }
        for (RelNode input : inputs) {
            builder.push(input);
            SplitCalls.addParts(builder, aggregate, aggregate.getAggCallList());
        }
        if (inputs.size() > 1) {
            builder.union(true, inputs.size());
            SplitCalls.addTotals(builder, aggregate.getGroupCount(), totals);
        }
        return builder.convert(aggregate.getRowType(), true).build();
    }

    /** A text of an input may be shorter than the union says. */
    private static void convert(RelBuilder builder, RelDataType wanted) {
        List<RelDataType> own = RelOptUtil.getFieldTypeList(builder.peek().getRowType());
        List<RelDataType> all = RelOptUtil.getFieldTypeList(wanted);
        for (int i = 0; i < own.size(); i++) {
            if (!SqlTypeUtil.equalSansNullability(
                    builder.getTypeFactory(), own.get(i), all.get(i))) {
                builder.convert(wanted, false);
                return;
            }
        }
    }

    private static boolean isEmpty(RelNode input) {
        RelNode below = input;
        while (below instanceof Project project) {
            below = project.getInput();
        }
        return below instanceof Values values && values.getTuples().isEmpty();
    }

    private static boolean isSplit(Aggregate aggregate, RelNode input) {
        LeafInput scan = LeafInput.of(input);
        return scan.leaf() instanceof FlowTableScan
                && SplitCalls.areSafe(aggregate, scan.fields()::get);
    }
}
