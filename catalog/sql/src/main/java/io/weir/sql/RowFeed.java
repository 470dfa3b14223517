package io.weir.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a plan, on their way from the errands that make them to the thread that reads them.
 * An errand ends when some rows wait, so that a result which nobody reads on keeps no thread; the
 * next one begins when they are taken, by a reader who has come for more before. Safe between these
 * threads. Tests hold an errand at its end.
 */
class RowFeed {
    private static final int MOST_WAITING = 1024;

    /** So long does {@link #close} wait for an errand. */
    private static final long CLOSE_NANOS = 200_000_000;

    private final Supplier<Enumerator<?>> plan;
    private final QueryControl control;
    private List<@Nullable Object> waiting = new ArrayList<>();
    private @Nullable Enumerator<?> rows;
    private boolean working;
    private boolean complete;
    private boolean closed;

    /** Whether the reader has come for more than the first rows. */
    private boolean readsOn;

    private @Nullable Throwable failure;

    /**
     * @param plan begins the plan; asked in the first errand
     */
    RowFeed(Supplier<Enumerator<?>> plan, QueryControl control) {
        this.plan = plan;
        this.control = control;
    }

    /**
     * The next rows: many where they come fast, and those that there are where they do not.
     *
     * @return none at the end
     * @throws FlowSqlException what the plan failed with; 57014 once it is stopped, at once
     */
    synchronized List<@Nullable Object> take() throws FlowSqlException {
        while (waiting.isEmpty() && (working || !complete)) {
            begin();
            control.check();
            awaitErrand();
        }
        control.check();
        if (waiting.isEmpty() && failure != null) {
            throw RunErrors.of(failure);
        }
        List<@Nullable Object> taken = waiting;
        waiting = new ArrayList<>();
        if (readsOn) {
            begin();
        }
        readsOn = true;
        return taken;
    }

    private synchronized void begin() {
        if (!working && !complete) {
            working = true;
            Errand.begin(this::work);
        }
    }

    /** Waits a little, no longer than until the errand has ended. */
    @SuppressWarnings("WaitNotInLoop") // those who call it loop
    private synchronized void awaitErrand() throws FlowSqlException {
        try {
            if (working) {
                wait(Errand.LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            throw Errand.interrupted(control);
        }
    }

    private void work() {
        try {
            Enumerator<?> source = begun();
            boolean isWanted = true;
            while (isWanted) {
                isWanted = source.moveNext() ? add(source.current()) : complete(null);
            }
        } catch (RuntimeException | Error e) {
            complete(e);
        }
        rest();
    }

    private Enumerator<?> begun() {
        Enumerator<?> known = rows();
        if (known == null) {
            known = plan.get();
            rows(known);
        }
        return known;
    }

    private synchronized @Nullable Enumerator<?> rows() {
        return rows;
    }

    private synchronized void rows(@Nullable Enumerator<?> begun) {
        rows = begun;
    }

    private synchronized boolean add(@Nullable Object row) {
        waiting.add(row);
        return !closed && waiting.size() < MOST_WAITING;
    }

    private synchronized boolean complete(@Nullable Throwable why) {
        failure = why;
        complete = true;
        return false;
    }

    /** The errand ends. */
    void rest() {
        if (isClosed()) {
            closeUnread();
        }
        synchronized (this) {
            working = false;
            notifyAll();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void closeUnread() {
        Enumerator<?> open = rows();
        rows(null);
        try {
            if (open != null) {
                open.close();
            }
        } catch (RuntimeException e) {
            return; // who could be told has left
        }
    }

    /** Stops what still works, and frees what the plan holds as soon as nothing does. */
    void close() {
        Enumerator<?> open;
        synchronized (this) {
            closed = true;
            waiting.clear();
            if (working && !isResting()) {
                return; // the errand closes the rows when it ends
            }
            open = rows;
            rows = null;
        }
        if (open != null) {
            open.close();
        }
    }

    /** Whether the errand ends soon; one that was stopped before has had its time. */
    private synchronized boolean isResting() {
        long patience = control.stopFlag().get() ? 0 : CLOSE_NANOS;
        control.cancel();
        long start = System.nanoTime();
        try {
            while (working && System.nanoTime() - start < patience) {
                awaitErrand();
            }
        } catch (FlowSqlException e) {
            return false;
        }
        return !working;
    }
}
