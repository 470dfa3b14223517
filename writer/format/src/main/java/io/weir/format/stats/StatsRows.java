package io.weir.format.stats;

import io.weir.format.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one {@link StatsTable}. Not thread-safe. */
public final class StatsRows {
    private static final int ADDRESS_BYTES = 16;

    private final StatsTable table;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** No rows yet. */
    public StatsRows(StatsTable table) {
        this.table = table;
    }

    /** Whose rows they are. */
    public StatsTable table() {
        return table;
    }

    /** Their number. */
    public int size() {
        return rows.size();
    }

    /**
     * Appends a row.
     *
     * @param values one for each column: {@code Long} for numbers and times (milliseconds since
     *     1970), {@code String} for texts, {@code byte[16]} for addresses, null where there is none
     * @throws IllegalArgumentException if they do not fit the columns
     */
    public void add(@Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    table.sqlName()
                            + ": expected "
                            + table.columns().size()
                            + " values, got "
                            + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            check(table.columns().get(i), values[i]);
        }
        rows.add(values.clone());
    }

    /** A value, as it was added. */
    public @Nullable Object get(int row, int column) {
        return rows.get(row)[column];
    }

    /** Forgets all rows. */
    public void clear() {
        rows.clear();
    }

    private void check(StatsColumn column, @Nullable Object value) {
        boolean fits =
                value == null
                        ? column.nullable()
                        : switch (column.type()) {
                            case TEXT -> value instanceof String;
                            case ADDRESS ->
                                    value instanceof byte[] address
                                            && address.length == ADDRESS_BYTES;
                            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> value instanceof Long;
                        };
        if (!fits) {
            ColumnType type = column.type();
            throw new IllegalArgumentException(
                    table.sqlName()
                            + "."
                            + column.name()
                            + ": expected "
                            + type
                            + ", got "
                            + value);
        }
    }
}
