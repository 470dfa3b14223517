package io.weir.collector;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The room on the repository's disk, and what to do when it runs out: below the reserve commits
 * wait, and what is received goes to the spool; below half of it nothing is read from the sockets
 * any more, so that the kernel drops and counts. Both go on by themselves. Safe between threads.
 */
final class DiskRoom {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Less than this is none: a file system keeps some for itself. */
    private static final long NONE_BYTES = 1 << 20;

    /** Of a small disk the reserve is one of so many parts. */
    private static final int LARGEST_RESERVE = 50;

    private static final long MEBIBYTE = 1 << 20;

    private final FileStore store;
    private final Path folder;
    private final long reserveBytes;
    private final LongSupplier nanos;
    private final Consumer<String> log;
    private volatile long usableBytes;
    private volatile long lookedNanos;
    private volatile boolean commitsWait;
    private volatile boolean receivingWaits;

    /**
     * @param folder on that disk
     * @param reserveBytes the room below which commits wait, but at most a fiftieth of the disk; 0:
     *     never
     * @param nanos a clock such as System::nanoTime
     */
    DiskRoom(Path folder, long reserveBytes, LongSupplier nanos, Consumer<String> log)
            throws IOException {
        this.store = Files.getFileStore(folder);
        this.folder = folder;
        this.reserveBytes = Math.min(reserveBytes, store.getTotalSpace() / LARGEST_RESERVE);
        this.nanos = nanos;
        this.log = log;
        look();
    }

    /** Whether there is room for commits. */
    boolean isForCommits() throws IOException {
        look();
        boolean waits = usableBytes < reserveBytes;
        if (waits != commitsWait) {
            commitsWait = waits;
            log.accept(
                    waits
                            ? shortage()
                                    + "; commits wait, and what is received stays in the spool."
                                    + " Make room: weir expire deletes old flows"
                            : "There is room again on the disk of " + folder + ": commits go on");
        }
        return !waits;
    }

    /** Whether there is room for what is received. */
    boolean isForReceiving() throws IOException {
        boolean waits = usable() < reserveBytes / 2;
        if (waits != receivingWaits) {
            receivingWaits = waits;
            log.accept(
                    waits
                            ? shortage()
                                    + "; nothing is received until there is more, and the kernel"
                                    + " drops what comes"
                            : "There is room again on the disk of "
                                    + folder
                                    + ": receiving goes on");
        }
        return !waits;
    }

    /** Whether a write failed because the disk is full. */
    boolean isShortOf(IOException failure) throws IOException {
        look();
        boolean isFull = usableBytes < NONE_BYTES || saysFull(failure);
        if (isFull && !commitsWait) {
            commitsWait = true;
            log.accept(shortage() + "; writing failed and is tried again: " + failure.getMessage());
        }
        return isFull;
    }

    private static boolean saysFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device")
                    || message.contains("Disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }

    /** Octets that are free for us, as of a moment ago: it is asked for each batch of datagrams. */
    private long usable() throws IOException {
        if (nanos.getAsLong() - lookedNanos >= LOOK_NANOS) {
            look();
        }
        return usableBytes;
    }

    private void look() throws IOException {
        usableBytes = store.getUsableSpace();
        lookedNanos = nanos.getAsLong();
    }

    private String shortage() {
        return String.format(
                Locale.ROOT,
                "The disk of %s is almost full: %d MiB are free, %d MiB are kept in reserve",
                folder,
                usableBytes / MEBIBYTE,
                reserveBytes / MEBIBYTE);
    }
}
