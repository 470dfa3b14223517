package io.weir.engine.work;

import io.weir.engine.ScanCancelledException;
import io.weir.engine.ScanControl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same work on several threads, the caller's among them, and returns when all have ended.
 * The first failure ends the others and is thrown.
 */
public final class Workers {
    private Workers() {}

    /** What one thread does with its own state. */
    @FunctionalInterface
    public interface Work<S> {
        /**
         * @param reins to be asked again and again
         */
        void run(S state, ScanControl reins) throws IOException;
    }

    /**
     * @param states one for each thread
     */
    public static <S> void run(List<S> states, Work<S> work, ScanControl control)
            throws IOException {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        ScanControl reins =
                () -> {
                    control.check();
                    if (failure.get() != null) {
                        throw new ScanCancelledException("another thread of the scan failed");
                    }
                };
        List<Thread> threads = new ArrayList<>();
        for (S state : states.subList(1, states.size())) {
            Thread thread = new Thread(() -> attempt(state, work, reins, failure), "weir-scan");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        attempt(states.get(0), work, reins, failure);
        boolean interrupted = join(threads);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(failure.get());
    }

    private static <S> void attempt(
            S state,
            Work<S> work,
            ScanControl reins,
            AtomicReference<@Nullable Throwable> failure) {
        try {
            work.run(state, reins);
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** They end soon after a failure: each asks its reins for each batch. */
    private static boolean join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        return interrupted;
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
