package io.weir.shell;

import io.weir.shell.session.Interrupter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * From its making until it is closed, a signal that ends the process first cancels the running
 * statement and waits for it, a little.
 */
final class ShutdownGuard {
    private static final long GRACE_SECONDS = 3;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    ShutdownGuard(Interrupter interrupter) {
        hook = new Thread(() -> shutDown(interrupter), "shell-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void shutDown(Interrupter interrupter) {
        interrupter.shutDown();
        try {
            boolean ended = done.await(GRACE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                System.err.println("the running statement could not be canceled in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending: the hook runs and has just been told that all is done.
            return;
        }
    }
}
