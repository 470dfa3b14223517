package io.weir.collector.wire;

import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;

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

    /** The accounts of the streams that it was given datagrams of. */
    StreamLedger streams();

    /**
     * Rows of {@code interface_counters} that datagrams gave. They are as much part of a commit as
     * the flows; whoever committed them clears them.
     */
    StatsRows interfaceCounters();

    /**
     * What it has learned from datagrams and needs to decode those that follow: templates, options,
     * sets that wait for their template, sequences. Saved with each commit, so that a replay gives
     * the same rows.
     */
    byte[] state();

    /**
     * Takes over what another decoder has learned.
     *
     * @throws IllegalArgumentException if this is no state; then nothing was taken over
     */
    void restore(byte[] state);
}
