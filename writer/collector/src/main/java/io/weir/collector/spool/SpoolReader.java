package io.weir.collector.spool;

import io.weir.collector.wire.Datagram;
import io.weir.format.CorruptFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads datagrams in order, behind the writer. One owner. Never reads past what the writer has
 * published, so that a frame is whole or damaged.
 */
public final class SpoolReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Spool spool;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private @Nullable Segment segment;
    private @Nullable FileChannel channel;
    private long nextOffset;
    private long position;

    SpoolReader(Spool spool, long fromOffset) {
        this.spool = spool;
        this.nextOffset = fromOffset;
    }

    /** The offset after the last datagram that was read. */
    public long nextOffset() {
        return nextOffset;
    }

    /**
     * The next datagram, or null if there is none yet. Its payload is valid until the next call.
     *
     * @throws CorruptFileException if the file is not what was written
     */
    public @Nullable Datagram next() throws IOException {
        while (nextOffset < spool.endOffset()) {
            Segment current = segment;
            if (current == null || current.end().offset() <= nextOffset) {
                moveTo(spool.segmentAt(nextOffset).getValue());
            } else {
                Datagram datagram = readFrame(current);
                if (datagram != null) {
                    return datagram;
                }
            }
        }
        return null;
    }

    /** One frame; null if it is before the offset that is wanted. */
    private @Nullable Datagram readFrame(Segment current) throws IOException {
        fill(current);
        int at = buffer.position();
        int bytes =
                buffer.remaining() < SpoolFrame.HEADER_BYTES
                        ? -1
                        : SpoolFrame.frameBytes(buffer, at);
        if (bytes < 0 || bytes > buffer.remaining() || !SpoolFrame.isWhole(buffer, at, bytes)) {
            throw new CorruptFileException(
                    current.file(),
                    "octet " + (position - buffer.remaining()),
                    "expected the frame of datagram "
                            + nextOffset
                            + ", found something else; start the collector again, it keeps a copy"
                            + " of the segment and goes on with the next");
        }
        buffer.position(at + bytes);
        spool.consumed(bytes);
        long offset = SpoolFrame.offset(buffer, at);
        if (offset < nextOffset) {
            return null;
        }
        nextOffset = offset + 1;
        return SpoolFrame.datagram(buffer, at, bytes);
    }

    private void fill(Segment current) throws IOException {
        long published = current.end().bytes();
        if (buffer.remaining() >= SpoolFrame.MAX_BYTES || position >= published) {
            return;
        }
        buffer.compact();
        int room = (int) Math.min(buffer.remaining(), published - position);
        int from = buffer.position();
        buffer.limit(from + room);
        FileChannel in = Objects.requireNonNull(channel);
        while (buffer.hasRemaining()) {
            int read = in.read(buffer, position);
            if (read < 0) {
                break;
            }
            position += read;
        }
        buffer.flip();
    }

    private void moveTo(Segment next) throws IOException {
        close();
        channel = FileChannel.open(next.file(), StandardOpenOption.READ);
        segment = next;
        position = SegmentFile.HEADER_BYTES;
        nextOffset = Math.max(nextOffset, next.firstOffset());
        buffer.clear().limit(0);
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        segment = null;
        if (open != null) {
            open.close();
        }
    }
}
