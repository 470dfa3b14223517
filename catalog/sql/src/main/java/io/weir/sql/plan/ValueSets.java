package io.weir.sql.plan;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.weir.engine.ColumnFilter;
import io.weir.engine.ValueSet;
import io.weir.udfs.address.Address;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Conditions of the planner as filters of the engine. */
final class ValueSets {
    private static final Address LEAST = new Address(0, 0);
    private static final Address GREATEST = new Address(-1, -1);

    private ValueSets() {}

    /**
     * The filter that keeps the rows for which the condition is true, or null where the engine has
     * none such.
     */
    static @Nullable ColumnFilter filter(ColumnCondition condition) {
        ValueSet values =
                switch (condition.column().type()) {
                    case ADDRESS -> addresses(condition.whenTrue());
                    case TEXT -> texts(condition.whenTrue());
                    case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> longs(condition.whenTrue());
                };
        return values == null
                ? null
                : new ColumnFilter(
                        condition.column(),
                        values,
                        condition.forNull() == ColumnCondition.Truth.TRUE);
    }

    private static ValueSet longs(RangeSet<Comparable<?>> ranges) {
        long[] lows = new long[ranges.asRanges().size()];
        long[] highs = new long[lows.length];
        int n = 0;
        for (Range<Comparable<?>> range : ranges.asRanges()) {
            long low = range.hasLowerBound() ? (Long) range.lowerEndpoint() : Long.MIN_VALUE;
            long high = range.hasUpperBound() ? (Long) range.upperEndpoint() : Long.MAX_VALUE;
            if (range.hasLowerBound() && range.lowerBoundType() == BoundType.OPEN) {
                if (low == Long.MAX_VALUE) {
                    continue;
                }
                low++;
            }
            if (range.hasUpperBound() && range.upperBoundType() == BoundType.OPEN) {
                if (high == Long.MIN_VALUE) {
                    continue;
                }
                high--;
            }
            if (low <= high) {
                lows[n] = low;
                highs[n++] = high;
            }
        }
        return ValueSet.ofLongs(Arrays.copyOf(lows, n), Arrays.copyOf(highs, n));
    }

    private static ValueSet addresses(RangeSet<Comparable<?>> ranges) {
        long[][] bounds = new long[4][ranges.asRanges().size()];
        int n = 0;
        for (Range<Comparable<?>> range : ranges.asRanges()) {
            Address first = range.hasLowerBound() ? (Address) range.lowerEndpoint() : LEAST;
            Address last = range.hasUpperBound() ? (Address) range.upperEndpoint() : GREATEST;
            if (range.hasLowerBound() && range.lowerBoundType() == BoundType.OPEN) {
                first = first.equals(GREATEST) ? null : next(first);
            }
            if (range.hasUpperBound() && range.upperBoundType() == BoundType.OPEN) {
                last = last.equals(LEAST) ? null : previous(last);
            }
            if (first != null && last != null && first.compareTo(last) <= 0) {
                bounds[0][n] = first.high();
                bounds[1][n] = first.low();
                bounds[2][n] = last.high();
                bounds[3][n++] = last.low();
            }
        }
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Arrays.copyOf(bounds[i], n);
        }
        return ValueSet.ofAddresses(bounds[0], bounds[1], bounds[2], bounds[3]);
    }

    private static Address next(Address address) {
        long high = address.low() == -1 ? address.high() + 1 : address.high();
        return new Address(high, address.low() + 1);
    }

    private static Address previous(Address address) {
        long high = address.low() == 0 ? address.high() - 1 : address.high();
        return new Address(high, address.low() - 1);
    }

    private static @Nullable ValueSet texts(RangeSet<Comparable<?>> ranges) {
        SortedSet<String> wanted = points(ranges);
        if (wanted != null) {
            return ValueSet.ofTexts(wanted);
        }
        SortedSet<String> unwanted = points(ranges.complement());
        return unwanted == null ? null : ValueSet.ofTexts(unwanted).complement();
    }

    /** The texts of a set that lists each one; null where it holds a range. */
    private static @Nullable SortedSet<String> points(RangeSet<Comparable<?>> ranges) {
        SortedSet<String> texts = new TreeSet<>();
        for (Range<Comparable<?>> range : ranges.asRanges()) {
            if (!range.hasLowerBound()
                    || !range.hasUpperBound()
                    || !range.lowerEndpoint().equals(range.upperEndpoint())) {
                return null;
            }
            texts.add((String) range.lowerEndpoint());
        }
        return texts;
    }
}
