package io.weir.sql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** The reins of one execution: cancel and time limit. Thread-safe. */
public final class QueryControl {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private static final long NONE = Long.MAX_VALUE;

    private volatile long deadlineNanos;
    private volatile long pausedNanos;
    private final long maxRows;
    private final long maxMemory;
    private final LongSupplier clock;

    private QueryControl(long deadlineNanos, long maxRows, long maxMemory, LongSupplier clock) {
        this.maxMemory = maxMemory;
        this.clock = clock;
        this.deadlineNanos = deadlineNanos;
        this.maxRows = maxRows;
    }

    /** No time limit, no row limit. */
    public static QueryControl unlimited() {
        return new QueryControl(NONE, 0, 0, System::nanoTime);
    }

    /**
     * Limits that start now.
     *
     * @param timeout zero for none
     * @param maxRows rows after which the result ends; 0 for all
     * @param maxMemory bytes that groups may take; 0 for a quarter of the heap
     */
    public static QueryControl limited(Duration timeout, long maxRows, long maxMemory) {
        return limited(timeout, maxRows, maxMemory, System::nanoTime);
    }

    static QueryControl limited(
            Duration timeout, long maxRows, long maxMemory, LongSupplier clock) {
        long deadline = timeout.isZero() ? NONE : clock.getAsLong() + timeout.toNanos();
        return new QueryControl(deadline, maxRows, maxMemory, clock);
    }

    /** Asks the execution to stop; it ends with SQLState 57014. */
    public void cancel() {
        cancelled.set(true);
    }

    /** The flag that operators look at. */
    public AtomicBoolean cancelFlag() {
        return cancelled;
    }

    /** Rows after which the result ends; 0 for all. */
    public long maxRows() {
        return maxRows;
    }

    /** Bytes that groups may take; 0 for a quarter of the heap. */
    public long maxMemory() {
        return maxMemory;
    }

    /** The caller has its rows and thinks: until {@link #resume} the time does not count. */
    void pause() {
        pausedNanos = clock.getAsLong();
    }

    /** The execution goes on. */
    void resume() {
        if (deadlineNanos != NONE) {
            long later = deadlineNanos + clock.getAsLong() - pausedNanos;
            deadlineNanos = later;
        }
    }

    /** Whether the time limit has passed. */
    public boolean isExpired() {
        return deadlineNanos != NONE && clock.getAsLong() - deadlineNanos >= 0;
    }

    /**
     * @throws FlowSqlException 57014 if cancelled or past the time limit
     */
    public void check() throws FlowSqlException {
        if (cancelled.get()) {
            throw new FlowSqlException(FlowErrorCode.CANCELLED, "The query was cancelled");
        }
        if (isExpired()) {
            throw new FlowSqlException(
                    FlowErrorCode.TIMEOUT,
                    "The query ran into its time limit; raise it or ask for fewer hours");
        }
    }
}
