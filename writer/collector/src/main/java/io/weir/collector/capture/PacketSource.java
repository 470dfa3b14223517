package io.weir.collector.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Packets in file order. Not thread-safe. */
interface PacketSource {
    /**
     * Reads the next whole packet.
     *
     * @return false after the last whole one
     * @throws IOException when the stream itself fails
     */
    boolean next(Packet packet) throws IOException;

    /** Why the packets ended before the file did, or null: place, expected, got. */
    @Nullable String damage();
}
