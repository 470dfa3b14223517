package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

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

    @Override
    public void addToOnly(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        add(0, count);
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
    public final void clear(int groups) {
        Arrays.fill(counts, 0, groups, 0);
    }

    @Override
    public final List<ValueKind> states() {
        return List.of(ValueKind.NUMBER);
    }

    @Override
    public final void save(int[] groups, int count, ValueBuffer[] out, int column) {
        long[] values = out[column].longs();
        Arrays.fill(out[column].nulls(), 0, count, false);
        for (int i = 0; i < count; i++) {
            values[i] = counts[groups[i]];
        }
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        Arrays.fill(out[column].nulls(), 0, count, false);
        Arrays.fill(out[column].longs(), 0, count, 1);
    }

    @Override
    public final void addStates(Batch states, int column, int[] groups) throws IOException {
        ValueBuffer more = states.values(column);
        for (int i = 0; i < states.count(); i++) {
            counts[groups[i]] += more.nulls()[i] ? 0 : more.longs()[i];
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
