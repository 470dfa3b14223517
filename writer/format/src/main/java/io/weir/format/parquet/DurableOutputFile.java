package io.weir.format.parquet;

import io.weir.format.durable.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file for parquet-java that is forced to disk when it is closed, which parquet-java itself never
 * does, and that knows its own CRC32C. Not thread-safe.
 */
final class DurableOutputFile implements OutputFile, AutoCloseable {
    private final Path path;
    private @Nullable Stream stream;

    DurableOutputFile(Path path) {
        this.path = path;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        stream = new Stream(path);
        return stream;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        throw new UnsupportedOperationException("a part is never written twice: " + path);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public String getPath() {
        return path.toString();
    }

    /** CRC32C of all that was written; meaningful once the stream is closed. */
    int crc32c() {
        return stream == null ? 0 : (int) stream.crc.getValue();
    }

    /** Bytes written so far. */
    long position() {
        return stream == null ? 0 : stream.getPos();
    }

    /** CRC32C of the bytes written so far, while the stream is open. */
    int crc32cSoFar() throws IOException {
        if (stream != null) {
            stream.flush();
        }
        return crc32c();
    }

    /** Gives the file descriptor back where parquet-java gave up and left the stream open. */
    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.channel.close();
        }
    }

    private static final class Stream extends PositionOutputStream {
        private static final int BUFFER_BYTES = 1 << 16;

        private final Path path;
        private final FileChannel channel;
        private final CRC32C crc = new CRC32C();
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int buffered;
        private long flushed;

        Stream(Path path) throws IOException {
            this.path = path;
            channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public long getPos() {
            return flushed + buffered;
        }

        @Override
        public void write(int b) throws IOException {
            if (buffered == BUFFER_BYTES) {
                flush();
            }
            buffer[buffered++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > BUFFER_BYTES - buffered) {
                flush();
            }
            if (length >= BUFFER_BYTES) {
                drain(bytes, offset, length);
                return;
            }
            System.arraycopy(bytes, offset, buffer, buffered, length);
            buffered += length;
        }

        @Override
        public void flush() throws IOException {
            int length = buffered;
            buffered = 0;
            drain(buffer, 0, length);
        }

        @Override
        public void close() throws IOException {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                flush();
                DurableFiles.force(channel, path);
            }
        }

        private void drain(byte[] bytes, int offset, int length) throws IOException {
            crc.update(bytes, offset, length);
            DurableFiles.writeFully(channel, ByteBuffer.wrap(bytes, offset, length), path);
            flushed += length;
        }
    }
}
