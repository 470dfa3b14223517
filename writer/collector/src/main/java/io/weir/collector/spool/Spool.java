package io.weir.collector.spool;

import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log of raw datagrams in {@code REPO/spool}, numbered from 0 without gaps. One thread appends
 * and flushes, one reads and trims; closing is for whoever knows that both are done.
 *
 * <p>A datagram is received once {@link #flush()} has returned: from then on it survives the death
 * of the process; a power cut, as far as the fsync policy says.
 */
public final class Spool implements AutoCloseable {
    /** So much wakes the reader at once; less waits for it to look. */
    private static final long WORTH_WAKING_BYTES = 256 << 10;

    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final SpoolReport report;
    private final SpoolWriter writer;
    private final SpoolSync sync;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final AtomicLong backlogBytes = new AtomicLong();
    private volatile long endOffset;
    private boolean woken;

    private Spool(Path folder, SpoolRecovery recovery, SpoolOptions options) {
        recovery.segments().forEach(s -> segments.put(s.firstOffset(), s));
        report = recovery.report();
        endOffset = recovery.nextOffset();
        sync = new SpoolSync(folder, options);
        writer = new SpoolWriter(folder, endOffset, options, sync, segments);
        recovery.segments().forEach(s -> backlogBytes.addAndGet(s.end().bytes()));
    }

    /**
     * Opens the spool of a repository and repairs what the last process left.
     *
     * @param folder made if it is missing
     * @param committedOffset every datagram before it is committed; the first one to be appended
     *     has this offset or a greater one
     */
    public static Spool open(Path folder, long committedOffset, SpoolOptions options)
            throws IOException {
        Files.createDirectories(folder);
        SpoolRecovery recovery = SpoolRecovery.run(folder, committedOffset);
        Spool spool = new Spool(folder, recovery, options);
        spool.sync.start();
        return spool;
    }

    /** What was found when the spool was opened. */
    public SpoolReport report() {
        return report;
    }

    /**
     * Takes a datagram; it is not received yet. Its payload is copied.
     *
     * @throws IOException if the disk refuses; then it was not taken, see {@link #isBroken}
     */
    public void append(Datagram datagram) throws IOException {
        if (!writer.append(datagram)) {
            flush();
            writer.append(datagram);
        }
    }

    /**
     * Writes what was appended, and syncs it if the policy is {@code each-batch}. Those datagrams
     * are received now, and the reader sees them.
     *
     * @throws IOException if the disk refuses, now or at the last sync; see {@link #isBroken}
     */
    public void flush() throws IOException {
        long written = writer.flush();
        if (written == 0) {
            return;
        }
        backlogBytes.addAndGet(written);
        endOffset = writer.nextOffset();
        if (backlogBytes.get() >= WORTH_WAKING_BYTES) {
            lock.lock();
            try {
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Whether the spool is of no more use after a failure. If not, nothing of the last flush was
     * written, and it can be tried again. For the appending thread.
     */
    public boolean isBroken() {
        return writer.isBroken();
    }

    /** The offset after the last datagram that was received. */
    public long endOffset() {
        return endOffset;
    }

    /** Octets that were written and not yet read. */
    public long backlogBytes() {
        return backlogBytes.get();
    }

    /** Reads from the datagram with this offset on; to be closed by the caller. */
    public SpoolReader read(long fromOffset) {
        return new SpoolReader(this, fromOffset);
    }

    /**
     * Waits until there is a datagram at {@code offset}, the time is over, or {@link #wake} is
     * called. Few datagrams are noticed a little later, so that a reader is not woken for each.
     */
    public void await(long offset, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (endOffset <= offset && !woken && left > 0) {
                long nap = Math.min(left, GLANCE_NANOS);
                left -= nap - Math.max(0, grown.awaitNanos(nap));
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Ends {@link #await}, the one that runs or else the next. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Deletes the segments whose every datagram is before this offset. */
    public void trim(long committedOffset) throws IOException {
        for (Map.Entry<Long, Segment> entry : segments.headMap(committedOffset).entrySet()) {
            Segment segment = entry.getValue();
            boolean closed = segments.higherKey(entry.getKey()) != null;
            if (closed && segment.end().offset() <= committedOffset) {
                Files.deleteIfExists(segment.file());
                segments.remove(entry.getKey());
            }
        }
    }

    /** Writes and syncs what was appended. */
    @Override
    public void close() throws IOException {
        try {
            if (!writer.isBroken()) {
                flush();
            }
        } finally {
            try {
                writer.close();
            } finally {
                sync.stop(TimeUnit.SECONDS.toMillis(30));
            }
        }
    }

    Map.Entry<Long, Segment> segmentAt(long offset) throws IOException {
        Map.Entry<Long, Segment> entry = segments.floorEntry(offset);
        if (entry == null || entry.getValue().end().offset() <= offset) {
            entry = segments.higherEntry(offset);
        }
        if (entry == null) {
            throw new IOException("Spool: no segment holds datagram " + offset + " or a later one");
        }
        return entry;
    }

    void consumed(long bytes) {
        backlogBytes.addAndGet(-bytes);
    }
}
