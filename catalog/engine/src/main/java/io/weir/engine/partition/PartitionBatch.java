package io.weir.engine.partition;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.CodedColumn;
import io.weir.engine.expression.ValueCodes;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of some partitions of several threads, a batch after the other. One owner. */
public final class PartitionBatch implements Batch {
    private final List<PartitionedRows> sources;
    private final int firstPartition;
    private final int partitions;
    private final List<RowDecoder> decoders = new ArrayList<>();
    private final ValueBuffer[] values;
    private final CodedColumn[] columns;
    private byte[] chunk = new byte[0];
    private int at;
    private int end;
    private int source;
    private int nextPartition;
    private int nextChunk;
    private int count;

    /**
     * @param firstPartition the first of so many partitions
     * @param kinds what a row has
     */
    public PartitionBatch(
            List<PartitionedRows> sources,
            int firstPartition,
            int partitions,
            List<ValueKind> kinds) {
        this.sources = sources;
        this.firstPartition = firstPartition;
        this.partitions = partitions;
        values =
                kinds.stream()
                        .map(kind -> new ValueBuffer(kind.storage()))
                        .toArray(ValueBuffer[]::new);
        for (PartitionedRows rows : sources) {
            decoders.add(new RowDecoder(kinds, rows.written(), values));
        }
        columns = kinds.stream().map(CodedColumn::new).toArray(CodedColumn[]::new);
    }

    /** Goes to the next rows; false if there are none. */
    public boolean next() throws IOException {
        for (CodedColumn column : columns) {
            column.move();
        }
        count = 0;
        while (count < ValueBuffer.CAPACITY && (at < end || nextChunk())) {
            at = decoders.get(source).read(chunk, at, count++);
        }
        return count > 0;
    }

    private boolean nextChunk() throws IOException {
        while (source < sources.size()) {
            PartitionedRows rows = sources.get(source);
            int partition = firstPartition + nextPartition;
            if (nextPartition < partitions && nextChunk < rows.chunks(partition)) {
                chunk = rows.read(partition, nextChunk);
                at = 0;
                end = rows.length(partition, nextChunk++);
                return true;
            }
            nextChunk = 0;
            nextPartition++;
            if (nextPartition >= partitions) {
                nextPartition = 0;
                source++;
            }
        }
        return false;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ValueBuffer values(int input) {
        return values[input];
    }

    @Override
    public int[] codes(int input) {
        return columns[input].codes(values[input], count);
    }

    @Override
    public ValueCodes codesOf(int input) {
        return columns[input].values();
    }

    @Override
    public long codeBytes() {
        long bytes = 0;
        for (CodedColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }
}
