package io.weir.sql.plan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.weir.format.FlowColumn;

/**
 * A condition on one column in SQL's three-valued logic: the values for which it is true, those for
 * which it is false, and what it is for NULL. Values are Long, Address or String, as the column's
 * type says.
 *
 * @param column the column
 * @param whenTrue values for which it is true
 * @param whenFalse values for which it is false; in neither set it is unknown
 * @param forNull what it is for NULL
 */
record ColumnCondition(
        FlowColumn column,
        RangeSet<Comparable<?>> whenTrue,
        RangeSet<Comparable<?>> whenFalse,
        Truth forNull) {
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        Truth not() {
            return switch (this) {
                case TRUE -> FALSE;
                case FALSE -> TRUE;
                case UNKNOWN -> UNKNOWN;
            };
        }

        Truth and(Truth other) {
            if (this == FALSE || other == FALSE) {
                return FALSE;
            }
            return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
        }
    }

    /** True for values in the set, false for others, unknown for NULL. */
    static ColumnCondition in(FlowColumn column, RangeSet<Comparable<?>> values) {
        return new ColumnCondition(column, values, values.complement(), Truth.UNKNOWN);
    }

    /** Unknown for every value, as a comparison with NULL is. */
    static ColumnCondition unknown(FlowColumn column) {
        return new ColumnCondition(column, none(), none(), Truth.UNKNOWN);
    }

    /** IS NULL. */
    static ColumnCondition isNull(FlowColumn column) {
        return new ColumnCondition(column, none(), all(), Truth.TRUE);
    }

    ColumnCondition not() {
        return new ColumnCondition(
                column, /* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue, forNull.not());
    }

    ColumnCondition and(ColumnCondition other) {
        return new ColumnCondition(
                column,
                intersection(whenTrue, other.whenTrue),
                union(whenFalse, other.whenFalse),
                forNull.and(other.forNull));
    }

    ColumnCondition or(ColumnCondition other) {
        return not().and(other.not()).not();
    }

    private static RangeSet<Comparable<?>> none() {
        return ImmutableRangeSet.of();
    }

    private static RangeSet<Comparable<?>> all() {
        return ImmutableRangeSet.of(Range.all());
    }

    private static RangeSet<Comparable<?>> union(
            RangeSet<Comparable<?>> left, RangeSet<Comparable<?>> right) {
        RangeSet<Comparable<?>> result = TreeRangeSet.create(left);
        result.addAll(right);
        return result;
    }

    private static RangeSet<Comparable<?>> intersection(
            RangeSet<Comparable<?>> left, RangeSet<Comparable<?>> right) {
        RangeSet<Comparable<?>> result = TreeRangeSet.create(left);
        result.removeAll(right.complement());
        return result;
    }
}
