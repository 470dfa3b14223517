package io.weir.engine.partition;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueCodes;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one partition of several threads, a batch after the other. One owner. */
public final class PartitionBatch implements Batch {
    private final List<PartitionedRows> sources;
    private final int partition;
    private final RowDecoder decoder;
    private final Column[] columns;
    private byte[] chunk = new byte[0];
    private int at;
    private int end;
    private int source;
    private int nextChunk;
    private int count;

    /**
     * @param kinds what a row has
     */
    public PartitionBatch(List<PartitionedRows> sources, int partition, List<ValueKind> kinds) {
        this.sources = sources;
        this.partition = partition;
        decoder = new RowDecoder(kinds);
        columns = kinds.stream().map(Column::new).toArray(Column[]::new);
    }

    /** Goes to the next rows; false if there are none. */
    public boolean next() throws IOException {
        for (Column column : columns) {
            column.isCoded = false;
        }
        count = 0;
        while (count < ValueBuffer.CAPACITY && (at < end || nextChunk())) {
            at = decoder.read(chunk, at, count++);
        }
        return count > 0;
    }

    private boolean nextChunk() throws IOException {
        while (source < sources.size()) {
            PartitionedRows rows = sources.get(source);
            if (nextChunk < rows.chunks(partition)) {
                chunk = rows.read(partition, nextChunk);
                at = 0;
                end = rows.length(partition, nextChunk++);
                return true;
            }
            source++;
            nextChunk = 0;
        }
        return false;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ValueBuffer values(int input) {
        return decoder.column(input);
    }

    @Override
    public int[] codes(int input) {
        Column column = columns[input];
        if (!column.isCoded) {
            codesOf(input).encode(decoder.column(input), count, column.codes);
            column.isCoded = true;
        }
        return column.codes;
    }

    @Override
    public ValueCodes codesOf(int input) {
        return columns[input].open();
    }

    @Override
    public long codeBytes() {
        long bytes = 0;
        for (Column column : columns) {
            bytes += column.values == null ? 0 : column.values.bytes();
        }
        return bytes;
    }

    /** A column's codes, if any are asked for. */
    private static final class Column {
        private final ValueKind kind;
        private @Nullable ValueCodes values;
        private int[] codes = new int[0];
        private boolean isCoded;

        Column(ValueKind kind) {
            this.kind = kind;
        }

        ValueCodes open() {
            ValueCodes opened = values;
            if (opened == null) {
                opened = new ValueCodes(kind);
                values = opened;
                codes = new int[ValueBuffer.CAPACITY];
            }
            return opened;
        }
    }
}
