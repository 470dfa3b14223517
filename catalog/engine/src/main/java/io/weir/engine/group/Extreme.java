package io.weir.engine.group;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/** The smallest or largest number, time or address of each group. */
final class Extreme implements Accumulator {
    private final Argument argument;
    private final boolean largest;
    private final boolean addresses;
    private boolean[] seen = new boolean[0];
    private long[] lows = new long[0];
    private long[] highs = new long[0];

    Extreme(FlowColumn column, boolean largest) {
        argument = new Argument(column);
        this.largest = largest;
        addresses = column.type() == ColumnType.ADDRESS;
    }

    @Override
    public void open(RowGroupColumns columns) {
        argument.open(columns);
    }

    @Override
    public void grow(int groups) {
        seen = Arrays.copyOf(seen, groups);
        lows = Arrays.copyOf(lows, groups);
        if (addresses) {
            highs = Arrays.copyOf(highs, groups);
        }
    }

    @Override
    public void add(int row, int[] rows, int count, int[] groups) throws IOException {
        ValueBuffer buffer = argument.read(row, rows, count);
        boolean[] nulls = buffer.nulls();
        long[] values = buffer.longs();
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                take(groups[i], addresses ? buffer.highs()[i] : 0, values[i]);
            }
        }
    }

    private void take(int group, long high, long low) {
        if (!seen[group]) {
            seen[group] = true;
        } else {
            int order = addresses ? compare(high, low, group) : Long.compare(low, lows[group]);
            if (order == 0 || order > 0 != largest) {
                return;
            }
        }
        lows[group] = low;
        if (addresses) {
            highs[group] = high;
        }
    }

    private int compare(long high, long low, int group) {
        return high == highs[group]
                ? Long.compareUnsigned(low, lows[group])
                : Long.compareUnsigned(high, highs[group]);
    }

    @Override
    public void merge(Accumulator other, int[] map) {
        Extreme more = (Extreme) other;
        for (int group = 0; group < map.length; group++) {
            if (more.seen[group]) {
                take(map[group], addresses ? more.highs[group] : 0, more.lows[group]);
            }
        }
    }

    @Override
    public boolean isNull(int group) {
        return !seen[group];
    }

    @Override
    public long getLong(int group) {
        return lows[group];
    }

    @Override
    public long getHigh(int group) {
        return highs[group];
    }

    @Override
    public int compare(int group, int other) {
        return addresses
                ? compare(highs[group], lows[group], other)
                : Long.compare(lows[group], lows[other]);
    }
}
