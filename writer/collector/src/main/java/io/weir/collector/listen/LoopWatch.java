package io.weir.collector.listen;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at the clock ten times a second, on the event loop: what comes late tells how long the loop
 * was busy. Written by the loop, read by any thread.
 */
final class LoopWatch {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TICKS_PER_SECOND = 10;

    private final AtomicLong longestNanos = new AtomicLong();
    private long lastNanos;
    private int ticks;

    /** Begins, and calls {@code everySecond} on the loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the loop
    void start(EventLoopGroup loop, Runnable everySecond) {
        lastNanos = System.nanoTime();
        loop.scheduleWithFixedDelay(
                () -> tick(everySecond), TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    private void tick(Runnable everySecond) {
        long now = System.nanoTime();
        longestNanos.accumulateAndGet(now - lastNanos - TICK_NANOS, Math::max);
        ticks++;
        if (ticks % TICKS_PER_SECOND == 0) {
            everySecond.run();
        }
        lastNanos = System.nanoTime();
    }

    Duration longestGap() {
        return Duration.ofNanos(longestNanos.get());
    }
}
