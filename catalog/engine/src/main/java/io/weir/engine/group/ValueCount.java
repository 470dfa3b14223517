package io.weir.engine.group;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/** Values of each group that are not NULL. */
final class ValueCount implements Accumulator {
    private final Argument argument;
    private long[] counts = new long[0];

    ValueCount(FlowColumn column) {
        argument = new Argument(column);
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
        ValueBuffer buffer = argument.read(row, rows, count);
        boolean[] nulls = buffer.nulls();
        for (int i = 0; i < count; i++) {
            counts[groups[i]] += nulls[i] ? 0 : 1;
        }
    }

    @Override
    public void merge(Accumulator other, int[] map) {
        long[] more = ((ValueCount) other).counts;
        for (int group = 0; group < map.length; group++) {
            counts[map[group]] += more[group];
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
