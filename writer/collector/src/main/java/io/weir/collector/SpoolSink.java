package io.weir.collector;

import io.weir.collector.listen.DatagramSink;
import io.weir.collector.spool.Spool;
import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The receiving thread's side: into the spool, before anything else. */
final class SpoolSink implements DatagramSink {
    private final Spool spool;
    private final long maxBacklogBytes;
    private final Consumer<IOException> onFailure;
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private long pendingDatagrams;
    private long pendingBytes;

    SpoolSink(Spool spool, long maxBacklogBytes, Consumer<IOException> onFailure) {
        this.spool = spool;
        this.maxBacklogBytes = maxBacklogBytes;
        this.onFailure = onFailure;
    }

    @Override
    public void take(Datagram datagram) throws IOException {
        spool.append(datagram);
        pendingDatagrams++;
        pendingBytes += datagram.payload().remaining();
    }

    @Override
    public void flush() throws IOException {
        spool.flush();
        datagrams.addAndGet(pendingDatagrams);
        bytes.addAndGet(pendingBytes);
        pendingDatagrams = 0;
        pendingBytes = 0;
    }

    @Override
    public boolean isFull() {
        return spool.backlogBytes() > maxBacklogBytes;
    }

    /** Whether there is room enough to go on after {@link #isFull}. */
    boolean hasRoom() {
        return spool.backlogBytes() < maxBacklogBytes / 2;
    }

    @Override
    public void failed(IOException cause) {
        onFailure.accept(cause);
    }

    /** Datagrams that are in the spool. */
    long datagrams() {
        return datagrams.get();
    }

    /** Octets of their payloads. */
    long bytes() {
        return bytes.get();
    }
}
