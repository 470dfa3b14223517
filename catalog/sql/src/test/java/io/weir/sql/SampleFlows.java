package io.weir.sql;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.udfs.address.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Eight flows of 2026-11-22 in two hours: IPv4, IPv6, one without addresses and counters, one
 * sampled.
 */
final class SampleFlows {
    /**
     * @param time start, UTC
     * @param flags TCP flags, null where not TCP
     */
    record Row(
            String time,
            @Nullable String src,
            @Nullable String dst,
            int srcPort,
            int dstPort,
            @Nullable Integer protocol,
            @Nullable Integer flags,
            @Nullable Long bytes,
            @Nullable Long packets,
            String type) {}

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            "2026-11-22T10:00:01Z",
                            "10.0.0.1",
                            "192.0.2.53",
                            40001,
                            53,
                            17,
                            null,
                            100L,
                            1L,
                            "out"),
                    new Row(
                            "2026-11-22T10:10:00Z",
                            "10.0.0.2",
                            "192.0.2.53",
                            40002,
                            53,
                            17,
                            null,
                            200L,
                            2L,
                            "out"),
                    new Row(
                            "2026-11-22T10:20:00Z",
                            "10.0.0.1",
                            "198.51.100.53",
                            40003,
                            53,
                            17,
                            null,
                            300L,
                            3L,
                            "out"),
                    new Row(
                            "2026-11-22T10:30:00Z",
                            "9.255.0.1",
                            "10.0.0.9",
                            50001,
                            21,
                            6,
                            2,
                            60L,
                            1L,
                            "in"),
                    new Row(
                            "2026-11-22T11:00:00Z",
                            "2001:db8::1",
                            "2001:db8::53",
                            40004,
                            53,
                            17,
                            null,
                            400L,
                            4L,
                            "ext2ext"),
                    new Row(
                            "2026-11-22T11:05:00Z",
                            "10.0.0.10",
                            "203.0.113.80",
                            40005,
                            80,
                            6,
                            27,
                            5000L,
                            10L,
                            "outweb"),
                    new Row(
                            "2026-11-22T11:10:00.250Z",
                            null,
                            null,
                            0,
                            0,
                            null,
                            null,
                            null,
                            null,
                            "other"),
                    new Row(
                            "2026-11-22T11:20:00Z",
                            "192.0.2.80",
                            "10.0.0.1",
                            443,
                            50000,
                            6,
                            18,
                            1099511627776L,
                            700L,
                            "inweb"));

    private SampleFlows() {}

    /** A repository with these flows, one commit an hour. */
    static Path create(Path folder) throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        for (int hour = 10; hour <= 11; hour++) {
            String prefix = "2026-11-22T" + hour;
            FlowBatch batch = new FlowBatch(16);
            for (Row row : ROWS) {
                if (row.time().startsWith(prefix)) {
                    add(batch, row);
                }
            }
            try (Commit commit = repository.beginCommit()) {
                commit.addPart(
                        HourPartition.of(Instant.parse(prefix + ":00:00Z").toEpochMilli()), batch);
                commit.commit();
            }
        }
        return folder;
    }

    static void add(FlowBatch batch, Row row) {
        int i = batch.add();
        long start = Instant.parse(row.time()).toEpochMilli();
        batch.setLong(FlowColumn.START_TIME, i, start);
        batch.setLong(FlowColumn.END_TIME, i, start + 1500);
        batch.setLong(FlowColumn.RECEIVED_TIME, i, start + 2000);
        batch.setLong(FlowColumn.TIME_QUALITY, i, 0);
        address(batch, FlowColumn.SRC_ADDR, i, row.src());
        address(batch, FlowColumn.DST_ADDR, i, row.dst());
        batch.setLong(FlowColumn.SRC_PORT, i, row.srcPort());
        batch.setLong(FlowColumn.DST_PORT, i, row.dstPort());
        number(batch, FlowColumn.PROTOCOL, i, row.protocol());
        number(batch, FlowColumn.TCP_FLAGS, i, row.flags());
        number(batch, FlowColumn.BYTES, i, row.bytes());
        number(batch, FlowColumn.PACKETS, i, row.packets());
        if (row.type().equals("inweb")) {
            batch.setLong(FlowColumn.SAMPLING_RATE, i, 100);
            batch.setLong(FlowColumn.PACKETS_RAW, i, 7);
        }
        batch.setText(FlowColumn.SENSOR, i, "S0");
        batch.setText(FlowColumn.SENSOR_CLASS, i, "all");
        batch.setText(FlowColumn.FLOW_TYPE, i, row.type());
        batch.setLong(FlowColumn.EXPORT_VERSION, i, 5);
    }

    private static void address(
            FlowBatch batch, FlowColumn column, int row, @Nullable String text) {
        if (text != null) {
            Address address = Address.parse(text);
            batch.setAddress(column, row, address.high(), address.low());
        }
    }

    private static void number(
            FlowBatch batch, FlowColumn column, int row, @Nullable Number value) {
        if (value != null) {
            batch.setLong(column, row, value.longValue());
        }
    }
}
