package io.weir.collector.maintain;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.time.Instant;

/** Parts for tests: few rows, each with its own number of bytes. */
final class HourRows {
    private final Repository repository;
    private long next = 1;

    HourRows(Repository repository) {
        this.repository = repository;
    }

    static HourPartition hour(String instant) {
        return HourPartition.of(Instant.parse(instant).toEpochMilli());
    }

    /** Commits one part; its rows have the next numbers as their bytes, from 1 on. */
    void commit(HourPartition hour, int rows) throws IOException {
        FlowBatch batch = new FlowBatch(rows);
        for (int i = 0; i < rows; i++) {
            int row = batch.add();
            long start = hour.startMillis() + next * 7919 % HourPartition.MILLIS;
            batch.setLong(FlowColumn.START_TIME, row, start);
            batch.setLong(FlowColumn.END_TIME, row, start);
            batch.setLong(FlowColumn.RECEIVED_TIME, row, start);
            batch.setLong(FlowColumn.BYTES, row, next++);
            batch.setText(FlowColumn.SENSOR, row, "S0");
            batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
            batch.setText(FlowColumn.FLOW_TYPE, row, "out");
        }
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(hour, batch);
            commit.commit();
        }
    }

    /** Commits so many parts of one row. */
    void commitParts(HourPartition hour, int parts) throws IOException {
        for (int i = 0; i < parts; i++) {
            commit(hour, 1);
        }
    }
}
