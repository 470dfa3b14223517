package io.weir.sql.plan;

import io.weir.udfs.traffic.TimeBuckets;
import java.math.BigDecimal;
import java.util.Calendar;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Constant times and dates: literals, parameters, the current time and date, and of these sums with
 * intervals, casts from one to the other, and FLOOR. All are milliseconds since 1970-01-01T00:00Z;
 * a date is its midnight.
 */
final class ConstantTimes {
    static final long DAY = DateTimeUtils.MILLIS_PER_DAY;

    /** Digits of a second that all times have. */
    private static final int MILLISECONDS = 3;

    private final IntFunction<@Nullable Object> parameters;
    private final long nowMillis;

    /**
     * @param parameters the value of a parameter, by its index, in Calcite's internal form
     * @param nowMillis the statement's current time
     */
    ConstantTimes(IntFunction<@Nullable Object> parameters, long nowMillis) {
        this.parameters = parameters;
        this.nowMillis = nowMillis;
    }

    /** Whether a node is one, whatever the values of parameters. */
    static boolean isConstant(RexNode node) {
        if (!isTime(node.getType())) {
            return false;
        }
        if (node instanceof RexDynamicParam || node instanceof RexLiteral || isCurrent(node)) {
            return true;
        }
        return node instanceof RexCall call
                && isKnown(call)
                && isConstant(call.getOperands().get(0));
    }

    private static boolean isKnown(RexCall call) {
        return switch (call.getKind()) {
            case PLUS, MINUS -> isShift(call);
            case CAST -> isWhole(call.getType());
            case FLOOR -> FixedSteps.length(call) > 0 || calendarUnit(call) != null;
            default -> false;
        };
    }

    /** Whether it adds or takes off an interval, and a date is moved by whole days. */
    private static boolean isShift(RexCall call) {
        RexNode time = call.getOperands().get(0);
        if (call.getOperands().size() != 2
                || !isInterval(call.getOperands().get(1))
                || time.getType().getSqlTypeName() != call.getType().getSqlTypeName()) {
            return false;
        }
        RexNode interval = call.getOperands().get(1);
        return !isDate(call.getType()) || inMonths(interval) || length(interval) % DAY == 0;
    }

    /** Whether it is an interval, or as many as a number, as TIMESTAMPADD makes it. */
    private static boolean isInterval(RexNode node) {
        if (node.isA(SqlKind.TIMES)) {
            List<RexNode> factors = ((RexCall) node).getOperands();
            return isInterval(factors.get(0))
                    && factors.get(1) instanceof RexLiteral number
                    && !number.isNull()
                    && SqlTypeUtil.isIntType(number.getType());
        }
        return node instanceof RexLiteral literal
                && !literal.isNull()
                && SqlTypeName.INTERVAL_TYPES.contains(node.getType().getSqlTypeName());
    }

    private static boolean inMonths(RexNode interval) {
        return SqlTypeName.YEAR_INTERVAL_TYPES.contains(interval.getType().getSqlTypeName());
    }

    /** The time that a constant is; null for NULL. */
    @Nullable Long millis(RexNode node) {
        if (node instanceof RexDynamicParam parameter) {
            Object value = parameters.apply(parameter.getIndex());
            return ConstantValues.PLACEHOLDER.equals(value)
                    ? Long.valueOf(0)
                    : ofParameter(value, parameter.getType());
        }
        if (node instanceof RexLiteral literal) {
            return millis(literal.getValue());
        }
        if (isCurrent(node)) {
            return isDate(node.getType()) ? TimeBuckets.start(DAY, nowMillis) : nowMillis;
        }
        RexCall call = (RexCall) node;
        Long operand = millis(call.getOperands().get(0));
        return operand == null ? null : (Long) result(call, operand);
    }

    private static long result(RexCall call, long operand) {
        return switch (call.getKind()) {
            case PLUS -> shifted(operand, call.getOperands().get(1), 1);
            case MINUS -> shifted(operand, call.getOperands().get(1), -1);
            case CAST -> isDate(call.getType()) ? TimeBuckets.start(DAY, operand) : operand;
            case FLOOR -> floor(call, operand);
            default -> throw new IllegalArgumentException("Not a constant time: " + call);
        };
    }

    private static long shifted(long time, RexNode interval, int sign) {
        long length = sign * length(interval);
        return inMonths(interval)
                ? DateTimeUtils.addMonths(time, Math.toIntExact(length))
                : Math.addExact(time, length);
    }

    private static long floor(RexCall call, long time) {
        TimeUnitRange unit = calendarUnit(call);
        return unit == null
                ? TimeBuckets.start(FixedSteps.length(call), time)
                : DateTimeUtils.unixTimestampFloor(unit, time);
    }

    /** Milliseconds, or months, as its type says. */
    private static long length(RexNode interval) {
        if (interval instanceof RexCall product) {
            return Math.multiplyExact(
                    length(product.getOperands().get(0)), length(product.getOperands().get(1)));
        }
        BigDecimal length = ((RexLiteral) interval).getValueAs(BigDecimal.class);
        return length == null ? 0 : length.longValueExact();
    }

    /** A date is in days, as Calcite has it. */
    private static @Nullable Long ofParameter(@Nullable Object value, RelDataType type) {
        return value instanceof Integer days && isDate(type)
                ? Long.valueOf(days * DAY)
                : millis(value);
    }

    /** A time in Calcite's internal form, or a literal; null where it is neither. */
    static @Nullable Long millis(@Nullable Object value) {
        if (value instanceof TimestampString time) {
            return time.getMillisSinceEpoch();
        }
        if (value instanceof DateString date) {
            return date.getMillisSinceEpoch();
        }
        if (value instanceof Calendar calendar) {
            return calendar.getTimeInMillis();
        }
        return value instanceof Long millis ? millis : null;
    }

    /** The unit of the calendar that FLOOR of a time goes down to; null where there is none. */
    private static @Nullable TimeUnitRange calendarUnit(RexCall floor) {
        if (floor.getOperands().size() != 2
                || !SqlTypeUtil.isTimestamp(floor.getType())
                || !(floor.getOperands().get(1) instanceof RexLiteral literal)
                || !(literal.getValue() instanceof TimeUnitRange unit)) {
            return null;
        }
        return switch (unit) {
            case WEEK, MONTH, QUARTER, YEAR -> unit;
            default -> null;
        };
    }

    private static boolean isCurrent(RexNode node) {
        return node instanceof RexCall call
                && call.getOperands().isEmpty()
                && switch (call.getOperator().getName()) {
                    case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_DATE" -> true;
                    default -> false;
                };
    }

    /** Whether a cast to a type of times leaves out no digits of a time, or is to a date. */
    static boolean isWhole(RelDataType type) {
        return isDate(type)
                || (SqlTypeUtil.isTimestamp(type) && type.getPrecision() >= MILLISECONDS);
    }

    /** Whether values of a type are times or dates. */
    static boolean isTime(RelDataType type) {
        return SqlTypeUtil.isTimestamp(type) || isDate(type);
    }

    /** Whether values of a type are dates. */
    static boolean isDate(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DATE;
    }
}
