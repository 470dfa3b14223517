package io.weir.shell.cell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a result as text; a NULL is {@code null}. Not changed after it is made. */
public final class Row {
    private final @Nullable String[] cells;

    private Row(@Nullable String[] cells) {
        this.cells = cells;
    }

    /** A row over the given values, which are not copied. */
    public static Row of(@Nullable String... cells) {
        return new Row(cells);
    }

    /** A row without NULLs. */
    public static Row of(List<String> cells) {
        return new Row(cells.toArray(new String[0]));
    }

    /** The text of the column with the given zero-based index, or null for NULL. */
    public @Nullable String cell(int column) {
        return cells[column];
    }

    /** How many columns the row has. */
    public int size() {
        return cells.length;
    }
}
