package io.weir.collector;

import io.weir.format.HourPartition;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Bounds how many files flows make that say they began long before they came, or after: a forged
 * sender names as many hours as it likes, and each is a file of each commit. Taking is for one
 * thread.
 */
final class UnlikelyHours {
    /** Files that may be made at once. */
    static final int BURST = 1_000;

    /** Files that may be made a minute from then on. */
    static final int A_MINUTE = 600;

    /** Hours before that of reception in which flows are likely to have begun. */
    private static final int LIKELY_BEFORE = 3;

    private static final int LIKELY_AFTER = 1;
    private static final long NANOS_A_FILE = TimeUnit.MINUTES.toNanos(1) / A_MINUTE;

    private final LongSupplier nanos;
    private final AtomicLong moved = new AtomicLong();

    /** When all of the burst may be had again. */
    private long fullNanos;

    /**
     * @param nanos a clock such as System::nanoTime
     */
    UnlikelyHours(LongSupplier nanos) {
        this.nanos = nanos;
        this.fullNanos = nanos.getAsLong();
    }

    /** Whether a flow of that hour may make one more file; if not, it is counted. */
    boolean admits(long epochHour, long receivedMillis) {
        long received = Math.floorDiv(receivedMillis, HourPartition.MILLIS);
        if (epochHour >= received - LIKELY_BEFORE && epochHour <= received + LIKELY_AFTER) {
            return true;
        }
        long now = nanos.getAsLong();
        long full = fullNanos - now < 0 ? now : fullNanos;
        if (full - now > (BURST - 1) * NANOS_A_FILE) {
            moved.incrementAndGet();
            return false;
        }
        fullNanos = full + NANOS_A_FILE;
        return true;
    }

    /** Flows that were not admitted. For any thread. */
    long moved() {
        return moved.get();
    }
}
