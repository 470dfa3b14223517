package io.weir.format;

import java.time.Instant;

/** Rows for tests: few, with known sums. */
public final class Flows {
    /** 2026-11-22T13:00Z. */
    public static final HourPartition HOUR_13 = hour("2026-11-22T13:00:00Z");

    /** 2026-11-22T14:00Z. */
    public static final HourPartition HOUR_14 = hour("2026-11-22T14:00:00Z");

    /** 2026-11-23T00:00Z: another day. */
    public static final HourPartition NEXT_DAY = hour("2026-11-23T00:00:00Z");

    private Flows() {}

    /** The hour that begins at a time. */
    public static HourPartition hour(String instant) {
        return HourPartition.of(Instant.parse(instant).toEpochMilli());
    }

    /** Rows one second apart from the start of the hour on, each with these bytes. */
    public static FlowBatch rows(HourPartition hour, long... bytes) {
        FlowBatch batch = new FlowBatch(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int row = batch.add();
            long start = hour.startMillis() + i * 1000L;
            batch.setLong(FlowColumn.START_TIME, row, start);
            batch.setLong(FlowColumn.END_TIME, row, start + 250);
            batch.setLong(FlowColumn.RECEIVED_TIME, row, start + 500);
            batch.setLong(FlowColumn.BYTES, row, bytes[i]);
            batch.setIpv4(FlowColumn.SRC_ADDR, row, 0x0a000001 + i);
            batch.setText(FlowColumn.SENSOR, row, "S0");
            batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
            batch.setText(FlowColumn.FLOW_TYPE, row, "out");
            batch.setLong(FlowColumn.EXPORT_VERSION, row, 5);
        }
        return batch;
    }
}
