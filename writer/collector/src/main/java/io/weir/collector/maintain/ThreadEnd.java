package io.weir.collector.maintain;

/** The end of a thread that was told to end. */
public final class ThreadEnd {
    private ThreadEnd() {}

    /** Waits for it, also if the caller is interrupted meanwhile; then it still is afterwards. */
    public static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
