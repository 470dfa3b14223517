package io.weir.collector.wire;

import io.weir.format.FlowBatch;

/**
 * Says which sensor saw a flow and of which type it is. Sets the columns {@code sensor}, {@code
 * sensor_class} and {@code flow_type} of a row whose other columns are complete.
 */
@FunctionalInterface
public interface FlowLabeler {
    /** The rows that follow come from this datagram, or were held back and come from its sender. */
    default void begin(Datagram datagram) {}

    /**
     * Labels row {@code row} of {@code batch}.
     *
     * @param localPort the port that received it, 0 where there was none
     */
    void label(FlowBatch batch, int row, int localPort);
}
