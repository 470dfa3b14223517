package io.weir.sql.plan;

import io.weir.engine.expression.FloatArithmetic;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * {@code /} where an operand is DECIMAL or DOUBLE: the quotient of the DOUBLEs, since most
 * quotients of decimals have no end. A divisor of zero is an error, as it is for integers.
 */
final class FloatQuotient {
    private static final SqlFunction QUOTIENT =
            new HiddenFunction(
                    "QUOTIENT",
                    ReturnTypes.DOUBLE_NULLABLE,
                    List.of(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
                    JavaFunction.strict(
                            FloatArithmetic.class, "quotient", double.class, double.class));

    private FloatQuotient() {}

    /** The call itself, or a quotient of DOUBLEs in its place. */
    static RexNode safe(RexBuilder builder, RexNode node) {
        boolean isIt =
                node instanceof RexCall call
                        && call.getKind() == SqlKind.DIVIDE
                        && call.getType().getSqlTypeName() == SqlTypeName.DOUBLE;
        if (!isIt) {
            return node;
        }
        RelDataType type = node.getType();
        List<RexNode> operands =
                ((RexCall) node)
                        .getOperands().stream()
                                .map(value -> DoubleArguments.asDouble(builder, value))
                                .toList();
        return builder.makeCall(type, QUOTIENT, operands);
    }

    /** Whether a call is such a quotient. */
    static boolean isCall(RexCall call) {
        return call.getOperator().equals(QUOTIENT);
    }
}
