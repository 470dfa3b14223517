package io.weir.engine.group;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueCodes;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of one partition of several files, a batch after the other. One owner. */
final class SpilledBatch implements Batch {
    private final List<SpillFile> files;
    private final int partition;
    private final List<Column> columns = new ArrayList<>();
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private int file;
    private int nextChunk;
    private int count;

    private static final class Column {
        private final ValueKind kind;
        private final ValueBuffer values;
        private final ValueCodes valueCodes;
        private final int[] codes = new int[ValueBuffer.CAPACITY];
        private boolean isCoded;

        Column(ValueKind kind) {
            this.kind = kind;
            values = new ValueBuffer(kind.storage());
            valueCodes = new ValueCodes(kind);
        }

        void read(ByteBuffer from, int row) {
            boolean isNull = from.get() != 0;
            values.nulls()[row] = isNull;
            if (isNull) {
                return;
            }
            switch (kind) {
                case NUMBER, DOUBLE -> values.longs()[row] = from.getLong();
                case ADDRESS -> {
                    values.highs()[row] = from.getLong();
                    values.longs()[row] = from.getLong();
                }
                case TEXT -> {
                    byte[] text = new byte[from.getInt()];
                    from.get(text);
                    values.texts()[row] = new String(text, StandardCharsets.UTF_8);
                }
            }
        }
    }

    SpilledBatch(List<SpillFile> files, int partition, List<ValueKind> kinds) {
        this.files = files;
        this.partition = partition;
        kinds.forEach(kind -> columns.add(new Column(kind)));
    }

    /** Goes to the next rows; false if there are none. */
    boolean next() throws IOException {
        columns.forEach(column -> column.isCoded = false);
        count = 0;
        while (count < ValueBuffer.CAPACITY && (chunk.hasRemaining() || nextChunk())) {
            for (Column column : columns) {
                column.read(chunk, count);
            }
            count++;
        }
        return count > 0;
    }

    private boolean nextChunk() throws IOException {
        while (file < files.size()) {
            if (nextChunk < files.get(file).chunks(partition)) {
                chunk = files.get(file).read(partition, nextChunk++);
                return true;
            }
            file++;
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
        return columns.get(input).values;
    }

    @Override
    public int[] codes(int input) {
        Column column = columns.get(input);
        if (!column.isCoded) {
            column.valueCodes.encode(column.values, count, column.codes);
            column.isCoded = true;
        }
        return column.codes;
    }

    @Override
    public ValueCodes codesOf(int input) {
        return columns.get(input).valueCodes;
    }
}
