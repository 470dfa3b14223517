package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * AVG, VAR and STDDEV of DECIMAL as those of DOUBLE, which their results are. Calcite divides the
 * squares of large sums, and loses the digits of what is close together.
 */
final class DoubleArguments {
    private DoubleArguments() {}

    /** Whether a function of such an argument wants it as a DOUBLE. */
    static boolean wants(SqlAggFunction function, RelDataType argument) {
        return SqlTypeUtil.isDecimal(argument)
                && SqlKind.AVG_AGG_FUNCTIONS.contains(function.getKind());
    }

    static RexNode asDouble(RexBuilder builder, RexNode value) {
        RelDataType type =
                builder.getTypeFactory()
                        .createTypeWithNullability(
                                builder.getTypeFactory().createSqlType(SqlTypeName.DOUBLE),
                                value.getType().isNullable());
        return builder.makeCast(type, value);
    }

    /** The same groups, over an input that has such arguments as DOUBLE too. */
    static Aggregate of(Aggregate aggregate) {
        RexBuilder builder = aggregate.getCluster().getRexBuilder();
        List<RexNode> fields =
                new ArrayList<>(builder.identityProjects(aggregate.getInput().getRowType()));
        int before = fields.size();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            boolean isWanted =
                    call.getArgList().size() == 1
                            && wants(
                                    call.getAggregation(),
                                    fields.get(call.getArgList().get(0)).getType());
            if (isWanted) {
                fields.add(asDouble(builder, fields.get(call.getArgList().get(0))));
            }
            calls.add(isWanted ? call.withArgList(List.of(fields.size() - 1)) : call);
        }
        if (fields.size() == before) {
            return aggregate;
        }
        return aggregate.copy(
                aggregate.getTraitSet(),
                LogicalProject.create(
                        aggregate.getInput(), List.of(), fields, (List<String>) null, Set.of()),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls);
    }
}
