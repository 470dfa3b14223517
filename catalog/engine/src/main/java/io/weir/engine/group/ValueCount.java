package io.weir.engine.group;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/** Values of each group that are not NULL. */
final class ValueCount implements Accumulator {
    private final FlowColumn column;
    private final ValueBuffer buffer;
    private long[] counts = new long[0];
    private RowColumn source;

    @SuppressWarnings("NullAway.Init") // open comes first
    ValueCount(FlowColumn column) {
        this.column = column;
        buffer = new ValueBuffer(column.type());
    }

    @Override
    public void open(RowGroupColumns columns) {
        source = columns.column(column);
    }

    @Override
    public void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(int row, int[] rows, int count, int[] groups) throws IOException {
        source.gather(row, rows, count, buffer);
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
