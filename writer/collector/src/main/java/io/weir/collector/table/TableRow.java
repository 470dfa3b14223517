package io.weir.collector.table;

import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.FlowTimes;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Address;

/**
 * One row on its way from a line into a batch. Values that follow from others (times, ICMP, flags)
 * are settled when the line is complete. Reused line after line; one owner.
 */
final class TableRow {
    private static final int CSV_IMPORT = 202;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int TCP = 6;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NONE = Long.MIN_VALUE;

    private final TableTimes times;
    private final long atMillis;
    private final FlowLabeler labeler;
    private final boolean ownColumns;
    private FlowBatch batch = new FlowBatch(64);
    private int row;
    private long startNanos;
    private long endNanos;
    private long durationMillis;
    private boolean hasReverse;

    /**
     * @param atMillis when a row was received that does not say it, milliseconds since 1970
     * @param ownColumns whether the columns are those of {@code flows}, with nothing to settle
     */
    TableRow(TableTimes times, long atMillis, FlowLabeler labeler, boolean ownColumns) {
        this.times = times;
        this.atMillis = atMillis;
        this.labeler = labeler;
        this.ownColumns = ownColumns;
    }

    /** Begins a row. */
    void begin(FlowBatch target) {
        batch = target;
        row = target.add();
        startNanos = NONE;
        endNanos = NONE;
        durationMillis = NONE;
        hasReverse = false;
    }

    /** Takes the row back. */
    void abandon() {
        batch.truncate(row);
    }

    void number(FlowColumn column, String text, long max) throws RefusedException {
        batch.setLong(column, row, TableValues.number(text, 0, max));
    }

    void set(FlowColumn column, long value) {
        batch.setLong(column, row, value);
    }

    void text(FlowColumn column, String text) {
        batch.setText(column, row, text);
    }

    void address(FlowColumn column, String text) throws RefusedException {
        Address address = TableValues.address(text);
        batch.setAddress(column, row, address.high(), address.low());
    }

    /** An address; none where all its bits are zero. */
    void addressUnlessZero(FlowColumn column, String text) throws RefusedException {
        Address address = TableValues.address(text);
        boolean zero = address.isIpv4() ? (int) address.low() == 0 : address.low() == 0;
        if (address.high() != 0 || !zero) {
            batch.setAddress(column, row, address.high(), address.low());
        }
    }

    /** One more of a list that is separated by spaces. */
    void append(FlowColumn column, String text) {
        String before = batch.getText(column, row);
        batch.setText(column, row, before == null ? text : before + ' ' + text);
    }

    void start(String text) throws RefusedException {
        startNanos = times.nanos(text);
    }

    void end(String text) throws RefusedException {
        endNanos = times.nanos(text);
    }

    void duration(String text) throws RefusedException {
        durationMillis = TableValues.millis(text);
    }

    void time(FlowColumn column, String text) throws RefusedException {
        batch.setLong(column, row, Math.floorDiv(times.nanos(text), NANOS_PER_MILLI));
    }

    /** A counter of the other direction, which is 0 where there is none. */
    void reverse(FlowColumn column, String text) throws RefusedException {
        number(column, text, Long.MAX_VALUE);
        hasReverse |= batch.getLong(column, row) != 0;
    }

    /**
     * The line is complete.
     *
     * @throws RefusedException if its values contradict each other
     */
    void finish() throws RefusedException {
        boolean source = batch.isPresent(FlowColumn.SRC_ADDR, row);
        boolean destination = batch.isPresent(FlowColumn.DST_ADDR, row);
        if (source && destination && isIpv4(FlowColumn.SRC_ADDR) != isIpv4(FlowColumn.DST_ADDR)) {
            throw new RefusedException(
                    "expected two addresses of one family, got an IPv4 and an IPv6 address");
        }
        if (source && !batch.isPresent(FlowColumn.IP_VERSION, row)) {
            batch.setLong(FlowColumn.IP_VERSION, row, isIpv4(FlowColumn.SRC_ADDR) ? 4 : 6);
        }
        settleTimes();
        if (ownColumns) {
            settleCounters();
        } else {
            settleTransport();
        }
        if (!batch.isPresent(FlowColumn.EXPORT_VERSION, row)) {
            batch.setLong(FlowColumn.EXPORT_VERSION, row, CSV_IMPORT);
        }
        label();
    }

    private boolean isIpv4(FlowColumn column) {
        return batch.getHigh(column, row) == 0 && batch.getLong(column, row) >>> 32 == 0xffff;
    }

    private void settleTimes() {
        if (!batch.isPresent(FlowColumn.RECEIVED_TIME, row)) {
            batch.setLong(FlowColumn.RECEIVED_TIME, row, atMillis);
        }
        long received = batch.getLong(FlowColumn.RECEIVED_TIME, row);
        if (startNanos == NONE && endNanos == NONE) {
            FlowTimes.set(batch, row, received, received, received, FlowTimes.NO_TIME);
            return;
        }
        if (startNanos == NONE) {
            startNanos = endNanos - Math.max(0, durationMillis) * NANOS_PER_MILLI;
        }
        long start = Math.floorDiv(startNanos, NANOS_PER_MILLI);
        long end =
                durationMillis != NONE
                        ? start + durationMillis
                        : endNanos == NONE ? start : Math.floorDiv(endNanos, NANOS_PER_MILLI);
        int quality = (int) batch.getLong(FlowColumn.TIME_QUALITY, row);
        FlowTimes.set(batch, row, received, start, end, quality);
    }

    /** Raw counters are stored only where they differ. */
    private void settleCounters() {
        if (batch.getLong(FlowColumn.SAMPLING_RATE, row) <= 1) {
            batch.clear(FlowColumn.BYTES_RAW, row);
            batch.clear(FlowColumn.PACKETS_RAW, row);
        }
    }

    private void settleTransport() {
        long protocol =
                batch.isPresent(FlowColumn.PROTOCOL, row)
                        ? batch.getLong(FlowColumn.PROTOCOL, row)
                        : -1;
        if ((protocol == ICMP || protocol == ICMPV6)
                && !batch.isPresent(FlowColumn.ICMP_TYPE, row)) {
            long typeAndCode = batch.getLong(FlowColumn.DST_PORT, row);
            batch.setLong(FlowColumn.ICMP_TYPE, row, typeAndCode >> 8);
            batch.setLong(FlowColumn.ICMP_CODE, row, typeAndCode & 0xff);
        }
        if (protocol == ICMP || protocol == ICMPV6) {
            batch.setLong(FlowColumn.SRC_PORT, row, 0);
            batch.setLong(FlowColumn.DST_PORT, row, 0);
        }
        if (protocol != TCP) {
            batch.clear(FlowColumn.TCP_FLAGS, row);
            batch.clear(FlowColumn.INITIAL_TCP_FLAGS, row);
            batch.clear(FlowColumn.SESSION_TCP_FLAGS, row);
        }
        if (!hasReverse) {
            batch.clear(FlowColumn.REV_BYTES, row);
            batch.clear(FlowColumn.REV_PACKETS, row);
        }
    }

    /** What the file says of sensor and type wins over what the configuration says. */
    private void label() {
        String sensor = batch.getText(FlowColumn.SENSOR, row);
        String sensorClass = batch.getText(FlowColumn.SENSOR_CLASS, row);
        String type = batch.getText(FlowColumn.FLOW_TYPE, row);
        labeler.label(batch, row, 0);
        if (sensor != null) {
            batch.setText(FlowColumn.SENSOR, row, sensor);
        }
        if (sensorClass != null) {
            batch.setText(FlowColumn.SENSOR_CLASS, row, sensorClass);
        }
        if (type != null) {
            batch.setText(FlowColumn.FLOW_TYPE, row, type);
        }
    }
}
