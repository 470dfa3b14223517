package io.weir.sql.plan;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * A time column cut down to steps of one length: FLOOR to a unit, {@code time_bucket}, or the date.
 * A condition on the steps is one on the column.
 *
 * @param column the column
 * @param length milliseconds of a step; steps begin at multiples of it since 1970
 */
record TimeSteps(FlowColumn column, long length) {
    /** The steps that a node gives; null where it gives none. */
    static @Nullable TimeSteps of(RexNode node) {
        if (!(node instanceof RexCall call)) {
            return null;
        }
        long length = FixedSteps.length(call);
        if (length > 0) {
            FlowColumn column = ConditionCompiler.column(FixedSteps.time(call));
            return column == null || column.type() != ColumnType.TIMESTAMP
                    ? null
                    : new TimeSteps(column, length);
        }
        return isSame(call) ? of(call.getOperands().get(0)) : null;
    }

    /** Whether it is a date as a time, or a time with at least as many digits. */
    private static boolean isSame(RexCall call) {
        return call.isA(SqlKind.CAST)
                && !ConstantTimes.isDate(call.getType())
                && ConstantTimes.isWhole(call.getType())
                && ConstantTimes.isTime(call.getOperands().get(0).getType());
    }

    /** The times whose steps begin within ranges. */
    RangeSet<Comparable<?>> within(RangeSet<Comparable<?>> begins) {
        RangeSet<Comparable<?>> times = TreeRangeSet.create();
        begins.asRanges().forEach(range -> times.add(times(range)));
        return times;
    }

    private Range<Comparable<?>> times(Range<Comparable<?>> begins) {
        if (begins.hasLowerBound() && begins.hasUpperBound()) {
            long first = first(begins);
            return Range.closedOpen(first, Math.max(first, end(begins)));
        }
        if (begins.hasLowerBound()) {
            return Range.atLeast(first(begins));
        }
        return begins.hasUpperBound() ? Range.lessThan(end(begins)) : Range.all();
    }

    /** The first step that begins at or after the lower bound. */
    private long first(Range<Comparable<?>> begins) {
        return begins.lowerBoundType() == BoundType.CLOSED
                ? atOrAfter((Long) begins.lowerEndpoint())
                : after((Long) begins.lowerEndpoint());
    }

    /** The first step that begins beyond the upper bound. */
    private long end(Range<Comparable<?>> begins) {
        return begins.upperBoundType() == BoundType.CLOSED
                ? after((Long) begins.upperEndpoint())
                : atOrAfter((Long) begins.upperEndpoint());
    }

    private long after(long time) {
        return Math.multiplyExact(Math.floorDiv(time, length) + 1, length);
    }

    private long atOrAfter(long time) {
        return -Math.multiplyExact(Math.floorDiv(-time, length), length);
    }
}
