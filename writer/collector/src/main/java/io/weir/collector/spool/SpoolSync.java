package io.weir.collector.spool;

import io.weir.format.config.FsyncPolicy;
import io.weir.format.durable.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces segments to disk: where the policy is {@code interval}, in a thread of its own, so that
 * receiving never waits for a disk that keeps up. A failed sync is final: the kernel may have
 * dropped what it could not write, and a second sync that succeeds would lie.
 */
final class SpoolSync {
    private final Path folder;
    private final SpoolOptions options;
    private final Thread thread = new Thread(this::run, "weir-spool-sync");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** The segment that is being written. */
    private @Nullable FileChannel current;

    /** The one before it, until it is forced and closed. */
    private @Nullable FileChannel finished;

    private boolean hasNewNames;
    private boolean stopping;
    private volatile @Nullable IOException failure;

    SpoolSync(Path folder, SpoolOptions options) {
        this.folder = folder;
        this.options = options;
        thread.setDaemon(true);
    }

    void start() {
        if (options.fsync() == FsyncPolicy.INTERVAL) {
            thread.start();
        }
    }

    /** A segment that was made, to which datagrams are about to be written. */
    void begin(FileChannel channel) throws IOException {
        switch (options.fsync()) {
            case EACH_BATCH -> DurableFiles.forceFolder(folder);
            case INTERVAL -> {
                lock.lock();
                try {
                    current = channel;
                    hasNewNames = true;
                } finally {
                    lock.unlock();
                }
            }
            case OS -> {}
        }
    }

    /**
     * A segment to which nothing is written any more; it is closed. Waits only if the one before it
     * is not on the disk yet: then the disk does not keep up.
     */
    void finish(FileChannel channel) throws IOException {
        if (options.fsync() != FsyncPolicy.INTERVAL) {
            channel.close(); // each batch was forced, or none is
            return;
        }
        lock.lock();
        try {
            while (finished != null && failure == null) {
                changed.awaitUninterruptibly();
            }
            throwIfFailed();
            current = null;
            finished = channel;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forces a segment now. */
    void force(FileChannel channel) throws IOException {
        throwIfFailed();
        try {
            channel.force(false);
        } catch (IOException e) {
            failure = e;
            throwIfFailed();
        }
    }

    void throwIfFailed() throws IOException {
        IOException cause = failure;
        if (cause != null) {
            throw new IOException(
                    "The spool could not be forced to disk: "
                            + cause.getMessage()
                            + ". What was received since the last sync may be lost at a power cut;"
                            + " check the disk and start the collector again",
                    cause);
        }
    }

    /** Ends the thread once everything is forced; waits for that, so long at most. */
    void stop(long waitMillis) throws IOException {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(waitMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throwIfFailed();
    }

    private void run() {
        try {
            while (isTime()) {
                sync();
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(new IOException(e));
        } catch (InterruptedException e) {
            fail(new IOException("the thread that does it was interrupted"));
        }
    }

    /** Waits for the next time to sync; false once there is nothing more to do. */
    private boolean isTime() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(options.fsyncInterval().toMillis());
            while (finished == null && !stopping && left > 0) {
                left = changed.awaitNanos(left);
            }
            return finished != null || !stopping;
        } finally {
            lock.unlock();
        }
    }

    /** Oldest first, so that what a power cut leaves is a beginning. */
    private void sync() throws IOException {
        FileChannel before;
        FileChannel now;
        boolean newNames;
        lock.lock();
        try {
            before = finished;
            now = current;
            newNames = hasNewNames;
            hasNewNames = false;
        } finally {
            lock.unlock();
        }
        if (newNames) {
            DurableFiles.forceFolder(folder);
        }
        if (before != null) {
            try (before) {
                force(before);
            }
            lock.lock();
            try {
                finished = null;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
        if (now != null) {
            force(now);
        }
    }

    /** Kept for the next flush, which throws it. */
    private void fail(IOException cause) {
        lock.lock();
        try {
            failure = failure == null ? cause : failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
