package io.weir.sql.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Mends what Calcite makes of aggregates that stand beside DISTINCT ones: it groups by the distinct
 * values too, and takes the others from the rows of all values, as the smallest of one.
 *
 * <ul>
 *   <li>Over no rows that row is missing, and a count must be 0.
 *   <li>The smallest keeps the order that LISTAGG had, by fields of rows that are no more.
 * </ul>
 */
final class DistinctTotals extends RelHomogeneousShuttle {
    /** What makes them; before anything else can hide from what they are made. */
    static final HepProgram EXPANSION =
            HepProgram.builder()
                    .addRuleInstance(CoreRules.AGGREGATE_EXPAND_DISTINCT_AGGREGATES)
                    .build();

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (visited instanceof Project above
                && above.getInput() instanceof Project casts
                && node.getInput(0) instanceof Aggregate) {
            return merged(above, casts);
        }
        if (!(visited instanceof Aggregate aggregate)) {
            return visited;
        }
        Aggregate total = unordered(aggregate);
        return total.getGroupCount() == 0 ? zero(total) : total;
    }

    /**
     * The totals without a cast to what may be NULL and back: with windows above such, the planner
     * comes to no end.
     */
    private static RelNode merged(Project above, Project casts) {
        RexShuttle direct =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        RexNode known = super.visitCall(call);
                        RexNode value = known;
                        while (value instanceof RexCall cast && isOfNullability(cast)) {
                            value = cast.getOperands().get(0);
                        }
                        return value.getType().equals(known.getType()) ? value : known;
                    }
                };
        return LogicalProject.create(
                casts.getInput(),
                above.getHints(),
                direct.apply(RelOptUtil.pushPastProject(above.getProjects(), casts)),
                above.getRowType().getFieldNames(),
                above.getVariablesSet());
    }

    private static boolean isOfNullability(RexCall call) {
        return call.isA(SqlKind.CAST)
                && SqlTypeUtil.equalSansNullability(
                        call.getType(), call.getOperands().get(0).getType());
    }

    private static Aggregate unordered(Aggregate total) {
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : total.getAggCallList()) {
            boolean isSmallest = call.getAggregation().getKind() == SqlKind.MIN;
            calls.add(isSmallest ? call.withCollation(RelCollations.EMPTY) : call);
        }
        return ExactArithmetic.withCalls(total, calls);
    }

    private static RelNode zero(Aggregate total) {
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : total.getAggCallList()) {
            boolean isCount =
                    call.getAggregation().getKind() == SqlKind.MIN
                            && call.hasFilter()
                            && isCount(total.getInput(), call.getArgList().get(0));
            calls.add(isCount ? sumOrZero(call, total.getInput()) : call);
        }
        if (calls.equals(total.getAggCallList())) {
            return total;
        }
        Aggregate counted = ExactArithmetic.withCalls(total, calls);
        return LogicalProject.create(
                counted,
                List.of(),
                ofType(counted, total.getRowType()),
                total.getRowType().getFieldNames(),
                ImmutableSet.of());
    }

    private static List<RexNode> ofType(RelNode node, RelDataType row) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            RexNode value = builder.makeInputRef(node, field.getIndex());
            boolean isSame = value.getType().equals(field.getType());
            values.add(isSame ? value : builder.makeAbstractCast(field.getType(), value, false));
        }
        return values;
    }

    /** Whether a field is a measure of groups by several sets that is 0 over no rows. */
    private static boolean isCount(RelNode node, int field) {
        if (node instanceof Aggregate groups) {
            int call = field - groups.getGroupCount();
            return groups.getGroupSets().size() > 1
                    && call >= 0
                    && isZeroOfNone(groups.getAggCallList().get(call));
        }
        if (node instanceof Filter filter) {
            return isCount(filter.getInput(), field);
        }
        RexNode value = node instanceof Project project ? project.getProjects().get(field) : null;
        return value instanceof RexInputRef reference
                && isCount(node.getInput(0), reference.getIndex());
    }

    private static boolean isZeroOfNone(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.COUNT
                || ExactArithmetic.isZeroOfNone(call.getAggregation());
    }

    private static AggregateCall sumOrZero(AggregateCall call, RelNode input) {
        return AggregateCall.create(
                call.getParserPosition(),
                ExactArithmetic.SUM_OR_ZERO,
                false,
                false,
                false,
                call.rexList,
                call.getArgList(),
                call.filterArg,
                call.distinctKeys,
                call.collation,
                true,
                input,
                null,
                call.getName());
    }
}
