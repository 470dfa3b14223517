package io.weir.collector.account;

import java.nio.ByteBuffer;

/** An address as {@link io.weir.format.stats.StatsRows} take it. */
final class AddressBytes {
    private AddressBytes() {}

    static byte[] of(long high, long low) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }
}
