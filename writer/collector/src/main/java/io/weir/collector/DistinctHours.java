package io.weir.collector;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import java.util.Arrays;

/** Counts the hours that rows fall into. One owner. */
final class DistinctHours {
    private static final long NONE = Long.MIN_VALUE;

    private long[] sorted = new long[64];
    private int size;
    private long last = NONE;

    /** Takes the rows of {@code batch} from {@code first} on. */
    void add(FlowBatch batch, int first) {
        for (int row = first; row < batch.rows(); row++) {
            long start = batch.getLong(FlowColumn.START_TIME, row);
            long hour = Math.floorDiv(start, HourPartition.MILLIS);
            if (hour != last) {
                last = hour;
                insert(hour);
            }
        }
    }

    private void insert(long hour) {
        int found = Arrays.binarySearch(sorted, 0, size, hour);
        if (found >= 0) {
            return;
        }
        int place = -found - 1;
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * size);
        }
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = hour;
        size++;
    }

    int count() {
        return size;
    }

    void clear() {
        size = 0;
        last = NONE;
    }
}
