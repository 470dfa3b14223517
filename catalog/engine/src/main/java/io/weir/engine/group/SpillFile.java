package io.weir.engine.group;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in a temporary file, by partition. A partition is a list of chunks; a row lies in one chunk:
 * for each column a byte, 1 for NULL, else 0 and the value. The file has no name once it is open
 * where the system lets it, and is gone when it is closed. One owner at a time.
 */
final class SpillFile implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final FileChannel channel;
    private final List<ValueKind> columns;
    private final ByteBuffer[] open;
    private final List<List<Chunk>> chunks = new ArrayList<>();
    private long end;

    private record Chunk(long position, int length) {}

    private SpillFile(FileChannel channel, List<ValueKind> columns, int partitions) {
        this.channel = channel;
        this.columns = columns;
        open = new ByteBuffer[partitions];
        for (int i = 0; i < partitions; i++) {
            chunks.add(new ArrayList<>());
        }
    }

    /** An empty file in the system's folder for temporary files. */
    static SpillFile create(List<ValueKind> columns, int partitions) throws IOException {
        Path file = Files.createTempFile("weir-groups-", ".rows");
        try {
            return new SpillFile(
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    columns,
                    partitions);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Appends a row of a batch to a partition. */
    void write(int partition, Batch batch, int row) throws IOException {
        int length = length(batch, row);
        ByteBuffer chunk = open[partition];
        if (chunk == null || chunk.remaining() < length) {
            flush(partition);
            chunk = ByteBuffer.allocate(Math.max(CHUNK, length));
            open[partition] = chunk;
        }
        for (int column = 0; column < columns.size(); column++) {
            ValueBuffer values = batch.values(column);
            boolean isNull = values.nulls()[row];
            chunk.put((byte) (isNull ? 1 : 0));
            if (!isNull) {
                put(chunk, columns.get(column), values, row);
            }
        }
    }

    private int length(Batch batch, int row) throws IOException {
        int length = 0;
        for (int column = 0; column < columns.size(); column++) {
            length += 1 + 2 * Long.BYTES;
            if (columns.get(column) == ValueKind.TEXT && !batch.values(column).nulls()[row]) {
                length += 3 * batch.values(column).texts()[row].length();
            }
        }
        return length;
    }

    private static void put(ByteBuffer chunk, ValueKind kind, ValueBuffer values, int row) {
        switch (kind) {
            case NUMBER, DOUBLE -> chunk.putLong(values.longs()[row]);
            case ADDRESS -> chunk.putLong(values.highs()[row]).putLong(values.longs()[row]);
            case TEXT -> {
                byte[] text = values.texts()[row].getBytes(StandardCharsets.UTF_8);
                chunk.putInt(text.length).put(text);
            }
        }
    }

    /** Writes what is still in memory. */
    void flush() throws IOException {
        for (int partition = 0; partition < open.length; partition++) {
            flush(partition);
            open[partition] = null;
        }
    }

    private void flush(int partition) throws IOException {
        ByteBuffer chunk = open[partition];
        if (chunk == null || chunk.position() == 0) {
            return;
        }
        chunk.flip();
        chunks.get(partition).add(new Chunk(end, chunk.limit()));
        while (chunk.hasRemaining()) {
            end += channel.write(chunk, end);
        }
    }

    /** Bytes written. */
    long bytes() {
        return end;
    }

    /** How many chunks a partition has. */
    int chunks(int partition) {
        return chunks.get(partition).size();
    }

    /** The bytes of a chunk. Any thread may ask. */
    ByteBuffer read(int partition, int number) throws IOException {
        Chunk chunk = chunks.get(partition).get(number);
        ByteBuffer bytes = ByteBuffer.allocate(chunk.length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, chunk.position + bytes.position()) < 0) {
                throw new IOException(
                        "A temporary file of groups is shorter than what was written to it");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
