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
        CRC32C crc = new CRC32C();
        for (long at = 0; at < length || at == 0; at += CRC_STEP) {
            crc.update(read(at, Math.min(CRC_STEP, length - at), "CRC32C of the file"));
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
     * Reads a stretch of the file.
     *
     * @param where the place, for the message
     * @throws CorruptFileException if the stretch is not inside the file, or the file is shorter
     *     now
     */
    byte[] read(long offset, long length, String where) throws IOException {
        if (offset < 0 || length < 0 || length > size - offset || length > Integer.MAX_VALUE - 8) {
            throw new CorruptFileException(
                    path,
                    where,
                    "expected " + length + " bytes at " + offset + ", the file has " + size);
        }
        byte[] bytes = new byte[(int) length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
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
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
