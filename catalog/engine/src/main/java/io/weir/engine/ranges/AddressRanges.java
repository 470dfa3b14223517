package io.weir.engine.ranges;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Addresses of 128 bits, compared without sign: closed ranges, ascending, neither overlapping nor
 * touching. Each bound is an upper and a lower half.
 */
public final class AddressRanges {
    /** No address. */
    public static final AddressRanges NONE =
            new AddressRanges(new long[0], new long[0], new long[0], new long[0]);

    private final long[] firstHighs;
    private final long[] firstLows;
    private final long[] lastHighs;
    private final long[] lastLows;

    private AddressRanges(long[] firstHighs, long[] firstLows, long[] lastHighs, long[] lastLows) {
        this.firstHighs = firstHighs;
        this.firstLows = firstLows;
        this.lastHighs = lastHighs;
        this.lastLows = lastLows;
    }

    /**
     * The union of ranges in any order; one whose first is above its last is empty.
     *
     * @param firstHighs upper half of the first address of each range
     * @param firstLows lower half of it
     * @param lastHighs upper half of the last address of each range
     * @param lastLows lower half of it
     */
    public static AddressRanges of(
            long[] firstHighs, long[] firstLows, long[] lastHighs, long[] lastLows) {
        int size = firstHighs.length;
        if (firstLows.length != size || lastHighs.length != size || lastLows.length != size) {
            throw new IllegalArgumentException("Expected four arrays of " + size + " bounds");
        }
        Comparator<Integer> byFirst =
                (a, b) -> compare(firstHighs[a], firstLows[a], firstHighs[b], firstLows[b]);
        int[] order =
                IntStream.range(0, size)
                        .filter(
                                i ->
                                        compare(
                                                        firstHighs[i],
                                                        firstLows[i],
                                                        lastHighs[i],
                                                        lastLows[i])
                                                <= 0)
                        .boxed()
                        .sorted(byFirst)
                        .mapToInt(Integer::intValue)
                        .toArray();
        Builder builder = new Builder(order.length);
        for (int i : order) {
            builder.add(firstHighs[i], firstLows[i], lastHighs[i], lastLows[i]);
        }
        return builder.build();
    }

    /** Every address that is not in these ranges. */
    public AddressRanges complement() {
        Builder builder = new Builder(firstHighs.length + 1);
        long high = 0;
        long low = 0;
        boolean isOpen = true;
        for (int i = 0; i < firstHighs.length; i++) {
            if (compare(firstHighs[i], firstLows[i], high, low) > 0) {
                long borrow = firstLows[i] == 0 ? 1 : 0;
                builder.add(high, low, firstHighs[i] - borrow, firstLows[i] - 1);
            }
            isOpen = (lastHighs[i] & lastLows[i]) != -1;
            low = lastLows[i] + 1;
            high = lastHighs[i] + (low == 0 ? 1 : 0);
        }
        if (isOpen) {
            builder.add(high, low, -1, -1);
        }
        return builder.build();
    }

    /** Unsigned comparison of two addresses. */
    public static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int highs = Long.compareUnsigned(aHigh, bHigh);
        return highs != 0 ? highs : Long.compareUnsigned(aLow, bLow);
    }

    /** Whether there is no address in it. */
    public boolean isEmpty() {
        return firstHighs.length == 0;
    }

    /** Whether every address is in it. */
    public boolean isAll() {
        return firstHighs.length == 1
                && (firstHighs[0] | firstLows[0]) == 0
                && (lastHighs[0] & lastLows[0]) == -1;
    }

    /** Whether an address is in it. */
    public boolean contains(long high, long low) {
        return covers(high, low, high, low);
    }

    /** Whether any address from the first to the last is in it. */
    public boolean overlaps(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        int range = lastBeginningUpTo(lastHigh, lastLow);
        return range >= 0 && compare(firstHigh, firstLow, lastHighs[range], lastLows[range]) <= 0;
    }

    /** Whether every address from the first to the last is in it. */
    public boolean covers(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        int range = lastBeginningUpTo(firstHigh, firstLow);
        return range >= 0 && compare(lastHigh, lastLow, lastHighs[range], lastLows[range]) <= 0;
    }

    private int lastBeginningUpTo(long high, long low) {
        int from = 0;
        int to = firstHighs.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(firstHighs[middle], firstLows[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    /** Takes ranges in the order of their first address and joins those that touch. */
    private static final class Builder {
        private final long[] firstHighs;
        private final long[] firstLows;
        private final long[] lastHighs;
        private final long[] lastLows;
        private int size;

        Builder(int capacity) {
            firstHighs = new long[capacity];
            firstLows = new long[capacity];
            lastHighs = new long[capacity];
            lastLows = new long[capacity];
        }

        void add(long firstHigh, long firstLow, long lastHigh, long lastLow) {
            int last = size - 1;
            if (last >= 0 && touches(last, firstHigh, firstLow)) {
                if (compare(lastHigh, lastLow, lastHighs[last], lastLows[last]) > 0) {
                    lastHighs[last] = lastHigh;
                    lastLows[last] = lastLow;
                }
                return;
            }
            firstHighs[size] = firstHigh;
            firstLows[size] = firstLow;
            lastHighs[size] = lastHigh;
            lastLows[size++] = lastLow;
        }

        private boolean touches(int last, long high, long low) {
            if (compare(high, low, lastHighs[last], lastLows[last]) <= 0) {
                return true;
            }
            long nextLow = lastLows[last] + 1;
            long nextHigh = lastHighs[last] + (nextLow == 0 ? 1 : 0);
            return high == nextHigh && low == nextLow;
        }

        AddressRanges build() {
            return new AddressRanges(
                    Arrays.copyOf(firstHighs, size),
                    Arrays.copyOf(firstLows, size),
                    Arrays.copyOf(lastHighs, size),
                    Arrays.copyOf(lastLows, size));
        }
    }
}
