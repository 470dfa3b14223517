package io.weir.collector.wire;

import java.nio.ByteBuffer;

/**
 * One export datagram as it came from the wire, the spool or a capture file.
 *
 * @param receivedMillis when it reached us, milliseconds since 1970; from a capture file, its
 *     packet time
 * @param sourceHigh high 64 bits of the sender's address, network order
 * @param sourceLow low 64 bits; IPv4 as ::ffff:a.b.c.d
 * @param sourcePort the sender's UDP port, 0 allowed
 * @param payload the UDP payload, big-endian, from position to limit; not changed by readers
 */
public record Datagram(
        long receivedMillis, long sourceHigh, long sourceLow, int sourcePort, ByteBuffer payload) {}
