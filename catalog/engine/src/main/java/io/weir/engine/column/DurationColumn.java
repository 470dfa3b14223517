package io.weir.engine.column;

import io.weir.format.ColumnType;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/** {@code duration_ms}: end_time - start_time, never negative, never NULL. */
public final class DurationColumn implements RowColumn {
    private final RowColumn start;
    private final RowColumn end;
    private final ValueBuffer starts = new ValueBuffer(ColumnType.TIMESTAMP);

    DurationColumn(RowColumn start, RowColumn end) {
        this.start = start;
        this.end = end;
    }

    /**
     * Milliseconds from one time to another: 0 if it is earlier, the largest number where the
     * difference is larger.
     *
     * @param startMillis milliseconds since 1970
     * @param endMillis milliseconds since 1970
     */
    public static long duration(long startMillis, long endMillis) {
        if (endMillis <= startMillis) {
            return 0;
        }
        long difference = endMillis - startMillis;
        return difference < 0 ? Long.MAX_VALUE : difference;
    }

    @Override
    public int rowsToPageEnd(int row) throws IOException {
        return Math.min(start.rowsToPageEnd(row), end.rowsToPageEnd(row));
    }

    @Override
    public void gather(int row, int[] rows, int count, ValueBuffer out) throws IOException {
        start.gather(row, rows, count, starts);
        end.gather(row, rows, count, out);
        long[] from = starts.longs();
        long[] values = out.longs();
        for (int i = 0; i < count; i++) {
            values[i] = duration(from[i], values[i]);
        }
        Arrays.fill(out.nulls(), 0, count, false);
    }
}
