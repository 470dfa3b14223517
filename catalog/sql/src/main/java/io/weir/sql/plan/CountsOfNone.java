package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlKind;

/**
 * A total that has COUNT beside COUNT(DISTINCT) is made by Calcite from groups by the distinct
 * values and a group of all: it takes the count from the latter's row, as the smallest of one. Over
 * no rows that row is missing, and the count must be 0.
 */
final class CountsOfNone extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return visited instanceof Aggregate total && total.getGroupCount() == 0
                ? zero(total)
                : visited;
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
        Aggregate counted =
                total.copy(
                        total.getTraitSet(),
                        total.getInput(),
                        total.getGroupSet(),
                        total.getGroupSets(),
                        calls);
        return EnumerableCalc.create(counted, ofType(counted, total.getRowType()));
    }

    private static RexProgram ofType(RelNode node, RelDataType row) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            RexNode value = builder.makeInputRef(node, field.getIndex());
            boolean isSame = value.getType().equals(field.getType());
            values.add(isSame ? value : builder.makeAbstractCast(field.getType(), value, false));
        }
        return RexProgram.create(node.getRowType(), values, null, row, builder);
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
        RexNode value = null;
        if (node instanceof Project project) {
            value = project.getProjects().get(field);
        } else if (node instanceof Calc calc) {
            RexProgram program = calc.getProgram();
            value = program.expandLocalRef(program.getProjectList().get(field));
        }
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
