package io.weir.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is whole in a segment file.
 *
 * @param end after the last whole frame of those that follow one another from the start
 * @param fileBytes length of the file
 * @param torn whether the file just stops within the next frame, as a write that was cut off leaves
 *     it; false also if nothing follows the end
 */
record SegmentScan(Segment.End end, long fileBytes, boolean torn) {
    private static final int BUFFER_BYTES = 1 << 20;

    /** Whether every octet of the file is part of a whole frame. */
    boolean isClean() {
        return end.bytes() == fileBytes;
    }

    /** Reads the file of the segment that begins at {@code firstOffset}. */
    static SegmentScan of(Path file, long firstOffset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer header = ByteBuffer.allocate(SegmentFile.HEADER_BYTES);
            readFully(channel, header, 0);
            if (!SegmentFile.isHeader(header, firstOffset)) {
                boolean torn = size < SegmentFile.HEADER_BYTES;
                return new SegmentScan(new Segment.End(firstOffset, 0), size, torn);
            }
            return scanFrames(channel, size, firstOffset);
        }
    }

    private static SegmentScan scanFrames(FileChannel channel, long size, long firstOffset)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long base = SegmentFile.HEADER_BYTES;
        readFully(channel, buffer, base);
        int at = 0;
        long offset = firstOffset;
        while (true) {
            if (buffer.limit() - at < SpoolFrame.MAX_BYTES && base + buffer.limit() < size) {
                base += at;
                at = 0;
                readFully(channel, buffer.clear(), base);
            }
            int bytes =
                    buffer.limit() - at < SpoolFrame.HEADER_BYTES
                            ? SpoolFrame.MAX_BYTES
                            : SpoolFrame.frameBytes(buffer, at);
            boolean cutOff = bytes > buffer.limit() - at;
            if (cutOff
                    || bytes < 0
                    || SpoolFrame.offset(buffer, at) != offset
                    || !SpoolFrame.isWhole(buffer, at, bytes)) {
                Segment.End end = new Segment.End(offset, base + at);
                return new SegmentScan(end, size, cutOff && end.bytes() < size);
            }
            at += bytes;
            offset++;
        }
    }

    /** Fills the buffer from a place in the file, as far as the file goes, and flips it. */
    static void readFully(FileChannel channel, ByteBuffer buffer, long position)
            throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        buffer.flip();
    }
}
