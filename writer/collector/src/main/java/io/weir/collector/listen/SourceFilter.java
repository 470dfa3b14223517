package io.weir.collector.listen;

/**
 * Whom a collector listens to. Asked by the receiving thread for each datagram and each connection,
 * so it neither waits nor keeps anything for a source.
 */
@FunctionalInterface
public interface SourceFilter {
    /** Everybody. */
    SourceFilter ALL = (listener, high, low) -> true;

    /**
     * Whether a sender is heard.
     *
     * @param listener the listener that it sends to: its place, from 0, in the list of addresses
     * @param high high 64 bits of its address, network order
     * @param low low 64 bits; IPv4 as ::ffff:a.b.c.d
     */
    boolean permits(int listener, long high, long low);
}
