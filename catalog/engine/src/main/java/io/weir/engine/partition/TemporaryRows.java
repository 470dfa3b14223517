package io.weir.engine.partition;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file. It has no name once it is open where the system lets it, and is gone when it is
 * closed. One owner writes; any thread may read.
 */
final class TemporaryRows implements Closeable {
    private final FileChannel channel;
    private long end;

    private TemporaryRows(FileChannel channel) {
        this.channel = channel;
    }

    /** An empty file in the system's folder for temporary files. */
    static TemporaryRows create() throws IOException {
        Path file = Files.createTempFile("weir-groups-", ".rows");
        try {
            return new TemporaryRows(
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Appends bytes.
     *
     * @return where they are
     */
    long append(byte[] bytes, int length) throws IOException {
        long position = end;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
        }
        return position;
    }

    /** Bytes written. */
    long bytes() {
        return end;
    }

    /** Reads bytes that were written. */
    void read(long position, byte[] into, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException(
                        "A temporary file of groups: expected "
                                + (position + length)
                                + " bytes, got "
                                + channel.size()
                                + "; is something else writing to the folder for temporary files?");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
