package io.weir.collector.listen;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Who sends, as numbers.
 *
 * @param high high 64 bits of the address, network order
 * @param low low 64 bits; IPv4 as ::ffff:a.b.c.d
 * @param port 0 allowed
 */
record Sender(long high, long low, int port) {
    private static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

    static Sender of(InetSocketAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress().getAddress());
        return bytes.remaining() == 4
                ? new Sender(
                        0, IPV4_MAPPED | Integer.toUnsignedLong(bytes.getInt(0)), address.getPort())
                : new Sender(bytes.getLong(0), bytes.getLong(8), address.getPort());
    }
}
