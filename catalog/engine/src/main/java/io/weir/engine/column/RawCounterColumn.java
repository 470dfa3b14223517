package io.weir.engine.column;

import io.weir.format.ColumnType;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** {@code bytes_raw} or {@code packets_raw}: where it is not stored, the scaled counter. */
public final class RawCounterColumn implements RowColumn {
    private final RowColumn raw;
    private final RowColumn scaled;
    private final ValueBuffer scaledValues = new ValueBuffer(ColumnType.BIGINT);

    RawCounterColumn(RowColumn raw, RowColumn scaled) {
        this.raw = raw;
        this.scaled = scaled;
    }

    @Override
    public int rowsToPageEnd(int row) throws IOException {
        return Math.min(raw.rowsToPageEnd(row), scaled.rowsToPageEnd(row));
    }

    @Override
    public void gather(int row, int[] rows, int count, ValueBuffer out) throws IOException {
        raw.gather(row, rows, count, out);
        boolean[] nulls = out.nulls();
        if (!isAnyTrue(nulls, count)) {
            return;
        }
        scaled.gather(row, rows, count, scaledValues);
        long[] values = out.longs();
        for (int i = 0; i < count; i++) {
            if (nulls[i]) {
                nulls[i] = scaledValues.nulls()[i];
                values[i] = scaledValues.longs()[i];
            }
        }
    }

    private static boolean isAnyTrue(boolean[] flags, int count) {
        for (int i = 0; i < count; i++) {
            if (flags[i]) {
                return true;
            }
        }
        return false;
    }
}
