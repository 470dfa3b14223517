package io.weir.format.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the one collector of a repository; given up by {@link #close()}, or when the
 * process ends.
 */
public final class CollectorLock implements AutoCloseable {
    /**
     * Locks that this process holds. They are looked up before the file is opened, because closing
     * any channel of a file gives up the lock that another channel of the same process has on it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private long writerEpoch;
    private boolean closed;

    private CollectorLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    static CollectorLock acquire(RepositoryFolder folder) throws IOException {
        Path file = folder.collectorLock();
        if (!HELD_HERE.add(file)) {
            throw held(folder, ProcessHandle.current().pid() + " (this one)");
        }
        boolean acquired = false;
        try {
            CollectorLock lock = open(folder, file);
            acquired = true;
            return lock;
        } finally {
            if (!acquired) {
                HELD_HERE.remove(file);
            }
        }
    }

    /**
     * The process that holds the lock; null where none does. The lock is not touched: taking it for
     * a look could make a collector fail that starts just then.
     */
    static @Nullable String process(RepositoryFolder folder) throws IOException {
        if (HELD_HERE.contains(folder.collectorLock())) {
            return Long.toString(ProcessHandle.current().pid());
        }
        try (FileChannel channel =
                FileChannel.open(folder.collectorLock(), StandardOpenOption.READ)) {
            String pid = holder(channel);
            return pid != null && ProcessHandle.of(Long.parseLong(pid)).isPresent() ? pid : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static CollectorLock open(RepositoryFolder folder, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        boolean acquired = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw held(folder, holder(channel));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            acquired = true;
            return new CollectorLock(file, channel, lock);
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
    }

    /** Larger than that of every collector before. */
    public long writerEpoch() {
        return writerEpoch;
    }

    void writerEpoch(long epoch) {
        writerEpoch = epoch;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            write(channel, "");
            lock.release();
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static @Nullable String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return pid.matches("[0-9]+") ? pid : null;
    }

    private static RepositoryException held(RepositoryFolder folder, @Nullable String pid) {
        String process = pid == null ? "another process" : "process " + pid;
        return new RepositoryException(
                folder.root()
                        + ": expected a repository without a collector, got one that "
                        + process
                        + " collects into; stop it first, or give this collector another folder");
    }
}
