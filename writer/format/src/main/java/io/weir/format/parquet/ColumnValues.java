package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Hands the values of one column to parquet-java, a run of rows in a given order. Hot path: nothing
 * is allocated per row but distinct texts.
 */
final class ColumnValues {
    private final FlowColumn column;
    private final FlowBatch rows;
    private final int[] order;
    private final int from;
    private final int to;

    /** Rows {@code order[from]} to {@code order[to - 1]}. */
    ColumnValues(FlowColumn column, FlowBatch rows, int[] order, int from, int to) {
        this.column = column;
        this.rows = rows;
        this.order = order;
        this.from = from;
        this.to = to;
    }

    /** Whether no row has a value. */
    boolean allNull() {
        if (!column.isNullable()) {
            return false;
        }
        if (rows.hasColumn(column)) {
            for (int i = from; i < to; i++) {
                if (rows.isPresent(column, order[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Writes them all.
     *
     * @throws IllegalArgumentException if a value does not fit the column's type
     */
    void writeTo(ColumnWriteStore store, ColumnWriter writer) {
        switch (column.type()) {
            case TIMESTAMP, BIGINT -> writeLongs(store, writer);
            case INTEGER -> writeInts(store, writer, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case SMALLINT -> writeInts(store, writer, Short.MIN_VALUE, Short.MAX_VALUE);
            case ADDRESS -> writeAddresses(store, writer);
            case TEXT -> writeTexts(store, writer);
        }
    }

    private boolean writeNull(ColumnWriter writer, int row) {
        if (!column.isNullable() || rows.isPresent(column, row)) {
            return false;
        }
        writer.writeNull(0, 0);
        return true;
    }

    private int level() {
        return column.isNullable() ? 1 : 0;
    }

    private void writeLongs(ColumnWriteStore store, ColumnWriter writer) {
        int level = level();
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (!writeNull(writer, row)) {
                writer.write(rows.getLong(column, row), 0, level);
            }
            store.endRecord();
        }
    }

    private void writeInts(ColumnWriteStore store, ColumnWriter writer, int min, int max) {
        int level = level();
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (!writeNull(writer, row)) {
                long value = rows.getLong(column, row);
                if (value < min || value > max) {
                    throw outside(row, value, min, max);
                }
                writer.write((int) value, 0, level);
            }
            store.endRecord();
        }
    }

    private void writeAddresses(ColumnWriteStore store, ColumnWriter writer) {
        int level = level();
        byte[] bytes = new byte[16];
        ByteBuffer view = ByteBuffer.wrap(bytes);
        Binary binary = Binary.fromReusedByteArray(bytes);
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (!writeNull(writer, row)) {
                view.putLong(0, rows.getHigh(column, row));
                view.putLong(8, rows.getLong(column, row));
                writer.write(binary, 0, level);
            }
            store.endRecord();
        }
    }

    private void writeTexts(ColumnWriteStore store, ColumnWriter writer) {
        int level = level();
        String last = "";
        Binary binary = Binary.EMPTY;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (!writeNull(writer, row)) {
                String text = textOrEmpty(rows.getText(column, row));
                if (!text.equals(last)) {
                    last = text;
                    binary = Binary.fromString(text);
                }
                writer.write(binary, 0, level);
            }
            store.endRecord();
        }
    }

    private static String textOrEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private IllegalArgumentException outside(int row, long value, int min, int max) {
        ColumnType type = column.type();
        return new IllegalArgumentException(
                "row "
                        + row
                        + ": expected "
                        + column.sqlName()
                        + " ("
                        + type
                        + ") from "
                        + min
                        + " to "
                        + max
                        + ", got "
                        + value
                        + "; the decoder that set it must refuse or widen it");
    }
}
