package io.weir.collector;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process will do. */
public final class Eventually {
    private static final long LIMIT_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private Eventually() {}

    public static void holds(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new AssertionError("Not within 20 s: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
