package io.weir.collector;

import io.weir.collector.account.StatsSampler;
import io.weir.collector.spool.Spool;
import io.weir.collector.spool.SpoolReader;
import io.weir.collector.wire.Datagram;
import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The deciding thread: reads the spool behind the receiver, decodes, commits, trims. What an
 * earlier process received and did not commit comes first, by the same way.
 */
final class DecodeLoop {
    /** How long to wait for a datagram before looking around. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * Hours in memory at which a commit comes early: each is a file, and an exporter whose clock
     * jumps, or a forged sender, names as many as it likes.
     */
    private static final int MAX_HOURS = 256;

    private static final long STATS_INTERVAL_MILLIS = 60_000;

    private final Spool spool;
    private final SpoolReader reader;
    private final DatagramTally tally;
    private final FlowCommitter committer;
    private final long intervalNanos;
    private final CollectorOptions options;
    private final Runnable afterReading;
    private final DiskRoom room;
    private final FlowBatch rows;
    private final UnlikelyHours unlikely = new UnlikelyHours(System::nanoTime);
    private final DistinctHours hours = new DistinctHours(unlikely);
    private final long startOffset;
    private final long replayUntil;
    private final StatsSampler stats;
    private final AtomicLong replayed = new AtomicLong();
    private long committedOffset;
    private List<StatsRows> sampled = List.of();
    private long sampledMillis;
    private long waitingBytes;
    private long deadlineNanos;
    private volatile long readOffset;
    private volatile long lastReceivedMillis;
    private volatile int rowsWaiting;
    private volatile boolean stopping;
    private volatile long stopNanos;

    /**
     * @param committedOffset where to begin
     * @param afterReading called when the spool was read to its end or a commit was made
     * @param room without it commits wait
     */
    DecodeLoop(
            Spool spool,
            long committedOffset,
            DatagramTally tally,
            StatsSampler stats,
            FlowCommitter committer,
            Duration interval,
            CollectorOptions options,
            Runnable afterReading,
            DiskRoom room) {
        this.spool = spool;
        this.reader = spool.read(committedOffset);
        this.tally = tally;
        this.stats = stats;
        this.committer = committer;
        this.intervalNanos = interval.toNanos();
        this.options = options;
        this.afterReading = afterReading;
        this.room = room;
        this.rows = new FlowBatch(4096);
        this.startOffset = committedOffset;
        this.sampledMillis = options.clock().millis();
        this.replayUntil = spool.endOffset();
        this.committedOffset = committedOffset;
        this.readOffset = committedOffset;
    }

    /** Datagrams in the spool that are not decoded. */
    long lagDatagrams() {
        return Math.max(0, spool.endOffset() - readOffset);
    }

    /** Octets of their frames. */
    long lagBytes() {
        return spool.backlogBytes();
    }

    /** How long ago the datagram came that was decoded last, while others wait. */
    long lagMillis() {
        long last = lastReceivedMillis;
        return lagDatagrams() == 0 || last == 0 ? 0 : Math.max(0, options.clock().millis() - last);
    }

    /** Flows that are decoded and not committed. */
    int rowsWaiting() {
        return rowsWaiting;
    }

    /** Flows that got the time of reception, since their hours were too many. */
    long movedFlows() {
        return unlikely.moved();
    }

    long replayedDatagrams() {
        return replayed.get();
    }

    /** Decode what is in the spool, for as long as a stop may take, commit it, and return. */
    void stop() {
        stopNanos = System.nanoTime() + options.stopWithin().toNanos();
        stopping = true;
        spool.wake();
    }

    /** Runs until it is stopped. */
    void run() throws IOException, InterruptedException {
        try (reader) {
            while (true) {
                boolean last = stopping;
                readAll();
                if (last) {
                    break;
                }
                afterReading.run();
                if (!stopping) {
                    spool.await(reader.nextOffset(), patience());
                }
            }
            if (reader.nextOffset() > startOffset) {
                sampleStats();
            }
            boolean isBehind = reader.nextOffset() > committedOffset;
            if ((isBehind || !sampled.isEmpty()) && !commit() && isBehind) {
                throw new IOException(
                        "the disk is full: what was received from datagram "
                                + committedOffset
                                + " on stays in the spool, and the next start commits it");
            }
            if (lagDatagrams() > 0) {
                options.log()
                        .accept(
                                lagDatagrams()
                                        + " datagrams were not decoded within the "
                                        + options.stopWithin().toSeconds()
                                        + " s that a stop may take; they stay in the spool, and the"
                                        + " next start commits them");
            }
        }
    }

    private long patience() {
        if (waitingRows() == 0 || isDue()) { // due and not made: the disk is full
            return PATIENCE_NANOS;
        }
        return Math.min(PATIENCE_NANOS, Math.max(1, deadlineNanos - System.nanoTime()));
    }

    private void readAll() throws IOException {
        if (isMuch() && !commit()) {
            return; // no room for commits, and memory has what it may
        }
        Datagram datagram = reader.next();
        while (datagram != null) {
            take(datagram);
            datagram = isMuch() || isTimeToEnd() ? null : reader.next();
        }
        if (isDue() || statsAreDue()) {
            commit();
        }
    }

    private void take(Datagram datagram) throws IOException {
        int before = rows.rows();
        int waitingBefore = waitingRows();
        waitingBytes += datagram.payload().remaining();
        tally.decode(datagram, rows);
        hours.add(rows, before, datagram.receivedMillis());
        readOffset = reader.nextOffset();
        lastReceivedMillis = datagram.receivedMillis();
        rowsWaiting = rows.rows();
        if (reader.nextOffset() <= replayUntil) {
            replayed.incrementAndGet();
        }
        if (waitingBefore == 0 && waitingRows() > 0) {
            deadlineNanos = System.nanoTime() + intervalNanos;
        }
        if (isMuch() || isDue() || isLongWithoutRows()) {
            commit();
            afterReading.run();
        }
    }

    /** What is in the spool stays there; the next start decodes and commits it. */
    private boolean isTimeToEnd() {
        return stopping && System.nanoTime() - stopNanos >= 0;
    }

    private int waitingRows() {
        return rows.rows() + tally.interfaceCounters().size();
    }

    private boolean isMuch() {
        return waitingRows() >= options.maxRows() || hours.count() >= MAX_HOURS;
    }

    private boolean isDue() {
        return waitingRows() > 0 && System.nanoTime() - deadlineNanos >= 0;
    }

    /** Datagrams that give no rows must not keep the spool from being trimmed. */
    private boolean isLongWithoutRows() {
        return waitingRows() == 0
                && (waitingBytes >= options.segmentBytes()
                        || reader.nextOffset() - committedOffset >= options.maxRows());
    }

    private boolean statsAreDue() {
        return options.clock().millis() - sampledMillis >= STATS_INTERVAL_MILLIS;
    }

    /** What the last time could not commit is kept for the next commit, and not taken anew. */
    private void sampleStats() {
        if (sampled.isEmpty()) {
            sampledMillis = options.clock().millis();
            sampled = stats.sample(sampledMillis);
        }
    }

    private List<StatsRows> statsRows() {
        List<StatsRows> stats = new ArrayList<>(sampled);
        if (tally.interfaceCounters().size() > 0) {
            stats.add(tally.interfaceCounters());
        }
        return stats;
    }

    /** Whether it was made; if not, there is no room, and it is tried again later. */
    private boolean commit() throws IOException {
        long offset = reader.nextOffset();
        if (!room.isForCommits()) {
            return false;
        }
        if (statsAreDue()) {
            sampleStats();
        }
        try {
            committer.commit(rows, statsRows(), offset, tally.decoderState());
        } catch (IOException e) {
            if (!room.isShortOf(e)) {
                throw e;
            }
            return false;
        }
        sampled = List.of();
        rows.truncate(0);
        rowsWaiting = 0;
        tally.interfaceCounters().clear();
        hours.clear();
        waitingBytes = 0;
        committedOffset = offset;
        spool.trim(offset);
        return true;
    }
}
