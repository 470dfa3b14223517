package io.weir.collector.wire.sequence;

/** Which sessions the end of a stream ends. */
public final class SessionEnd {
    private SessionEnd() {}

    /**
     * Whether an end of a stream ends a session: its own one, or, where the number of the end is
     * none that a connection has (its low 32 bits are 0), every one with a smaller number.
     *
     * @param end the session of a message that ends a stream
     * @param session of what may have ended; 0 for datagrams, which no end concerns
     */
    public static boolean ends(long end, long session) {
        return session != 0 && (end == session || ((int) end == 0 && session < end));
    }
}
