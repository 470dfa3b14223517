package io.weir.collector.wire;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/**
 * The rule for a flow's times: kept as exported if {@code start_time} lies between 2000-01-01 and a
 * day after reception, otherwise {@code start_time} is the time of reception. The duration stays as
 * exported either way.
 */
public final class FlowTimes {
    /** {@code time_quality}: as exported. */
    public static final int AS_EXPORTED = 0;

    /** {@code time_quality}: the exporter's uptime counter wrapped, and that was repaired. */
    public static final int WRAP_REPAIRED = 1;

    /** {@code time_quality}: outside the plausible range, the time of reception stands in. */
    public static final int OUT_OF_RANGE = 2;

    /** {@code time_quality}: the record has no time. */
    public static final int NO_TIME = 3;

    /** 2000-01-01T00:00:00Z in milliseconds. */
    static final long EARLIEST_MILLIS = 946_684_800_000L;

    private static final long DAY_MILLIS = 86_400_000L;

    private FlowTimes() {}

    /** The time of reception stands in for the row's start, as if that were out of range. */
    public static void setToReception(FlowBatch batch, int row, long receivedMillis) {
        long shift = receivedMillis - batch.getLong(FlowColumn.START_TIME, row);
        batch.clear(FlowColumn.START_NS, row);
        batch.clear(FlowColumn.END_NS, row);
        batch.setLong(FlowColumn.START_TIME, row, receivedMillis);
        batch.setLong(FlowColumn.END_TIME, row, batch.getLong(FlowColumn.END_TIME, row) + shift);
        batch.setLong(FlowColumn.TIME_QUALITY, row, OUT_OF_RANGE);
    }

    /**
     * Sets {@code received_time}, {@code start_time}, {@code end_time} and {@code time_quality} of
     * a row.
     *
     * @param receivedMillis when the datagram reached us, milliseconds since 1970
     * @param startMillis first packet as exported
     * @param endMillis last packet as exported
     * @param quality {@link #AS_EXPORTED} or {@link #WRAP_REPAIRED}
     */
    public static void set(
            FlowBatch batch,
            int row,
            long receivedMillis,
            long startMillis,
            long endMillis,
            int quality) {
        boolean plausible =
                startMillis >= EARLIEST_MILLIS && startMillis <= receivedMillis + DAY_MILLIS;
        long shift = plausible ? 0 : receivedMillis - startMillis;
        batch.setLong(FlowColumn.RECEIVED_TIME, row, receivedMillis);
        batch.setLong(FlowColumn.START_TIME, row, startMillis + shift);
        batch.setLong(FlowColumn.END_TIME, row, endMillis + shift);
        batch.setLong(FlowColumn.TIME_QUALITY, row, plausible ? quality : OUT_OF_RANGE);
    }
}
