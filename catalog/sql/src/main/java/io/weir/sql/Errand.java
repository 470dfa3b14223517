package io.weir.sql;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work for an execution on a thread of its own, so that its caller can leave at once when it is
 * told to, whatever the work is busy with.
 */
final class Errand {
    /** So often does who waits look at the reins. */
    static final long LOOK_MILLIS = 20;

    private static final long IDLE_SECONDS = 5;
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Errand::thread);

    private Errand() {}

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "weir-query");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins work that tells its end itself. */
    static void begin(Runnable work) {
        THREADS.execute(work);
    }

    /**
     * Has work done and waits for it.
     *
     * @throws FlowSqlException what the work throws; 57014 if it is stopped before it has succeeded
     */
    static <T> T run(Callable<T> work, QueryControl control) throws FlowSqlException {
        FutureTask<T> task = new FutureTask<>(work);
        begin(task);
        while (true) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                control.check();
            } catch (InterruptedException e) {
                throw interrupted(control);
            } catch (ExecutionException e) {
                control.check(); // what is stopped fails in some way or other
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    /** Stops the execution, because the thread that waits for it was interrupted. */
    static FlowSqlException interrupted(QueryControl control) {
        control.cancel();
        Thread.currentThread().interrupt();
        return new FlowSqlException(
                FlowErrorCode.CANCELLED, "The thread that waits for the query was interrupted");
    }

    private static FlowSqlException failure(Throwable cause) {
        return cause instanceof FlowSqlException own ? own : RunErrors.of(cause);
    }
}
