package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact sum of each group's numbers, of 128 bits: it cannot overflow, so it does not depend on
 * the order of the rows. What does not fit a BIGINT is an error when it is asked for.
 */
class NumberSum implements Accumulator {
    private static final double TWO_TO_64 = 0x1p64;

    /** A batch of numbers up to this has a sum of 64 bits. */
    private static final long LARGEST_IN_BATCH = Long.MAX_VALUE / ValueBuffer.CAPACITY;

    private final Evaluator argument;
    private final boolean average;
    private long[] sums = new long[0];
    private long[] counts = new long[0];

    /** How often the sum went over the top, less how often under the bottom; null before. */
    private long @Nullable [] wraps;

    NumberSum(Expression argument, boolean average) {
        this.argument = argument.open();
        this.average = average;
    }

    @Override
    public long bytes() {
        return 16L * sums.length + (wraps == null ? 0 : 8L * wraps.length);
    }

    @Override
    public void grow(int groups) {
        sums = Arrays.copyOf(sums, groups);
        counts = Arrays.copyOf(counts, groups);
        if (wraps != null) {
            wraps = Arrays.copyOf(wraps, groups);
        }
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        add(argument.read(batch, rows, count), count, groups);
    }

    private void add(ValueBuffer buffer, int count, int[] groups) {
        long[] values = buffer.longs();
        boolean[] nulls = buffer.nulls();
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                add(groups[i], values[i]);
                counts[groups[i]]++;
            }
        }
    }

    @Override
    public void addToOnly(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        ValueBuffer buffer = argument.read(batch, rows, count);
        long[] values = buffer.longs();
        boolean[] nulls = buffer.nulls();
        long bits = 0;
        int known = 0;
        for (int i = 0; i < count; i++) {
            bits |= values[i] ^ (values[i] >> (Long.SIZE - 1));
        }
        for (int i = 0; i < count; i++) {
            known += nulls[i] ? 0 : 1;
        }
        if (known < count || bits > LARGEST_IN_BATCH) {
            add(buffer, count, groups);
            return;
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        add(0, sum);
        counts[0] += count;
    }

    private void add(int group, long value) {
        long before = sums[group];
        long sum = before + value;
        sums[group] = sum;
        if (((before ^ sum) & (value ^ sum)) < 0) {
            wrap(group, value);
        }
    }

    private void wrap(int group, long value) {
        if (wraps == null) {
            wraps = new long[sums.length];
        }
        wraps[group] += value < 0 ? -1 : 1;
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        NumberSum more = (NumberSum) other;
        for (int group = 0; group < map.length; group++) {
            add(map[group], more.sums[group], more.counts[group], more.wraps(group));
        }
    }

    private void add(int group, long sum, long count, long wrapped) {
        add(group, sum);
        counts[group] += count;
        if (wrapped != 0) {
            if (wraps == null) {
                wraps = new long[sums.length];
            }
            wraps[group] += wrapped;
        }
    }

    @Override
    public void clear(int groups) {
        Arrays.fill(sums, 0, groups, 0);
        Arrays.fill(counts, 0, groups, 0);
        wraps = null;
    }

    @Override
    public List<ValueKind> states() {
        return List.of(ValueKind.NUMBER, ValueKind.NUMBER, ValueKind.NUMBER);
    }

    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        for (int state = 0; state < 3; state++) {
            Arrays.fill(out[column + state].nulls(), 0, count, false);
        }
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            out[column].longs()[i] = sums[group];
            out[column + 1].longs()[i] = counts[group];
            out[column + 2].longs()[i] = wraps(group);
        }
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        out[column] = argument.read(batch, rows, count);
        for (int state = 1; state < 3; state++) {
            Arrays.fill(out[column + state].nulls(), 0, count, false);
        }
        Arrays.fill(out[column + 1].longs(), 0, count, 1);
        Arrays.fill(out[column + 2].longs(), 0, count, 0);
    }

    @Override
    public void addStates(Batch states, int column, int[] groups) throws IOException {
        boolean[] nulls = states.values(column).nulls();
        long[] moreSums = states.values(column).longs();
        long[] moreCounts = states.values(column + 1).longs();
        long[] moreWraps = states.values(column + 2).longs();
        for (int i = 0; i < states.count(); i++) {
            if (!nulls[i]) {
                add(groups[i], moreSums[i], moreCounts[i], moreWraps[i]);
            }
        }
    }

    @Override
    public boolean isNull(int group) {
        return counts[group] == 0;
    }

    private long wraps(int group) {
        return wraps == null ? 0 : wraps[group];
    }

    @Override
    public long getLong(int group) {
        if (wraps(group) != 0) {
            throw new SumOverflowException();
        }
        return sums[group];
    }

    @Override
    public double getDouble(int group) {
        return (wraps(group) * TWO_TO_64 + sums[group]) / counts[group];
    }

    @Override
    public int compare(int group, int other) {
        if (average) {
            return Double.compare(getDouble(group), getDouble(other));
        }
        int byWraps = Long.compare(wraps(group), wraps(other));
        return byWraps != 0 ? byWraps : Long.compare(sums[group], sums[other]);
    }
}
