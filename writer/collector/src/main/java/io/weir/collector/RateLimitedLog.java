package io.weir.collector;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** At most one line in ten seconds for each cause, and how many were left out. One owner. */
final class RateLimitedLog {
    /** Why there is something to say. */
    enum Cause {
        MALFORMED,
        UNSUPPORTED,
        REFUSED_ADDRESS,
        REFUSED_CONNECTION,
        REFUSED_HANDSHAKE,
        REFUSED_STREAM,
        IDLE_STREAM
    }

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final class Limit {
        private long nextNanos;
        private boolean used;
        private long left;
    }

    private final Consumer<String> log;
    private final LongSupplier nanos;
    private final Map<Cause, Limit> limits = new EnumMap<>(Cause.class);

    RateLimitedLog(Consumer<String> log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** Whether a line for this cause would be printed now; if not, it is counted. */
    boolean permits(Cause cause) {
        Limit limit = limits.computeIfAbsent(cause, c -> new Limit());
        if (limit.used && nanos.getAsLong() - limit.nextNanos < 0) {
            limit.left++;
            return false;
        }
        return true;
    }

    /** Prints a line that was permitted. */
    void print(Cause cause, String line) {
        Limit limit = limits.computeIfAbsent(cause, c -> new Limit());
        log.accept(limit.left == 0 ? line : line + " (and " + limit.left + " more like it before)");
        limit.left = 0;
        limit.used = true;
        limit.nextNanos = nanos.getAsLong() + INTERVAL_NANOS;
    }
}
