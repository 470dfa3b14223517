package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Groups each input of a UNION ALL of scans, as {@code flow_ends} is, and then the groups that
 * these give; so that {@link PushGroups} finds an aggregation right above each scan. Only sums of
 * what is never negative are split: of others, one input's could pass the limit of a BIGINT where
 * the whole does not.
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
        List<SqlAggFunction> totals = totals(aggregate);
        if (!(below instanceof Union union) || !union.all || totals == null) {
            return aggregate;
        }
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : union.getInputs()) {
            if (!isEmpty(input)) {
                builder.push(input);
                if (project != null) {
                    builder.project(project.getProjects(), List.of(), true);
                }
                inputs.add(builder.build());
            }
        }
        if (inputs.isEmpty() || !inputs.stream().allMatch(each -> isSplit(aggregate, each))) {
            return aggregate;
        }
        inputs.forEach(each -> group(builder, aggregate, each));
        if (inputs.size() > 1) {
            builder.union(true, inputs.size());
            addTotals(builder, aggregate.getGroupCount(), totals);
        }
        return builder.convert(aggregate.getRowType(), true).build();
    }

    private static boolean isEmpty(RelNode input) {
        RelNode below = input;
        while (below instanceof Project project) {
            below = project.getInput();
        }
        return below instanceof Values values && values.getTuples().isEmpty();
    }

    /** What makes the whole of the results for each input, by call; null if nothing does. */
    private static @Nullable List<SqlAggFunction> totals(Aggregate aggregate) {
        if (aggregate.getGroupSets().size() != 1) {
            return null;
        }
        List<SqlAggFunction> totals = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            SqlAggFunction total = isSimple(call) ? total(call) : null;
            if (total == null) {
                return null;
            }
            totals.add(total);
        }
        return totals;
    }

    private static boolean isSimple(AggregateCall call) {
        return !call.isDistinct()
                && !call.isApproximate()
                && !call.ignoreNulls()
                && call.distinctKeys == null
                && call.getCollation().getFieldCollations().isEmpty()
                && call.getArgList().size() <= 1;
    }

    private static @Nullable SqlAggFunction total(AggregateCall call) {
        SqlAggFunction function = call.getAggregation();
        SqlKind kind = function.getKind();
        if (kind == SqlKind.COUNT) {
            return ExactArithmetic.SUM_OR_ZERO;
        }
        boolean isItsOwn = kind == SqlKind.MIN || kind == SqlKind.MAX || isSum(function);
        return isItsOwn ? function : null;
    }

    private static boolean isSum(SqlAggFunction function) {
        return ExactArithmetic.isSum(function) || ExactArithmetic.isSumOrZero(function);
    }

    private static boolean isSplit(Aggregate aggregate, RelNode input) {
        LeafInput scan = LeafInput.of(input);
        return scan.leaf() instanceof FlowTableScan
                && aggregate.getAggCallList().stream()
                        .filter(call -> isSum(call.getAggregation()))
                        .flatMap(call -> call.getArgList().stream())
                        .allMatch(field -> isNeverNegative(scan.fields().get(field)));
    }

    /** Whether a number of a flow, which all count something, or a choice between such. */
    private static boolean isNeverNegative(RexNode expression) {
        if (expression instanceof RexLiteral literal) {
            return literal.isNull() || !literal.toString().startsWith("-");
        }
        if (expression instanceof RexCall call && call.getKind() == SqlKind.CASE) {
            int last = call.getOperands().size() - 1;
            for (int i = 0; i <= last; i++) {
                boolean isValue = i % 2 == 1 || i == last;
                if (isValue && !isNeverNegative(call.getOperands().get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expression instanceof RexCall call && call.getKind() == SqlKind.CAST) {
            return isNeverNegative(call.getOperands().get(0));
        }
        return expression instanceof RexInputRef;
    }

    private static void group(RelBuilder builder, Aggregate aggregate, RelNode input) {
        builder.push(input);
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            RelBuilder.AggCall copy =
                    builder.aggregateCall(call.getAggregation(), builder.fields(call.getArgList()));
            calls.add(call.hasFilter() ? copy.filter(builder.field(call.filterArg)) : copy);
        }
        builder.aggregate(
                builder.groupKey(builder.fields(aggregate.getGroupSet().asList())), calls);
    }

    private static void addTotals(RelBuilder builder, int keys, List<SqlAggFunction> totals) {
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (SqlAggFunction total : totals) {
            calls.add(builder.aggregateCall(total, builder.field(keys + calls.size())));
        }
        builder.aggregate(builder.groupKey(builder.fields().subList(0, keys)), calls);
    }
}
