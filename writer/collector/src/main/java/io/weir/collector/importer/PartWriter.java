package io.weir.collector.importer;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sorts rows into hours and writes them as parts of a commit. Keeps at most {@code maxRows} rows of
 * {@code maxHours} hours in memory: then the hour with the most rows, or the one that was used
 * least recently, is written. Not thread-safe.
 */
final class PartWriter {
    private final Commit commit;
    private final int maxRows;
    private final int maxHours;
    private final Map<HourPartition, FlowBatch> hours = new LinkedHashMap<>(64, 0.75f, true);
    private int rows;

    PartWriter(Commit commit, int maxRows, int maxHours) {
        this.commit = commit;
        this.maxRows = maxRows;
        this.maxHours = maxHours;
    }

    /** Takes all rows of {@code batch} and empties it. */
    void take(FlowBatch batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            HourPartition hour = HourPartition.of(batch.getLong(FlowColumn.START_TIME, row));
            FlowBatch target = hours.get(hour);
            if (target == null) {
                target = open(hour);
            }
            target.copyRow(batch, row);
            rows++;
            if (rows >= maxRows) {
                write(largest());
            }
        }
        batch.truncate(0);
    }

    /** Writes everything, in the order of the hours. */
    void finish() throws IOException {
        for (HourPartition hour : hours.keySet().stream().sorted().toList()) {
            write(hour);
        }
    }

    private FlowBatch open(HourPartition hour) throws IOException {
        if (hours.size() == maxHours) {
            write(hours.keySet().iterator().next());
        }
        FlowBatch fresh = new FlowBatch(64);
        hours.put(hour, fresh);
        return fresh;
    }

    private HourPartition largest() {
        return Collections.max(
                        hours.entrySet(),
                        Map.Entry.comparingByValue((a, b) -> Integer.compare(a.rows(), b.rows())))
                .getKey();
    }

    private void write(HourPartition hour) throws IOException {
        FlowBatch batch = hours.remove(hour);
        if (batch != null) {
            rows -= batch.rows();
            commit.addPart(hour, batch);
        }
    }
}
