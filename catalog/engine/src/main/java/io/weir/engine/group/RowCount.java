package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import java.io.IOException;
import java.util.Arrays;

/** Rows of each group. */
class RowCount implements Accumulator {
    private long[] counts = new long[0];

    @Override
    public final long bytes() {
        return 8L * counts.length;
    }

    @Override
    public final void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        for (int i = 0; i < count; i++) {
            counts[groups[i]]++;
        }
    }

    /** Adds rows of one group. */
    final void add(int group, long rows) {
        counts[group] += rows;
    }

    @Override
    public final void merge(Accumulator other, int[] map, ScanControl control) {
        long[] more = ((RowCount) other).counts;
        for (int group = 0; group < map.length; group++) {
            counts[map[group]] += more[group];
        }
    }

    @Override
    public final boolean isNull(int group) {
        return false;
    }

    @Override
    public final long getLong(int group) {
        return counts[group];
    }
}
