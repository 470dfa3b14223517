package io.weir.sql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The reins of one execution: cancel and time limit. Thread-safe. */
public final class QueryControl {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final long deadlineNanos;
    private final long maxRows;

    private QueryControl(long deadlineNanos, long maxRows) {
        this.deadlineNanos = deadlineNanos;
        this.maxRows = maxRows;
    }

    /** No time limit, no row limit. */
    public static QueryControl unlimited() {
        return new QueryControl(Long.MAX_VALUE, 0);
    }

    /**
     * Limits that start now.
     *
     * @param timeout zero for none
     * @param maxRows rows after which the result ends; 0 for all
     */
    public static QueryControl limited(Duration timeout, long maxRows) {
        long deadline = timeout.isZero() ? Long.MAX_VALUE : System.nanoTime() + timeout.toNanos();
        return new QueryControl(deadline, maxRows);
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

    /** Whether the time limit has passed. */
    public boolean isExpired() {
        return deadlineNanos != Long.MAX_VALUE && System.nanoTime() - deadlineNanos >= 0;
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
