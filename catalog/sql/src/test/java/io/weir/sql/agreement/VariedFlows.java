package io.weir.sql.agreement;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flows of many hours and parts: many NULLs, columns that are NULL or the same throughout an hour,
 * values at the ends of their types, flows that end before they start.
 */
public final class VariedFlows {
    private static final long FIRST_HOUR = Instant.parse("2026-11-20T22:00:00Z").toEpochMilli();
    private static final int HOURS = 8;
    private static final List<Integer> PORTS = List.of(0, 22, 53, 80, 443, 8080, 65535);
    private static final List<Integer> PROTOCOLS = List.of(0, 1, 6, 6, 17, 17, 58, 255);
    private static final List<Long> EDGES =
            List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, -Long.MAX_VALUE, 1L << 40);
    private static final List<Long> LABELS =
            List.of(0L, 1L, -1L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, 1048575L);

    private final SplittableRandom random;
    private final Repository repository;
    private long sequence;

    private VariedFlows(Repository repository, long seed) {
        this.repository = repository;
        this.random = new SplittableRandom(seed);
    }

    /** Writes about so many flows. */
    public static void write(Repository repository, long seed, int rows) throws IOException {
        VariedFlows flows = new VariedFlows(repository, seed);
        for (int hour = 0; hour < HOURS; hour++) {
            int count = hour % 7 == 3 ? 1 : rows / HOURS;
            flows.commit(hour, count);
            if (hour % 5 == 0) {
                flows.commit(hour, count / 3 + 1);
            }
        }
    }

    private void commit(int hour, int count) throws IOException {
        HourPartition partition = HourPartition.of(FIRST_HOUR + 5L * hour * HourPartition.MILLIS);
        FlowBatch batch = new FlowBatch(count);
        for (int i = 0; i < count; i++) {
            add(batch, partition, hour % 6);
        }
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(partition, batch);
            commit.commit();
        }
    }

    /**
     * One flow.
     *
     * @param kind of hour: 1 has few columns, 2 is the same in many
     */
    private void add(FlowBatch batch, HourPartition hour, int kind) {
        int row = batch.add();
        long start = hour.startMillis() + random.nextLong(HourPartition.MILLIS);
        set(
                batch,
                FlowColumn.START_TIME,
                row,
                random.nextInt(50) == 0 ? hour.startMillis() : start);
        set(batch, FlowColumn.END_TIME, row, start + pick(List.of(-5L, 0L, 1L, 1500L, 60000L)));
        set(batch, FlowColumn.RECEIVED_TIME, row, start + 2000);
        set(batch, FlowColumn.TIME_QUALITY, row, 0);
        set(batch, FlowColumn.SRC_PORT, row, random.nextInt(65536));
        set(batch, FlowColumn.DST_PORT, row, kind == 2 ? 53 : pick(PORTS));
        set(batch, FlowColumn.EXPORT_VERSION, row, pick(List.of(5, 9, 10)));
        set(batch, FlowColumn.EXPORT_SEQUENCE, row, sequence++);
        batch.setText(FlowColumn.SENSOR, row, "S0");
        batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
        batch.setText(FlowColumn.FLOW_TYPE, row, kind == 2 ? "in" : pick(FlowsTable.TYPES));
        if (kind != 1) {
            addOptional(batch, row, kind);
            addEdges(batch, row, start);
        }
    }

    private void addOptional(FlowBatch batch, int row, int kind) {
        maybe(batch, FlowColumn.PROTOCOL, row, kind == 2 ? 17 : pick(PROTOCOLS), 10);
        maybe(batch, FlowColumn.TCP_FLAGS, row, random.nextInt(256), 2);
        maybe(batch, FlowColumn.TOS, row, pick(List.of(0, 0, 184)), 4);
        maybe(batch, FlowColumn.BYTES, row, 40L << random.nextInt(36), 12);
        maybe(batch, FlowColumn.PACKETS, row, random.nextInt(1001), 12);
        if (random.nextInt(4) == 0) {
            set(batch, FlowColumn.SAMPLING_RATE, row, pick(List.of(1, 100, 1000)));
            maybe(batch, FlowColumn.PACKETS_RAW, row, 1 + random.nextInt(100), 3);
            maybe(batch, FlowColumn.BYTES_RAW, row, 40 + random.nextInt(2000), 3);
        }
        address(batch, FlowColumn.SRC_ADDR, row, kind);
        address(batch, FlowColumn.DST_ADDR, row, kind);
        if (random.nextInt(3) == 0) {
            address(batch, FlowColumn.NEXT_HOP, row, kind);
        }
    }

    private void addEdges(FlowBatch batch, int row, long start) {
        maybe(batch, FlowColumn.EXPORT_TIME, row, start + random.nextInt(10) * 1000L, 3);
        maybe(batch, FlowColumn.FLOW_ID, row, pick(EDGES), 2);
        maybe(batch, FlowColumn.FLOW_LABEL, row, pick(LABELS), 2);
        maybe(batch, FlowColumn.VLAN_ID, row, pick(List.of(0, 7, 4095)), 2);
        if (random.nextInt(3) > 0) {
            batch.setText(FlowColumn.APP_NAME, row, pick(FlowsTable.APPS));
        }
    }

    private void address(FlowBatch batch, FlowColumn column, int row, int kind) {
        if (random.nextInt(8) == 0) {
            return;
        }
        String host = kind == 2 ? "2001:db8::1" : pick(FlowsTable.HOSTS);
        ByteBuffer bytes = ByteBuffer.wrap(Literals.bytes(host));
        batch.setAddress(column, row, bytes.getLong(), bytes.getLong());
    }

    private void maybe(FlowBatch batch, FlowColumn column, int row, long value, int nullOneIn) {
        if (random.nextInt(nullOneIn) > 0) {
            set(batch, column, row, value);
        }
    }

    private static void set(FlowBatch batch, FlowColumn column, int row, long value) {
        batch.setLong(column, row, value);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
