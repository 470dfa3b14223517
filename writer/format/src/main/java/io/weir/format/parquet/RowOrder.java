package io.weir.format.parquet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import java.time.Instant;
import java.util.Arrays;

/** The order in which the rows of an hour are written: by start_time, else as they came. */
final class RowOrder {
    private RowOrder() {}

    /**
     * Row indexes in file order.
     *
     * @throws IllegalArgumentException if a row's start_time is outside the hour
     */
    static int[] of(HourPartition hour, FlowBatch rows) {
        long[] keys = new long[rows.rows()];
        for (int row = 0; row < keys.length; row++) {
            long start = rows.getLong(FlowColumn.START_TIME, row);
            if (start < hour.startMillis() || start >= hour.endMillis()) {
                throw new IllegalArgumentException(
                        "row "
                                + row
                                + ": expected start_time in the hour from "
                                + Instant.ofEpochMilli(hour.startMillis())
                                + ", got "
                                + Instant.ofEpochMilli(start)
                                + "; group rows by HourPartition.of(start_time)");
            }
            keys[row] = ((start - hour.startMillis()) << 32) | row;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
