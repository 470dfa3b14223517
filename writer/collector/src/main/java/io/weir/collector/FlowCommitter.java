package io.weir.collector;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Commits rows, each hour's as one part, together with how far the spool was read. One owner. */
final class FlowCommitter {
    private final Repository repository;
    private final AtomicLong flows = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private volatile long lastNanos;
    private final AtomicLong parts = new AtomicLong();

    FlowCommitter(Repository repository) {
        this.repository = repository;
    }

    long flows() {
        return flows.get();
    }

    /** Time that all commits took. */
    long nanos() {
        return nanos.get();
    }

    /** Time that the last commit took. */
    long lastNanos() {
        return lastNanos;
    }

    long commits() {
        return commits.get();
    }

    long parts() {
        return parts.get();
    }

    /**
     * Makes one commit.
     *
     * @param rows every flow of the datagrams before {@code spoolOffset} that is not committed yet
     * @param stats rows of the tables beside flows
     * @param decoderState what the decoder has learned from them
     */
    void commit(FlowBatch rows, List<StatsRows> stats, long spoolOffset, byte[] decoderState)
            throws IOException {
        long begin = System.nanoTime();
        Map<HourPartition, FlowBatch> hours = byHour(rows);
        try (Commit commit = repository.beginCommit()) {
            for (Map.Entry<HourPartition, FlowBatch> hour : hours.entrySet()) {
                commit.addPart(hour.getKey(), hour.getValue());
            }
            stats.forEach(commit::addStats);
            commit.spoolOffset(spoolOffset);
            commit.decoderState(decoderState);
            commit.commit();
        }
        lastNanos = System.nanoTime() - begin;
        nanos.addAndGet(lastNanos);
        flows.addAndGet(rows.rows());
        parts.addAndGet(hours.size());
        commits.incrementAndGet();
    }

    private static Map<HourPartition, FlowBatch> byHour(FlowBatch rows) {
        TreeMap<HourPartition, RowNumbers> numbers = new TreeMap<>();
        HourPartition hour = null;
        RowNumbers ofHour = null;
        for (int row = 0; row < rows.rows(); row++) {
            long start = rows.getLong(FlowColumn.START_TIME, row);
            if (hour == null || ofHour == null || !hour.contains(start)) {
                hour = HourPartition.of(start);
                ofHour = numbers.computeIfAbsent(hour, h -> new RowNumbers());
            }
            ofHour.add(row);
        }
        TreeMap<HourPartition, FlowBatch> hours = new TreeMap<>();
        numbers.forEach(
                (h, n) -> hours.put(h, n.size == rows.rows() ? rows : rows.select(n.toArray())));
        return hours;
    }

    /** A list of numbers, without an object for each. */
    private static final class RowNumbers {
        private int[] rows = new int[64];
        private int size;

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }

        int[] toArray() {
            return Arrays.copyOf(rows, size);
        }
    }
}
