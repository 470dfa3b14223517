package io.weir.engine.group;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/** Different values of each group, exactly. */
final class DistinctCount implements Accumulator {
    private final Argument argument;
    private final KeyCodes values;
    private final GroupTable pairs = new GroupTable(2);
    private final int[] codes = new int[ValueBuffer.CAPACITY];
    private final int[] numbers = new int[ValueBuffer.CAPACITY];
    private final int[][] both = new int[2][];
    private long[] counts = new long[0];

    DistinctCount(FlowColumn column) {
        argument = new Argument(column);
        values = new KeyCodes(column.type());
    }

    @Override
    public void open(RowGroupColumns columns) {
        argument.open(columns);
    }

    @Override
    public void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(int row, int[] rows, int count, int[] groups) throws IOException {
        values.read(argument.source(), row, rows, count, codes);
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
    public void merge(Accumulator other, int[] map) {
        DistinctCount more = (DistinctCount) other;
        int[] codeMap = values.map(more.values);
        int[] groups = new int[ValueBuffer.CAPACITY];
        for (int from = 0; from < more.pairs.size(); from += groups.length) {
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
