package io.weir.sql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** The reins of one execution: cancel and time limit. Thread-safe. */
public final class QueryControl {
    private static final long NONE = Long.MAX_VALUE;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile boolean expired;
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
        stopped.set(true);
    }

    /**
     * What those look at who work for the execution: whether it was cancelled or ran out of time.
     */
    public AtomicBoolean stopFlag() {
        return stopped;
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
    boolean isExpired() {
        return deadlineNanos != NONE && clock.getAsLong() - deadlineNanos >= 0;
    }

    /**
     * Asked by who waits for the execution; where the time is over, this stops it.
     *
     * @throws FlowSqlException 57014 if cancelled or past the time limit
     */
    public void check() throws FlowSqlException {
        if (!stopped.get() && isExpired()) {
            expired = true;
            stopped.set(true);
        }
        checkStopped();
    }

    /**
     * Asked by who works for the execution, again and again: it costs next to nothing.
     *
     * @throws FlowSqlException 57014 if it was stopped
     */
    public void checkStopped() throws FlowSqlException {
        if (!stopped.get()) {
            return;
        }
        if (expired) {
            throw new FlowSqlException(
                    FlowErrorCode.TIMEOUT,
                    "The query ran into its time limit; raise it or ask for fewer hours");
        }
        throw new FlowSqlException(FlowErrorCode.CANCELLED, "The query was cancelled");
    }
}
