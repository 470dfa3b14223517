package io.weir.format.stats;

import io.weir.format.ColumnType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The values of one column of {@link StatsRows}. */
final class StatsVector {
    private final StatsColumn column;
    private final BitSet present = new BitSet();
    private long[] longs;
    private long[] highs;
    private @Nullable String[] texts;
    private int size;

    StatsVector(StatsColumn column) {
        this.column = column;
        boolean text = column.type() == ColumnType.TEXT;
        longs = new long[text ? 0 : 16];
        highs = new long[column.type() == ColumnType.ADDRESS ? 16 : 0];
        texts = new String[text ? 16 : 0];
    }

    ColumnType type() {
        return column.type();
    }

    void addNull() {
        grow();
        size++;
    }

    void addLong(long value) {
        grow();
        longs[size] = value;
        present.set(size++);
    }

    void addAddress(long high, long low) {
        grow();
        highs[size] = high;
        longs[size] = low;
        present.set(size++);
    }

    void addText(String value) {
        grow();
        texts[size] = value;
        present.set(size++);
    }

    /** Whether a value, boxed, is one of this column's. */
    boolean fits(@Nullable Object value) {
        if (value == null) {
            return column.nullable();
        }
        return switch (column.type()) {
            case TEXT -> value instanceof String;
            case ADDRESS -> value instanceof byte[] bytes && bytes.length == 2 * Long.BYTES;
            case TIMESTAMP, BIGINT -> value instanceof Long;
            case INTEGER -> value instanceof Long number && number == number.intValue();
            case SMALLINT -> value instanceof Long number && number == number.shortValue();
        };
    }

    /** Adds a value that fits. */
    void add(@Nullable Object value) {
        if (value instanceof Long number) {
            addLong(number);
        } else if (value instanceof String text) {
            addText(text);
        } else if (value instanceof byte[] bytes) {
            ByteBuffer address = ByteBuffer.wrap(bytes);
            addAddress(address.getLong(0), address.getLong(Long.BYTES));
        } else {
            addNull();
        }
    }

    void addFrom(StatsVector other, int row) {
        if (other.isNull(row)) {
            addNull();
        } else if (column.type() == ColumnType.TEXT) {
            addText(other.text(row));
        } else if (column.type() == ColumnType.ADDRESS) {
            addAddress(other.highs[row], other.longs[row]);
        } else {
            addLong(other.longs[row]);
        }
    }

    boolean isNull(int row) {
        return !present.get(row);
    }

    long number(int row) {
        return longs[row];
    }

    long high(int row) {
        return highs[row];
    }

    String text(int row) {
        String text = texts[row];
        return text == null ? "" : text;
    }

    @Nullable Object get(int row) {
        if (isNull(row)) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> text(row);
            case ADDRESS ->
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(highs[row])
                            .putLong(longs[row])
                            .array();
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> longs[row];
        };
    }

    private void grow() {
        int capacity = column.type() == ColumnType.TEXT ? texts.length : longs.length;
        if (size < capacity) {
            return;
        }
        if (column.type() == ColumnType.TEXT) {
            texts = Arrays.copyOf(texts, 2 * capacity);
        } else {
            longs = Arrays.copyOf(longs, 2 * capacity);
        }
        if (column.type() == ColumnType.ADDRESS) {
            highs = Arrays.copyOf(highs, 2 * capacity);
        }
    }
}
