package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Coder;
import io.weir.engine.expression.Expression;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/** Different values of each group, exactly. */
final class DistinctCount implements Accumulator {
    private final Coder argument;
    private final GroupTable pairs = new GroupTable(2);
    private final int[] codes = new int[ValueBuffer.CAPACITY];
    private final int[] numbers = new int[ValueBuffer.CAPACITY];
    private final int[][] both = new int[2][];
    private long[] counts = new long[0];

    DistinctCount(Expression argument, Batch batch) {
        this.argument = Coder.of(argument, batch);
    }

    @Override
    public long bytes() {
        return 8L * counts.length + pairs.bytes() + argument.values().bytes();
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
        both[0] = groups;
        both[1] = valueCodes;
        pairs.number(both, count, numbers);
        for (int pair = known; pair < pairs.size(); pair++) {
            if (pairs.code(pair, 1) != 0) {
                counts[pairs.code(pair, 0)]++;
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
                groups[i] = map[more.pairs.code(from + i, 0)];
                codes[i] = codeMap[more.pairs.code(from + i, 1)];
            }
            addPairs(groups, codes, count);
        }
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
