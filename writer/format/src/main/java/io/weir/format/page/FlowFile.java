package io.weir.format.page;

import io.weir.format.CorruptFileException;
import io.weir.format.footer.ParquetFooter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** A committed file, open for reading at any place. Not thread-safe. */
public final class FlowFile implements Closeable {
    private static final int CRC_STEP = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private long bytesRead;

    private FlowFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file and compares its length.
     *
     * @param expectedBytes length by the index
     * @throws CorruptFileException if the file has another length
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static FlowFile open(Path path, long expectedBytes) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long size = channel.size();
            if (size != expectedBytes) {
                throw new CorruptFileException(
                        path, "end of file", "expected " + expectedBytes + " bytes, got " + size);
            }
            return new FlowFile(path, channel, size);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens a file whose length nobody knows.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static FlowFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new FlowFile(path, channel, channel.size());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Reads the footer.
     *
     * @throws CorruptFileException if it is damaged
     */
    public ParquetFooter footer() throws IOException {
        return ParquetFooter.read(path, channel);
    }

    /**
     * CRC32C of the file's first bytes.
     *
     * @throws CorruptFileException if there are fewer
     */
    public int crc32c(long length) throws IOException {
        String where = "CRC32C of the file";
        CRC32C crc = new CRC32C();
        byte[] bytes = new byte[CRC_STEP];
        for (long at = 0; at < length; at += CRC_STEP) {
            int step = (int) Math.min(CRC_STEP, length - at);
            requireInside(at, step, where);
            read(at, bytes, step, where);
            crc.update(bytes, 0, step);
        }
        return (int) crc.getValue();
    }

    /** Length when it was opened. */
    public long sizeBytes() {
        return size;
    }

    /** The file's path when it was opened. */
    public Path path() {
        return path;
    }

    /** Bytes read so far. */
    public long bytesRead() {
        return bytesRead;
    }

    /**
     * Checks that a stretch is inside the file, before room is made for it.
     *
     * @param where the place, for the message
     * @throws CorruptFileException if it is not
     */
    void requireInside(long offset, long length, String where) throws CorruptFileException {
        if (offset < 0 || length < 0 || length > size - offset || length > Integer.MAX_VALUE - 8) {
            throw new CorruptFileException(
                    path,
                    where,
                    "expected " + length + " bytes at " + offset + ", the file has " + size);
        }
    }

    /**
     * Reads a stretch of the file.
     *
     * @param bytes receives it from index 0
     * @param where the place, for the message
     * @throws CorruptFileException if the file is shorter now
     */
    void read(long offset, byte[] bytes, int length, String where) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            int got = channel.read(buffer, offset + buffer.position());
            if (got < 0) {
                throw new CorruptFileException(
                        path,
                        where,
                        "expected "
                                + length
                                + " bytes at "
                                + offset
                                + ", the file ended after "
                                + buffer.position());
            }
        }
        bytesRead += length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
