package io.weir.collector;

import io.weir.collector.wire.FlowTimes;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import java.util.Arrays;

/**
 * Counts the hours that rows fall into: each is a file of the next commit. A row of an hour that
 * may not make one more gets the time of reception. One owner.
 */
final class DistinctHours {
    private static final long NONE = Long.MIN_VALUE;

    private final UnlikelyHours unlikely;
    private long[] sorted = new long[64];
    private int size;
    private long last = NONE;

    DistinctHours(UnlikelyHours unlikely) {
        this.unlikely = unlikely;
    }

    /** Takes the rows of {@code batch} from {@code first} on, which came at that time. */
    void add(FlowBatch batch, int first, long receivedMillis) {
        for (int row = first; row < batch.rows(); row++) {
            long start = batch.getLong(FlowColumn.START_TIME, row);
            long hour = Math.floorDiv(start, HourPartition.MILLIS);
            if (hour != last) {
                add(batch, row, hour, receivedMillis);
            }
        }
    }

    private void add(FlowBatch batch, int row, long hour, long receivedMillis) {
        int found = Arrays.binarySearch(sorted, 0, size, hour);
        if (found < 0 && !unlikely.admits(hour, receivedMillis)) {
            FlowTimes.setToReception(batch, row, receivedMillis);
            long received = Math.floorDiv(receivedMillis, HourPartition.MILLIS);
            add(batch, row, received, receivedMillis);
            return;
        }
        last = hour;
        if (found < 0) {
            insert(hour, -found - 1);
        }
    }

    private void insert(long hour, int place) {
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
