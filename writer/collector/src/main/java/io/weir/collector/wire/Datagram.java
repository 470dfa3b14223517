package io.weir.collector.wire;

import java.nio.ByteBuffer;

/**
 * One export datagram, or one message of a stream, as it came from the wire, the spool or a file.
 *
 * @param receivedMillis when it reached us, milliseconds since 1970; from a capture file, its
 *     packet time
 * @param transport how it came
 * @param session 0 for UDP; else the number of the connection, unique in a repository's life
 * @param sourceHigh high 64 bits of the sender's address, network order
 * @param sourceLow low 64 bits; IPv4 as ::ffff:a.b.c.d
 * @param sourcePort the sender's port, 0 allowed
 * @param localPort the port that received it; from a capture file, the packet's destination port; 0
 *     where there is none
 * @param payload the payload, big-endian, from position to limit; not changed by readers
 */
public record Datagram(
        long receivedMillis,
        Transport transport,
        long session,
        long sourceHigh,
        long sourceLow,
        int sourcePort,
        int localPort,
        ByteBuffer payload) {

    /** A UDP datagram. */
    public static Datagram udp(
            long receivedMillis,
            long sourceHigh,
            long sourceLow,
            int sourcePort,
            int localPort,
            ByteBuffer payload) {
        return new Datagram(
                receivedMillis,
                Transport.UDP,
                0,
                sourceHigh,
                sourceLow,
                sourcePort,
                localPort,
                payload);
    }
}
