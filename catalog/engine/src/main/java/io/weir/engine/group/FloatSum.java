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

/**
 * The sum or the average of each group's floating point numbers. What rounding loses is summed
 * beside it (Neumaier's sum), so that the order of rows and threads hardly shows.
 */
final class FloatSum implements Accumulator {
    private final Evaluator argument;
    private final boolean average;
    private double[] sums = new double[0];
    private double[] lost = new double[0];
    private long[] counts = new long[0];

    FloatSum(Expression argument, boolean average) {
        this.argument = argument.open();
        this.average = average;
    }

    @Override
    public long bytes() {
        return 24L * sums.length;
    }

    @Override
    public void grow(int groups) {
        sums = Arrays.copyOf(sums, groups);
        lost = Arrays.copyOf(lost, groups);
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        ValueBuffer values = argument.read(batch, rows, count);
        for (int i = 0; i < count; i++) {
            if (!values.nulls()[i]) {
                add(groups[i], Double.longBitsToDouble(values.longs()[i]));
                counts[groups[i]]++;
            }
        }
    }

    private void add(int group, double value) {
        double before = sums[group];
        double sum = before + value;
        sums[group] = sum;
        if (Double.isFinite(sum)) {
            lost[group] +=
                    Math.abs(before) >= Math.abs(value)
                            ? (before - sum) + value
                            : (value - sum) + before;
        }
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        FloatSum more = (FloatSum) other;
        for (int group = 0; group < map.length; group++) {
            add(map[group], more.sums[group], more.lost[group], more.counts[group]);
        }
    }

    private void add(int group, double sum, double lostOfIt, long count) {
        add(group, sum);
        lost[group] += lostOfIt;
        counts[group] += count;
    }

    @Override
    public void clear(int groups) {
        Arrays.fill(sums, 0, groups, 0);
        Arrays.fill(lost, 0, groups, 0);
        Arrays.fill(counts, 0, groups, 0);
    }

    @Override
    public List<ValueKind> states() {
        return List.of(ValueKind.DOUBLE, ValueKind.DOUBLE, ValueKind.NUMBER);
    }

    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        for (int state = 0; state < 3; state++) {
            Arrays.fill(out[column + state].nulls(), 0, count, false);
        }
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            out[column].longs()[i] = Double.doubleToRawLongBits(sums[group]);
            out[column + 1].longs()[i] = Double.doubleToRawLongBits(lost[group]);
            out[column + 2].longs()[i] = counts[group];
        }
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        out[column] = argument.read(batch, rows, count);
        for (int state = 1; state < 3; state++) {
            Arrays.fill(out[column + state].nulls(), 0, count, false);
        }
        Arrays.fill(out[column + 2].longs(), 0, count, 1);
        Arrays.fill(out[column + 1].longs(), 0, count, 0);
    }

    @Override
    public void addStates(Batch states, int column, int[] groups) throws IOException {
        boolean[] nulls = states.values(column).nulls();
        long[] moreSums = states.values(column).longs();
        long[] moreLost = states.values(column + 1).longs();
        long[] moreCounts = states.values(column + 2).longs();
        for (int i = 0; i < states.count(); i++) {
            if (!nulls[i]) {
                add(
                        groups[i],
                        Double.longBitsToDouble(moreSums[i]),
                        Double.longBitsToDouble(moreLost[i]),
                        moreCounts[i]);
            }
        }
    }

    @Override
    public boolean isNull(int group) {
        return counts[group] == 0;
    }

    @Override
    public long getLong(int group) {
        return Double.doubleToLongBits(getDouble(group));
    }

    @Override
    public double getDouble(int group) {
        double sum = Double.isFinite(sums[group]) ? sums[group] + lost[group] : sums[group];
        return average ? sum / counts[group] : sum;
    }

    @Override
    public int compare(int group, int other) {
        return Double.compare(getDouble(group), getDouble(other));
    }
}
