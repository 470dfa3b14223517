package io.weir.sql.plan;

import java.util.function.LongUnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Parts of a time, or of a date, that EXTRACT gives. */
final class TimeParts {
    private static final long SECOND = DateTimeUtils.MILLIS_PER_SECOND;
    private static final long MINUTE = DateTimeUtils.MILLIS_PER_MINUTE;
    private static final long HOUR = DateTimeUtils.MILLIS_PER_HOUR;
    private static final long DAY = DateTimeUtils.MILLIS_PER_DAY;

    private TimeParts() {}

    /**
     * From milliseconds, or from days, since 1970.
     *
     * @param extract a unit and what it is extracted from
     * @return null for a unit that is not known here
     */
    static @Nullable LongUnaryOperator of(RexCall extract) {
        if (!(extract.getOperands().get(0) instanceof RexLiteral literal)
                || !(literal.getValue() instanceof TimeUnitRange unit)) {
            return null;
        }
        RelDataType from = extract.getOperands().get(1).getType();
        if (ConstantTimes.isDate(from)) {
            return isOfDate(unit) ? days -> DateTimeUtils.unixDateExtract(unit, days) : null;
        }
        return SqlTypeUtil.isTimestamp(from) ? ofTime(unit) : null;
    }

    private static @Nullable LongUnaryOperator ofTime(TimeUnitRange unit) {
        if (isOfDate(unit)) {
            return time -> DateTimeUtils.unixDateExtract(unit, Math.floorDiv(time, DAY));
        }
        return switch (unit) {
            case HOUR -> time -> Math.floorMod(time, DAY) / HOUR;
            case MINUTE -> time -> Math.floorMod(time, HOUR) / MINUTE;
            case SECOND -> time -> Math.floorMod(time, MINUTE) / SECOND;
            default -> null;
        };
    }

    private static boolean isOfDate(TimeUnitRange unit) {
        return switch (unit) {
            case YEAR, QUARTER, MONTH, WEEK, DAY, DOW, ISODOW, DOY -> true;
            default -> false;
        };
    }
}
