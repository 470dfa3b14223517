package io.weir.collector.spool;

import io.weir.format.config.FsyncPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces the segment that is being written to disk, in a thread of its own where the policy is
 * {@code interval}. A failed sync is final: the kernel may have dropped what it could not write,
 * and a second sync that succeeds would lie.
 */
final class SpoolSync {
    private final SpoolOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "weir-spool-sync");
    private @Nullable FileChannel watched;
    private volatile @Nullable IOException failure;

    SpoolSync(SpoolOptions options) {
        this.options = options;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** From now on this is the segment to sync. */
    void watch(FileChannel channel) {
        lock.lock();
        try {
            watched = channel;
        } finally {
            lock.unlock();
        }
    }

    /** Syncs a segment for the last time, as far as the policy asks. */
    void unwatch(FileChannel channel) throws IOException {
        lock.lock();
        try {
            watched = null;
            if (options.fsync() != FsyncPolicy.OS) {
                force(channel);
            }
        } finally {
            lock.unlock();
        }
    }

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

    void stop(long waitMillis) {
        stopped.countDown();
        try {
            thread.join(waitMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(options.fsyncInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                forceWatched();
            }
        } catch (IOException e) {
            // Kept in "failure": the next flush throws it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forceWatched() throws IOException {
        lock.lock();
        try {
            if (watched != null) {
                force(watched);
            }
        } finally {
            lock.unlock();
        }
    }

    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
