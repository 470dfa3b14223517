package io.weir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets long work end in order when the process is told to: the work asks {@link #getAsBoolean}, and
 * the process waits until it has ended, ten seconds at most.
 */
final class StopOnSignal implements BooleanSupplier, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "weir-stop");
    private volatile boolean stopping;

    StopOnSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether it is time to stop. */
    @Override
    public boolean getAsBoolean() {
        return stopping;
    }

    private void stop() {
        stopping = true;
        try {
            boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert inTime || stopping; // what is not committed by then is cleaned up later
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already
        }
    }
}
