package io.weir.sql.plan;

import io.weir.udfs.traffic.TimeBuckets;
import java.math.BigDecimal;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Calls that cut a time down to the begin of a step of fixed length. */
final class FixedSteps {
    private FixedSteps() {}

    /** Milliseconds of the steps that a call makes; 0 where it makes none. */
    static long length(RexCall call) {
        if (call.isA(SqlKind.CAST)) {
            boolean isDate =
                    ConstantTimes.isDate(call.getType())
                            && SqlTypeUtil.isTimestamp(call.getOperands().get(0).getType());
            return isDate ? ConstantTimes.DAY : 0;
        }
        if (call.getOperands().size() != 2 || !SqlTypeUtil.isTimestamp(time(call).getType())) {
            return 0;
        }
        if (call.isA(SqlKind.FLOOR)) {
            return call.getOperands().get(1) instanceof RexLiteral literal
                            && literal.getValue() instanceof TimeUnitRange unit
                    ? length(unit)
                    : 0;
        }
        return call.getOperator() instanceof FlowSqlFunction function
                        && function.definition().name().equals("time_bucket")
                        && call.getOperands().get(0) instanceof RexLiteral width
                ? Math.max(0, interval(width))
                : 0;
    }

    /** The time that a call with two operands, or a cast, cuts. */
    static RexNode time(RexCall call) {
        boolean isFirst = call.isA(SqlKind.CAST) || call.isA(SqlKind.FLOOR);
        return call.getOperands().get(isFirst ? 0 : 1);
    }

    private static long length(TimeUnitRange unit) {
        return switch (unit) {
            case SECOND, MINUTE, HOUR, DAY -> unit.startUnit.multiplier.longValueExact();
            default -> 0;
        };
    }

    /** Milliseconds of an interval, which a text may write; 0 where the literal is none. */
    static long interval(RexLiteral literal) {
        if (isInterval(literal)) {
            BigDecimal millis = literal.getValueAs(BigDecimal.class);
            return millis == null ? 0 : millis.longValue();
        }
        String text =
                SqlTypeUtil.isCharacter(literal.getType()) ? RexLiteral.stringValue(literal) : null;
        return text == null ? 0 : TimeBuckets.parseInterval(text);
    }

    /** Whether a node is an interval of fixed length. */
    static boolean isInterval(RexNode node) {
        return node instanceof RexLiteral literal
                && !literal.isNull()
                && SqlTypeName.DAY_INTERVAL_TYPES.contains(node.getType().getSqlTypeName());
    }
}
