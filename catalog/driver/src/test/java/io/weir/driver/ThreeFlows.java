package io.weir.driver;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A repository of three DNS flows from 10.0.0.1, 10.0.0.2 and 2001:db8::1. */
final class ThreeFlows {
    private static final long START = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();

    private ThreeFlows() {}

    static Path create(Path folder) throws IOException {
        FlowBatch batch = new FlowBatch(3);
        add(batch, 0, 0xffff_0a00_0001L, 100);
        add(batch, 0, 0xffff_0a00_0002L, 200);
        add(batch, 0x2001_0db8_0000_0000L, 1, 400);
        try (Commit commit = Repository.openOrCreate(folder).beginCommit()) {
            commit.addPart(HourPartition.of(START), batch);
            commit.commit();
        }
        return folder;
    }

    private static void add(FlowBatch batch, long high, long low, long bytes) {
        int row = batch.add();
        long start = START + row * 1000L;
        batch.setLong(FlowColumn.START_TIME, row, start);
        batch.setLong(FlowColumn.END_TIME, row, start + 1500);
        batch.setLong(FlowColumn.RECEIVED_TIME, row, start + 2000);
        batch.setLong(FlowColumn.TIME_QUALITY, row, 0);
        batch.setAddress(FlowColumn.SRC_ADDR, row, high, low);
        batch.setLong(FlowColumn.SRC_PORT, row, 40000 + row);
        batch.setLong(FlowColumn.DST_PORT, row, 53);
        batch.setLong(FlowColumn.PROTOCOL, row, 17);
        batch.setLong(FlowColumn.BYTES, row, bytes);
        batch.setText(FlowColumn.SENSOR, row, "S0");
        batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
        batch.setText(FlowColumn.FLOW_TYPE, row, "out");
        batch.setLong(FlowColumn.EXPORT_VERSION, row, 5);
    }
}
