package io.weir.format.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The short lock: one commit at a time, over all threads and processes of a host. Waits for its
 * turn. The lock file is not empty while a commit is under way, so that the next holder knows when
 * one died.
 */
final class CommitLock implements AutoCloseable {
    /** A file lock belongs to the whole process: threads need one of their own before it. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock lock;

    private CommitLock(ReentrantLock threads, FileChannel channel, FileLock lock) {
        this.threads = threads;
        this.channel = channel;
        this.lock = lock;
    }

    static CommitLock acquire(RepositoryFolder folder) throws IOException {
        Path file = folder.commitLock();
        ReentrantLock threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock(true));
        threads.lock();
        try {
            return acquire(file, threads);
        } catch (IOException | RuntimeException | Error e) {
            threads.unlock();
            throw e;
        }
    }

    private static CommitLock acquire(Path file, ReentrantLock threads) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            return new CommitLock(threads, channel, channel.lock());
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /** Whether the last commit began and did not end. */
    boolean isMarked() throws IOException {
        return channel.size() > 0;
    }

    /** Says that a commit has begun. */
    void mark() throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {'!'}), 0);
        channel.force(true);
    }

    /** Says that nothing is left half done. */
    void unmark() throws IOException {
        channel.truncate(0);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            threads.unlock();
        }
    }
}
