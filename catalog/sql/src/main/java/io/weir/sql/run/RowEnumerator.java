package io.weir.sql.run;

import io.weir.format.ColumnType;
import io.weir.udfs.address.Addresses;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.FlatLists;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as Calcite's generated code takes them: arrays, or the value itself where
 * there is one column, or an empty list where there is none. One owner.
 */
abstract class RowEnumerator implements Enumerator<@Nullable Object> {
    private final Closeable source;
    private final int columns;
    private @Nullable Object current;

    /**
     * @param source closed with this
     * @param columns how many values a row has
     */
    RowEnumerator(Closeable source, int columns) {
        this.source = source;
        this.columns = columns;
    }

    /** Goes to the next row; false where there is none. */
    abstract boolean advance() throws IOException;

    /** The value of the row's column {@code i} of those asked for. */
    abstract @Nullable Object value(int i) throws IOException;

    /** A number or a time, in the class that Calcite has for the type. */
    static Object number(ColumnType type, long value) {
        return switch (type) {
            case TIMESTAMP, BIGINT -> (Object) value;
            case INTEGER -> (Object) (int) value;
            case SMALLINT -> (Object) (short) value;
            case TEXT, ADDRESS ->
                    throw new IllegalArgumentException("expected a type of numbers, got " + type);
        };
    }

    static Object address(long high, long low) {
        return new ByteString(Addresses.toBytes(high, low));
    }

    @Override
    public final boolean moveNext() {
        try {
            if (!advance()) {
                return false;
            }
            current = read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private @Nullable Object read() throws IOException {
        if (columns == 0) {
            return FlatLists.COMPARABLE_EMPTY_LIST;
        }
        if (columns == 1) {
            return value(0);
        }
        @Nullable Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = value(i);
        }
        return values;
    }

    @Override
    public final @Nullable Object current() {
        return current;
    }

    @Override
    public final void reset() {
        throw new UnsupportedOperationException("A scan is read once");
    }

    @Override
    public final void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
