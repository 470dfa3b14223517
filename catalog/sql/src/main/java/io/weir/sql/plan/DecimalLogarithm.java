package io.weir.sql.plan;

import io.weir.sql.run.Logarithms;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * LOG10(x) and LOG(x): Calcite divides natural logarithms, and that of 1000 comes to
 * 2.9999999999999996.
 */
final class DecimalLogarithm {
    private static final SqlFunction LOG10 =
            new HiddenFunction(
                    "LOG10",
                    ReturnTypes.DOUBLE_NULLABLE,
                    List.of(SqlTypeFamily.NUMERIC),
                    JavaFunction.strict(Logarithms.class, "base10", double.class));

    private DecimalLogarithm() {}

    /** Whether a call is a right one. */
    static boolean isCall(RexCall call) {
        return call.getOperator().equals(LOG10);
    }

    /** The call itself, or a right one in its place. */
    static RexNode exact(RexBuilder builder, RexNode node) {
        boolean isIt =
                node instanceof RexCall call
                        && call.getOperands().size() == 1
                        && (call.getOperator().equals(SqlStdOperatorTable.LOG10)
                                || call.getOperator().equals(SqlLibraryOperators.LOG_POSTGRES));
        if (!isIt) {
            return node;
        }
        RexNode number = ((RexCall) node).getOperands().get(0);
        RelDataType type = node.getType();
        return builder.makeCall(type, LOG10, List.of(DoubleArguments.asDouble(builder, number)));
    }
}
