package io.weir.engine.partition;

import io.weir.engine.expression.ValueKind;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of values, by partition: in memory up to a bound, beyond it in a temporary file. One thread
 * appends; after that any thread reads partitions, each as a whole. Hot path.
 */
public final class PartitionedRows implements Closeable {
    private static final int SMALLEST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 16;

    private final List<Integer> written;
    private final RowEncoder encoder;
    private final Partitioning partitioning;
    private final MemoryBudget budget;
    private final long memory;

    /** What may be held while rows are appended: a small chunk of each partition at least. */
    private final long mostHeld;

    private final int largestChunk;
    private final byte[][] open;
    private final int[] ends;
    private final long[] sizes;
    private final List<List<Chunk>> chunks = new ArrayList<>();
    private @Nullable TemporaryRows file;
    private long held;

    /** By partition: so many of its chunks are in the file. */
    private final int[] spilled;

    /** A stretch of whole rows. */
    private static final class Chunk {
        /** In memory; null where they are in the file. */
        private final byte @Nullable [] bytes;

        /** In the file. */
        private final long position;

        /** Bytes that are rows. */
        private final int length;

        Chunk(byte @Nullable [] bytes, long position, int length) {
            this.bytes = bytes;
            this.position = position;
            this.length = length;
        }
    }

    /**
     * @param columns what a row has
     * @param written numbers of the columns that are written, ascending; all others are NULL
     * @param together numbers of the columns in which rows are equal that belong together
     * @param partitions how many there are, a power of two above 1
     * @param seed another one divides a partition
     * @param budget where memory is taken from
     * @param memory bytes of memory for rows, a KiB for each partition at least; more are written
     *     to a file
     */
    public PartitionedRows(
            List<ValueKind> columns,
            List<Integer> written,
            List<Integer> together,
            int partitions,
            int seed,
            MemoryBudget budget,
            long memory) {
        this.written = List.copyOf(written);
        encoder = new RowEncoder(columns, written);
        partitioning = new Partitioning(columns, together, partitions, seed);
        this.budget = budget;
        this.memory = memory;
        mostHeld = Math.max(memory, (long) partitions * SMALLEST_CHUNK);
        // All partitions have a chunk that is half full, about: with larger ones these would be it.
        long share = mostHeld / (2L * partitions);
        largestChunk = (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, share));
        spilled = new int[partitions];
        open = new byte[partitions][];
        ends = new int[partitions];
        sizes = new long[partitions];
        for (int i = 0; i < partitions; i++) {
            chunks.add(new ArrayList<>());
        }
    }

    /**
     * Appends rows.
     *
     * @param columns a buffer for each column
     */
    public void append(ValueBuffer[] columns, int count) throws IOException {
        int[] partitions = partitioning.of(columns, count);
        encoder.begin(columns, count);
        for (int row = 0; row < count; row++) {
            int partition = partitions[row];
            int bound = encoder.bound(row);
            byte[] chunk = open[partition];
            if (chunk == null || chunk.length - ends[partition] < bound) {
                chunk = renew(partition, bound);
            }
            ends[partition] = encoder.write(row, chunk, ends[partition]);
        }
    }

    private byte[] renew(int partition, int bound) throws IOException {
        close(partition);
        if (held > mostHeld) {
            spill();
        }
        int wanted = (int) Math.min(largestChunk, Math.max(SMALLEST_CHUNK, sizes[partition] / 4));
        byte[] chunk = new byte[Math.max(wanted, bound)];
        open[partition] = chunk;
        ends[partition] = 0;
        hold(chunk.length);
        return chunk;
    }

    private void hold(long bytes) {
        held += bytes;
        budget.take(bytes);
    }

    private void close(int partition) {
        byte[] chunk = open[partition];
        if (chunk != null) {
            chunks.get(partition).add(new Chunk(chunk, -1, ends[partition]));
            sizes[partition] += ends[partition];
            open[partition] = null;
        }
    }

    /** Ends appending. Where memory was short, it is left to those who read. */
    public void flush() throws IOException {
        if (file != null || held > memory) {
            spill();
        }
        closeAll();
    }

    private void closeAll() {
        for (int partition = 0; partition < open.length; partition++) {
            close(partition);
        }
    }

    private void spill() throws IOException {
        closeAll();
        if (file == null) {
            file = TemporaryRows.create();
        }
        for (int partition = 0; partition < open.length; partition++) {
            List<Chunk> rows = chunks.get(partition);
            for (int i = spilled[partition]; i < rows.size(); i++) {
                Chunk chunk = rows.get(i);
                if (chunk.bytes != null) {
                    long position = file.append(chunk.bytes, chunk.length);
                    rows.set(i, new Chunk(null, position, chunk.length));
                    hold(-chunk.bytes.length);
                }
            }
            spilled[partition] = rows.size();
        }
    }

    /** How many there are. */
    public int partitions() {
        return open.length;
    }

    /** Bytes of a partition's rows. */
    public long bytes(int partition) {
        return sizes[partition];
    }

    /** Bytes that were written to a temporary file. */
    public long spilledBytes() {
        return file == null ? 0 : file.bytes();
    }

    /** Numbers of the columns that are written. */
    List<Integer> written() {
        return written;
    }

    int chunks(int partition) {
        return chunks.get(partition).size();
    }

    int length(int partition, int chunk) {
        return chunks.get(partition).get(chunk).length;
    }

    /** The bytes of a chunk, and at least eight more; not to be changed. */
    byte[] read(int partition, int number) throws IOException {
        Chunk chunk = chunks.get(partition).get(number);
        if (chunk.bytes != null) {
            return chunk.bytes;
        }
        byte[] bytes = new byte[chunk.length + Long.BYTES];
        if (file != null) {
            file.read(chunk.position, bytes, chunk.length);
        }
        return bytes;
    }

    /** Gives the memory of a partition back; it is not read any more. */
    public synchronized void release(int partition) {
        List<Chunk> rows = chunks.get(partition);
        for (Chunk chunk : rows) {
            hold(chunk.bytes == null ? 0 : -chunk.bytes.length);
        }
        rows.clear();
        sizes[partition] = 0;
    }

    @Override
    public void close() throws IOException {
        closeAll();
        for (int partition = 0; partition < open.length; partition++) {
            release(partition);
        }
        if (file != null) {
            file.close();
        }
    }
}
