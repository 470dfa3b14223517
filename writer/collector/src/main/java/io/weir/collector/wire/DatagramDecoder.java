package io.weir.collector.wire;

import io.weir.format.FlowBatch;

/**
 * Turns one datagram into rows. Bad input is counted, never thrown: a malformed datagram leaves no
 * rows. Not thread-safe: one owner.
 */
public interface DatagramDecoder {
    /**
     * Appends the datagram's flows to {@code out}, complete with sensor and flow type.
     *
     * @return what became of it
     */
    DecodeResult decode(Datagram datagram, FlowBatch out);
}
