package io.weir.format.stats;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one {@link StatsTable}, stored by column. Not thread-safe. */
public final class StatsRows {
    private final StatsTable table;
    private List<StatsVector> columns;
    private int size;

    /** No rows yet. */
    public StatsRows(StatsTable table) {
        this.table = table;
        this.columns = vectors(table);
    }

    /** Rows that were read; a column that was not is empty, and so NULL in every row. */
    StatsRows(StatsTable table, List<StatsVector> columns, int size) {
        this.table = table;
        this.columns = columns;
        this.size = size;
    }

    private static List<StatsVector> vectors(StatsTable table) {
        return table.columns().stream().map(StatsVector::new).toList();
    }

    /** Whose rows they are. */
    public StatsTable table() {
        return table;
    }

    /** Their number. */
    public int size() {
        return size;
    }

    /**
     * Appends a row.
     *
     * @param values one for each column: {@code Long} for numbers and times (milliseconds since
     *     1970), {@code String} for texts, {@code byte[16]} for addresses, null where there is none
     * @throws IllegalArgumentException if they do not fit the columns
     */
    public void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    table.sqlName()
                            + ": expected "
                            + columns.size()
                            + " values, got "
                            + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            check(i, values[i]);
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
        }
        size++;
    }

    /** Appends a row of other rows of the same table. */
    public void addFrom(StatsRows other, int row) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).addFrom(other.columns.get(i), row);
        }
        size++;
    }

    /** A value, as it was added. */
    public @Nullable Object get(int row, int column) {
        return columns.get(column).get(row);
    }

    /** Whether a row has no value there. */
    public boolean isNull(int row, int column) {
        return columns.get(column).isNull(row);
    }

    /** A number or time, or the lower half of an address, that is not NULL. */
    public long getLong(int row, int column) {
        return columns.get(column).number(row);
    }

    /** The upper half of an address that is not NULL. */
    public long getHigh(int row, int column) {
        return columns.get(column).high(row);
    }

    /** A text that is not NULL. */
    public String getText(int row, int column) {
        return columns.get(column).text(row);
    }

    /** The values that tell this row apart from others, in an order of their own. */
    public List<@Nullable Object> key(int row) {
        @Nullable Object[] key = new Object[2 * table.key().size()];
        for (int i = 0; i < table.key().size(); i++) {
            StatsVector column = columns.get(table.indexOf(table.key().get(i)));
            Object value = column.get(row);
            key[2 * i] = value instanceof byte[] ? (Object) column.high(row) : value;
            key[2 * i + 1] = value instanceof byte[] ? (Object) column.number(row) : null;
        }
        return Arrays.asList(key);
    }

    /** Forgets all rows. */
    public void clear() {
        columns = vectors(table);
        size = 0;
    }

    private void check(int column, @Nullable Object value) {
        if (!columns.get(column).fits(value)) {
            StatsColumn expected = table.columns().get(column);
            throw new IllegalArgumentException(
                    table.sqlName()
                            + "."
                            + expected.name()
                            + ": expected "
                            + (expected.nullable() ? "NULL or " : "")
                            + expected.type()
                            + ", got "
                            + value);
        }
    }
}
