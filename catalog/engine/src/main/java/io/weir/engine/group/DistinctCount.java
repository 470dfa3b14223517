package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Coder;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Different values of each group, exactly: pairs of a group and the code of a value. */
final class DistinctCount implements Accumulator {
    private final ValueKind kind;
    private final Coder argument;
    private final Evaluator values;
    private final PairTable pairs = new PairTable();
    private final int[] codes = new int[ValueBuffer.CAPACITY];
    private final int[] numbers = new int[ValueBuffer.CAPACITY];
    private long[] counts = new long[0];

    /**
     * @param batch which all rows are of
     */
    DistinctCount(Expression argument, Batch batch) {
        kind = argument.kind();
        this.argument = Coder.of(argument, batch);
        values = argument.open();
    }

    @Override
    public long bytes() {
        return 8L * counts.length + pairs.bytes() + argument.bytes();
    }

    @Override
    public void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        argument.read(batch, rows, count, codes);
        addPairs(groups, codes, count);
    }

    private void addPairs(int[] groups, int[] valueCodes, int count) {
        int known = pairs.size();
        pairs.number(groups, valueCodes, count, numbers);
        for (int pair = known; pair < pairs.size(); pair++) {
            if (pairs.second(pair) != 0) {
                counts[pairs.first(pair)]++;
            }
        }
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        DistinctCount more = (DistinctCount) other;
        int[] codeMap = argument.values().map(more.argument.values(), control);
        int[] groups = new int[ValueBuffer.CAPACITY];
        for (int from = 0; from < more.pairs.size(); from += groups.length) {
            control.check();
            int count = Math.min(groups.length, more.pairs.size() - from);
            for (int i = 0; i < count; i++) {
                groups[i] = map[more.pairs.first(from + i)];
                codes[i] = codeMap[more.pairs.second(from + i)];
            }
            addPairs(groups, codes, count);
        }
    }

    @Override
    public void mergeDisjoint(Accumulator other, int[] map, ScanControl control) {
        DistinctCount more = (DistinctCount) other;
        for (int group = 0; group < map.length; group++) {
            counts[map[group]] += more.counts[group];
        }
    }

    @Override
    public void clear(int groups) {
        pairs.clear();
        argument.clear();
        Arrays.fill(counts, 0, groups, 0);
    }

    @Override
    public List<ValueKind> states() {
        return List.of(kind);
    }

    /** The values are written by {@link #savePairs}. */
    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        Arrays.fill(out[column].nulls(), 0, count, true);
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        out[column] = values.read(batch, rows, count);
    }

    @Override
    public void addStates(Batch states, int column, int[] groups) throws IOException {
        argument.read(states, Batch.ALL, states.count(), codes);
        addPairs(groups, codes, states.count());
    }

    @Override
    public boolean hasPairs() {
        return true;
    }

    @Override
    public int pairs() {
        return pairs.size();
    }

    @Override
    public void savePairs(int first, int count, int[] groups, ValueBuffer values) {
        for (int i = 0; i < count; i++) {
            groups[i] = pairs.first(first + i);
            codes[i] = pairs.second(first + i);
        }
        argument.values().decode(codes, count, values);
    }

    @Override
    public boolean isNull(int group) {
        return false;
    }

    @Override
    public long getLong(int group) {
        return counts[group];
    }
}
