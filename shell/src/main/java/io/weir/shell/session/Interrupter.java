package io.weir.shell.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops what the session is doing. The session's thread sets what runs; signal handlers and timers,
 * on threads of their own, stop it.
 */
public final class Interrupter {
    private @Nullable Execution running;
    private @Nullable CountDownLatch sleeping;
    private boolean shuttingDown;

    /**
     * Stops the running statement, or a pause between statements.
     *
     * @return false if nothing is running
     */
    public synchronized boolean interrupt() {
        if (sleeping != null) {
            sleeping.countDown();
        }
        if (running != null) {
            running.stop(Execution.Cause.INTERRUPT);
        }
        return sleeping != null || running != null;
    }

    /** Stops whatever runs now or is started later, because the process ends. */
    public synchronized void shutDown() {
        shuttingDown = true;
        interrupt();
    }

    /** Whether the process ends. */
    public synchronized boolean isShuttingDown() {
        return shuttingDown;
    }

    synchronized void started(Execution execution) {
        running = execution;
        if (shuttingDown) {
            execution.stop(Execution.Cause.INTERRUPT);
        }
    }

    synchronized void ended() {
        running = null;
    }

    /**
     * Waits.
     *
     * @return false if interrupted meanwhile
     */
    public boolean pause(long millis) {
        CountDownLatch latch = new CountDownLatch(1);
        synchronized (this) {
            if (shuttingDown) {
                return false;
            }
            sleeping = latch;
        }
        try {
            return !latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            synchronized (this) {
                sleeping = null;
            }
        }
    }
}
