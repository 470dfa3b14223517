package io.weir.shell.cell;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one column of the current row as text. */
@FunctionalInterface
interface CellReader {
    /** The value's text, null for NULL. */
    @Nullable String read(ResultSet rows, int column) throws SQLException;
}
