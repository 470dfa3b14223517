package io.weir.engine.ranges;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Numbers: closed ranges, ascending, neither overlapping nor touching. */
public final class LongRanges {
    /** No number. */
    public static final LongRanges NONE = new LongRanges(new long[0], new long[0]);

    private final long[] lows;
    private final long[] highs;

    private LongRanges(long[] lows, long[] highs) {
        this.lows = lows;
        this.highs = highs;
    }

    /**
     * The union of ranges in any order; one whose low is above its high is empty.
     *
     * @param lows first number of each range
     * @param highs last number of each range, as many
     */
    public static LongRanges of(long[] lows, long[] highs) {
        if (lows.length != highs.length) {
            throw new IllegalArgumentException(
                    "Expected as many ends as beginnings, got "
                            + lows.length
                            + " and "
                            + highs.length);
        }
        int[] order =
                IntStream.range(0, lows.length)
                        .filter(i -> lows[i] <= highs[i])
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> lows[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long[] mergedLows = new long[order.length];
        long[] mergedHighs = new long[order.length];
        int last = -1;
        for (int i : order) {
            if (last >= 0 && touches(mergedHighs[last], lows[i])) {
                mergedHighs[last] = Math.max(mergedHighs[last], highs[i]);
            } else {
                last++;
                mergedLows[last] = lows[i];
                mergedHighs[last] = highs[i];
            }
        }
        return new LongRanges(
                Arrays.copyOf(mergedLows, last + 1), Arrays.copyOf(mergedHighs, last + 1));
    }

    private static boolean touches(long high, long nextLow) {
        return nextLow <= high || nextLow - 1 == high;
    }

    /** Every number that is not in these ranges. */
    public LongRanges complement() {
        int size = lows.length;
        long[] gapLows = new long[size + 1];
        long[] gapHighs = new long[size + 1];
        int gaps = 0;
        long next = Long.MIN_VALUE;
        boolean isOpen = true;
        for (int i = 0; i < size; i++) {
            if (lows[i] > next) {
                gapLows[gaps] = next;
                gapHighs[gaps++] = lows[i] - 1;
            }
            isOpen = highs[i] < Long.MAX_VALUE;
            next = isOpen ? highs[i] + 1 : next;
        }
        if (isOpen) {
            gapLows[gaps] = next;
            gapHighs[gaps++] = Long.MAX_VALUE;
        }
        return new LongRanges(Arrays.copyOf(gapLows, gaps), Arrays.copyOf(gapHighs, gaps));
    }

    /** Whether there is no number in it. */
    public boolean isEmpty() {
        return lows.length == 0;
    }

    /** Whether every number is in it. */
    public boolean isAll() {
        return lows.length == 1 && lows[0] == Long.MIN_VALUE && highs[0] == Long.MAX_VALUE;
    }

    /** The smallest number; the set is not empty. */
    public long min() {
        return lows[0];
    }

    /** The largest number; the set is not empty. */
    public long max() {
        return highs[highs.length - 1];
    }

    /** Whether a number is in it. */
    public boolean contains(long value) {
        int range = lastBeginningUpTo(value);
        return range >= 0 && value <= highs[range];
    }

    /** Whether any number from {@code min} to {@code max} is in it. */
    public boolean overlaps(long min, long max) {
        int range = lastBeginningUpTo(max);
        return range >= 0 && min <= highs[range];
    }

    /** Whether every number from {@code min} to {@code max} is in it. */
    public boolean covers(long min, long max) {
        int range = lastBeginningUpTo(min);
        return range >= 0 && max <= highs[range];
    }

    private int lastBeginningUpTo(long value) {
        if (lows.length == 1) {
            return lows[0] <= value ? 0 : -1;
        }
        int found = Arrays.binarySearch(lows, value);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public String toString() {
        return Arrays.toString(lows) + " to " + Arrays.toString(highs);
    }
}
