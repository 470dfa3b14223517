package io.weir.collector.spool;

import io.weir.collector.wire.Datagram;
import io.weir.format.config.FsyncPolicy;
import io.weir.format.durable.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Appends to segments. Owned by the one appending thread; it publishes {@link Segment.End}s. */
final class SpoolWriter {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path folder;
    private final SpoolOptions options;
    private final SpoolSync sync;
    private final ConcurrentSkipListMap<Long, Segment> segments;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable Segment segment;
    private @Nullable FileChannel channel;
    private long nextOffset;
    private boolean broken;

    SpoolWriter(
            Path folder,
            long nextOffset,
            SpoolOptions options,
            SpoolSync sync,
            ConcurrentSkipListMap<Long, Segment> segments) {
        this.folder = folder;
        this.nextOffset = nextOffset;
        this.options = options;
        this.sync = sync;
        this.segments = segments;
    }

    /**
     * Whether a flush has failed in a way that is final: what was written may or may not be there.
     */
    boolean isBroken() {
        return broken;
    }

    long nextOffset() {
        return nextOffset;
    }

    /** Takes a datagram, unless the buffer is full. */
    boolean append(Datagram datagram) {
        if (buffer.remaining() < SpoolFrame.HEADER_BYTES + datagram.payload().remaining()) {
            return false;
        }
        SpoolFrame.put(buffer, nextOffset, datagram);
        nextOffset++;
        return true;
    }

    /** Writes the buffer and returns how many octets that were. */
    long flush() throws IOException {
        sync.throwIfFailed();
        if (buffer.position() == 0) {
            return 0;
        }
        if (broken) {
            throw new IOException(
                    "Spool "
                            + folder
                            + ": expected no more datagrams after one could not be written;"
                            + " start the collector again");
        }
        Segment current = segmentForBuffer();
        broken = true; // until all of it is written, or nothing
        FileChannel out = channel;
        if (out == null) {
            throw new IllegalStateException("a segment without its channel");
        }
        long written = writeBuffer(out, current);
        if (options.fsync() == FsyncPolicy.EACH_BATCH) {
            sync.force(out);
        }
        current.publish(new Segment.End(nextOffset, current.end().bytes() + written));
        broken = false;
        return written;
    }

    /** Writes all of the buffer, or nothing of it: then it can be tried again. */
    private long writeBuffer(FileChannel out, Segment current) throws IOException {
        int filled = buffer.position();
        buffer.flip();
        try {
            long written = writeFully(out, buffer, current.file());
            buffer.clear();
            return written;
        } catch (IOException e) {
            out.truncate(current.end().bytes());
            buffer.limit(buffer.capacity()).position(filled);
            broken = false;
            throw e;
        }
    }

    private Segment segmentForBuffer() throws IOException {
        Segment current = segment;
        if (current != null && current.end().bytes() < options.segmentBytes()) {
            return current;
        }
        closeSegment();
        long firstOffset = SpoolFrame.offset(buffer, 0);
        Path file = folder.resolve(SegmentFile.name(firstOffset));
        FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel = out;
        long bytes = writeHeader(out, firstOffset, file);
        broken = true;
        sync.begin(out);
        broken = false;
        current = new Segment(file, firstOffset, new Segment.End(firstOffset, bytes));
        segment = current;
        segments.put(firstOffset, current);
        return current;
    }

    /** A segment that cannot even have its header is taken away again. */
    private long writeHeader(FileChannel out, long firstOffset, Path file) throws IOException {
        try {
            return writeFully(out, SegmentFile.header(firstOffset), file);
        } catch (IOException e) {
            out.close();
            channel = null;
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void closeSegment() throws IOException {
        FileChannel out = channel;
        if (out != null) {
            channel = null;
            sync.finish(out);
        }
    }

    void close() throws IOException {
        closeSegment();
    }

    private static long writeFully(FileChannel out, ByteBuffer bytes, Path file)
            throws IOException {
        long length = bytes.remaining();
        DurableFiles.writeFully(out, bytes, file);
        return length;
    }
}
