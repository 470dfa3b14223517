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
 * The variance of each group's numbers, or its root, by Welford's method; two parts of a group are
 * joined as Chan, Golub and LeVeque do ("Updating Formulae and a Pairwise Algorithm for Computing
 * Sample Variances", 1979).
 */
final class Spread implements Accumulator {
    private final Evaluator argument;
    private final boolean isOfNumbers;
    private final boolean isRoot;

    /** What is taken from the count: 1 for a sample. */
    private final int fewer;

    private long[] counts = new long[0];
    private double[] means = new double[0];

    /** Sums of the squares of the distances from the mean. */
    private double[] squares = new double[0];

    /**
     * @param kind VAR_POP, VAR_SAMP, STDDEV_POP or STDDEV_SAMP
     */
    Spread(Expression argument, Measure.Kind kind) {
        this.argument = argument.open();
        isOfNumbers = argument.kind() == ValueKind.NUMBER;
        isRoot = kind == Measure.Kind.STDDEV_POP || kind == Measure.Kind.STDDEV_SAMP;
        fewer = kind == Measure.Kind.VAR_SAMP || kind == Measure.Kind.STDDEV_SAMP ? 1 : 0;
    }

    @Override
    public long bytes() {
        return 24L * counts.length;
    }

    @Override
    public void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
        means = Arrays.copyOf(means, groups);
        squares = Arrays.copyOf(squares, groups);
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        ValueBuffer values = argument.read(batch, rows, count);
        boolean[] nulls = values.nulls();
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                add(groups[i], number(values, i));
            }
        }
    }

    private double number(ValueBuffer values, int row) {
        long value = values.longs()[row];
        return isOfNumbers ? value : Double.longBitsToDouble(value);
    }

    private void add(int group, double value) {
        double before = value - means[group];
        double mean = means[group] + before / ++counts[group];
        means[group] = mean;
        squares[group] += before * (value - mean);
    }

    private void add(int group, long count, double mean, double square) {
        if (count == 0) {
            return;
        }
        long before = counts[group];
        long all = before + count;
        double distance = mean - means[group];
        counts[group] = all;
        means[group] = before == 0 ? mean : means[group] + distance * count / all;
        squares[group] +=
                before == 0 ? square : square + distance * distance * before / all * count;
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        Spread more = (Spread) other;
        for (int group = 0; group < map.length; group++) {
            add(map[group], more.counts[group], more.means[group], more.squares[group]);
        }
    }

    @Override
    public void clear(int groups) {
        Arrays.fill(counts, 0, groups, 0);
        Arrays.fill(means, 0, groups, 0);
        Arrays.fill(squares, 0, groups, 0);
    }

    @Override
    public List<ValueKind> states() {
        return List.of(ValueKind.NUMBER, ValueKind.DOUBLE, ValueKind.DOUBLE);
    }

    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        for (int state = 0; state < 3; state++) {
            Arrays.fill(out[column + state].nulls(), 0, count, false);
        }
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            out[column].longs()[i] = counts[group];
            out[column + 1].longs()[i] = Double.doubleToRawLongBits(means[group]);
            out[column + 2].longs()[i] = Double.doubleToRawLongBits(squares[group]);
        }
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        ValueBuffer values = argument.read(batch, rows, count);
        for (int state = 0; state < 3; state++) {
            System.arraycopy(values.nulls(), 0, out[column + state].nulls(), 0, count);
        }
        for (int i = 0; i < count; i++) {
            out[column].longs()[i] = 1;
            out[column + 1].longs()[i] = Double.doubleToRawLongBits(number(values, i));
            out[column + 2].longs()[i] = Double.doubleToRawLongBits(0);
        }
    }

    @Override
    public void addStates(Batch states, int column, int[] groups) throws IOException {
        ValueBuffer moreCounts = states.values(column);
        long[] moreMeans = states.values(column + 1).longs();
        long[] moreSquares = states.values(column + 2).longs();
        for (int i = 0; i < states.count(); i++) {
            if (!moreCounts.nulls()[i]) {
                add(
                        groups[i],
                        moreCounts.longs()[i],
                        Double.longBitsToDouble(moreMeans[i]),
                        Double.longBitsToDouble(moreSquares[i]));
            }
        }
    }

    @Override
    public boolean isNull(int group) {
        return counts[group] <= fewer;
    }

    @Override
    public long getLong(int group) {
        return Double.doubleToLongBits(getDouble(group));
    }

    @Override
    public double getDouble(int group) {
        double variance = squares[group] / (counts[group] - fewer);
        return isRoot ? Math.sqrt(variance) : variance;
    }

    @Override
    public int compare(int group, int other) {
        return Double.compare(getDouble(group), getDouble(other));
    }
}
