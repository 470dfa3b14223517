package io.weir.collector;

import io.weir.collector.listen.DatagramSink;
import io.weir.collector.listen.ListenAddress;
import io.weir.collector.listen.Listener;
import io.weir.collector.listen.Refusal;
import io.weir.collector.spool.Spool;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The receiving thread's side: into the spool, before anything else. */
final class SpoolSink implements DatagramSink {
    private final Spool spool;
    private final long maxBacklogBytes;
    private final DiskRoom room;
    private final Consumer<IOException> onFailure;
    private final RateLimitedLog log;
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong unkept = new AtomicLong();
    private long pendingDatagrams;
    private long pendingBytes;

    /**
     * @param log the receiving thread's own
     */
    SpoolSink(
            Spool spool,
            long maxBacklogBytes,
            DiskRoom room,
            Consumer<IOException> onFailure,
            RateLimitedLog log) {
        this.spool = spool;
        this.maxBacklogBytes = maxBacklogBytes;
        this.room = room;
        this.onFailure = onFailure;
        this.log = log;
    }

    @Override
    public void take(Datagram datagram) throws IOException {
        try {
            spool.append(datagram);
        } catch (IOException e) {
            requireShortOfDisk(e);
            unkept.incrementAndGet();
            return;
        }
        if (datagram.transport() != Transport.STREAM_END) {
            pendingDatagrams++;
        }
        pendingBytes += datagram.payload().remaining();
    }

    @Override
    public void flush() throws IOException {
        try {
            spool.flush();
        } catch (IOException e) {
            requireShortOfDisk(e);
            return; // what was taken waits in memory
        }
        datagrams.addAndGet(pendingDatagrams);
        bytes.addAndGet(pendingBytes);
        pendingDatagrams = 0;
        pendingBytes = 0;
    }

    @Override
    public boolean isFull() {
        return spool.backlogBytes() > maxBacklogBytes || !hasDisk();
    }

    /** Whether there is room enough to go on after {@link #isFull}. */
    boolean hasRoom() {
        return spool.backlogBytes() < maxBacklogBytes / 2 && hasDisk();
    }

    private void requireShortOfDisk(IOException failure) throws IOException {
        if (spool.isBroken() || !room.isShortOf(failure)) {
            throw failure;
        }
    }

    /** Datagrams that were read from a socket and could not be kept: the disk was full. */
    long unkept() {
        return unkept.get();
    }

    private boolean hasDisk() {
        try {
            return room.isForReceiving();
        } catch (IOException e) {
            failed(e);
            return false;
        }
    }

    @Override
    public void failed(IOException cause) {
        onFailure.accept(cause);
    }

    @Override
    public void refused(Refusal why, Listener listener, InetSocketAddress sender, String detail) {
        RateLimitedLog.Cause cause = cause(why);
        if (log.permits(cause)) {
            log.print(
                    cause,
                    listener.text()
                            + ": "
                            + ListenAddress.hostAndPort(sender)
                            + " "
                            + why.text()
                            + (detail.isEmpty() ? "" : ": " + detail));
        }
    }

    private static RateLimitedLog.Cause cause(Refusal why) {
        return switch (why) {
            case ADDRESS -> RateLimitedLog.Cause.REFUSED_ADDRESS;
            case CONNECTIONS -> RateLimitedLog.Cause.REFUSED_CONNECTION;
            case TLS -> RateLimitedLog.Cause.REFUSED_HANDSHAKE;
            case FRAMING -> RateLimitedLog.Cause.REFUSED_STREAM;
            case IDLE -> RateLimitedLog.Cause.IDLE_STREAM;
        };
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
