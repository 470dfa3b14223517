package io.weir.collector.wire;

/**
 * Time stamps that count milliseconds since the exporter booted, in 32 bits that wrap every 49.7
 * days (RFC 3954, 5.1; NetFlow v5 alike).
 *
 * <p>A difference is taken modulo 2^32 and lies in the past, except that up to 100 seconds ahead
 * count as ahead: some Cisco IOS versions stamp a flow later than the datagram (CSCei12353; nfdump
 * has the same limit).
 */
public final class UptimeClock {
    private static final long WRAP = 1L << 32;
    private static final long AHEAD_MILLIS = 100_000;

    private UptimeClock() {}

    /**
     * How long before {@code later} the stamp {@code earlier} was taken, in milliseconds; from
     * -100,000 to 2^32 - 100,001.
     */
    public static long elapsedMillis(int earlier, int later) {
        long elapsed = Integer.toUnsignedLong(later - earlier);
        return elapsed >= WRAP - AHEAD_MILLIS ? elapsed - WRAP : elapsed;
    }

    /** Whether the counter wrapped between the two stamps. */
    public static boolean wrapped(int earlier, int later) {
        long plain = Integer.toUnsignedLong(later) - Integer.toUnsignedLong(earlier);
        return plain != elapsedMillis(earlier, later);
    }
}
