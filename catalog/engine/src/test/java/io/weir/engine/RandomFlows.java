package io.weir.engine;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import java.util.Random;

/**
 * Seeded flows with every kind of value that a column can have: NULLs, IPv4 and IPv6, negative and
 * extreme numbers, short and long texts, few and many distinct values.
 */
final class RandomFlows {
    private static final String[] TYPES = {"in", "out", "inweb", "outweb", "int2int", "ext2ext"};
    private static final String[] NAMES = {"eth0", "eth1", "ge-0/0/1", "Zürich", "日本-😀", ""};

    private final Random random;
    private final FlowBatch batch;

    private RandomFlows(long seed, int rows) {
        random = new Random(seed);
        batch = new FlowBatch(rows);
    }

    /** Flows of one hour with values in nearly every column. */
    static FlowBatch of(long seed, HourPartition hour, int rows) {
        RandomFlows flows = new RandomFlows(seed, rows);
        for (int i = 0; i < rows; i++) {
            flows.addRow(hour, i);
        }
        return flows.batch;
    }

    private void addRow(HourPartition hour, int i) {
        int row = batch.add();
        long start = hour.startMillis() + random.nextInt((int) HourPartition.MILLIS);
        set(FlowColumn.START_TIME, row, start);
        set(FlowColumn.END_TIME, row, start + random.nextInt(60_000) - 5000);
        set(FlowColumn.RECEIVED_TIME, row, start + 60_000);
        maybe(FlowColumn.EXPORT_TIME, row, 20, start + 59_000);
        maybe(FlowColumn.START_NS, row, 50, random.nextLong());
        set(FlowColumn.TIME_QUALITY, row, random.nextInt(4));
        setAddress(FlowColumn.SRC_ADDR, row, 100_000);
        setAddress(FlowColumn.DST_ADDR, row, 20);
        maybe(FlowColumn.IP_VERSION, row, 5, 4);
        set(FlowColumn.SRC_PORT, row, random.nextInt(65_536));
        set(FlowColumn.DST_PORT, row, new int[] {25, 53, 80, 443, 21}[random.nextInt(5)]);
        maybe(FlowColumn.PROTOCOL, row, 3, random.nextBoolean() ? 6 : 17);
        maybe(FlowColumn.BYTES, row, 10, random.nextInt(1_000_000));
        maybe(FlowColumn.PACKETS, row, 10, 1 + random.nextInt(100));
        if (random.nextInt(4) == 0) {
            set(FlowColumn.SAMPLING_RATE, row, 100);
            set(FlowColumn.BYTES_RAW, row, random.nextInt(10_000));
            set(FlowColumn.PACKETS_RAW, row, random.nextInt(10));
        }
        maybe(FlowColumn.FLOW_LABEL, row, 30, random.nextInt());
        maybe(FlowColumn.REV_BYTES, row, 95, random.nextLong());
        maybe(FlowColumn.TCP_FLAGS, row, 30, random.nextInt(256));
        batch.setText(FlowColumn.SENSOR, row, "S" + random.nextInt(2));
        batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
        batch.setText(FlowColumn.FLOW_TYPE, row, TYPES[random.nextInt(TYPES.length)]);
        maybeText(FlowColumn.IN_IF_NAME, row, 40, NAMES[random.nextInt(NAMES.length)]);
        maybeText(FlowColumn.HTTP_HOST, row, 20, "host-" + "x".repeat(random.nextInt(300)) + i);
        maybeText(FlowColumn.USER_NAME, row, 90, Long.toHexString(random.nextLong()));
        set(FlowColumn.EXPORT_VERSION, row, 5);
        set(FlowColumn.FLOW_ID, row, random.nextLong());
        set(FlowColumn.EXPORT_SEQUENCE, row, i);
    }

    private void set(FlowColumn column, int row, long value) {
        batch.setLong(column, row, value);
    }

    private void maybe(FlowColumn column, int row, int nullPercent, long value) {
        if (random.nextInt(100) >= nullPercent) {
            batch.setLong(column, row, value);
        }
    }

    private void maybeText(FlowColumn column, int row, int nullPercent, String value) {
        if (random.nextInt(100) >= nullPercent) {
            batch.setText(column, row, value);
        }
    }

    private void setAddress(FlowColumn column, int row, int distinct) {
        int kind = random.nextInt(20);
        int value = random.nextInt(distinct);
        if (kind == 0) {
            return;
        }
        if (kind < 5) {
            batch.setAddress(column, row, 0x2001_0db8_0000_0000L | value, -value);
        } else {
            batch.setIpv4(column, row, 0x0a00_0000 | value);
        }
    }
}
