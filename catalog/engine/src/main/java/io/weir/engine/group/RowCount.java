package io.weir.engine.group;

import io.weir.engine.column.RowGroupColumns;
import java.util.Arrays;

/** Rows of each group. */
final class RowCount implements Accumulator {
    private long[] counts = new long[0];

    @Override
    public void open(RowGroupColumns columns) {}

    @Override
    public void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(int row, int[] rows, int count, int[] groups) {
        for (int i = 0; i < count; i++) {
            counts[groups[i]]++;
        }
    }

    /** Adds rows of one group. */
    void add(int group, long rows) {
        counts[group] += rows;
    }

    @Override
    public void merge(Accumulator other, int[] map) {
        long[] more = ((RowCount) other).counts;
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
