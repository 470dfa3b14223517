package io.weir.bench.flood;

import io.weir.bench.mix.MixFlow;
import java.nio.ByteBuffer;

/** Writes datagrams of one protocol. Big-endian buffers. Not thread-safe. */
public interface FlowEncoder {
    /** Flows of a full datagram. */
    int flowsPerDatagram();

    /** Octets of the longest datagram. */
    int maxBytes();

    /** Starts a datagram of an exporter at {@code out}'s position. */
    void begin(ByteBuffer out, int exporter, long exportMillis);

    /** Appends a flow. */
    void add(ByteBuffer out, MixFlow flow);

    /** Completes the datagram that ends at {@code out}'s position. */
    void end(ByteBuffer out);

    /**
     * Makes a datagram one of now: moves its times from when it was encoded or sent last, and
     * numbers it.
     *
     * @param datagram the datagram, from position 0 to the limit
     * @param units what the protocol's sequence counts, of all earlier datagrams of this exporter
     */
    void stamp(ByteBuffer datagram, long exportMillis, long units);

    /** How much a datagram adds to the protocol's sequence. */
    int units(int flows);

    /** What an exporter tells before its flows and now and then; empty for most. */
    byte[] announcement(int exporter, long exportMillis, long units);
}
