package io.weir.shell.cell;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one result as text. Used by one thread, for one result. */
public final class RowReader {
    private final List<Column> columns;
    private final CellReader[] readers;

    private RowReader(List<Column> columns, CellReader[] readers) {
        this.columns = columns;
        this.readers = readers;
    }

    /**
     * A reader for the columns of a result.
     *
     * @throws SQLException if the driver cannot describe the result
     */
    public static RowReader of(ResultSetMetaData meta, CellStyle style) throws SQLException {
        int count = meta.getColumnCount();
        List<Column> columns = new ArrayList<>(count);
        CellReader[] readers = new CellReader[count];
        for (int i = 1; i <= count; i++) {
            columns.add(new Column(meta.getColumnLabel(i), CellReaders.kind(meta, i)));
            readers[i - 1] = CellReaders.reader(meta.getColumnType(i), style);
        }
        return new RowReader(List.copyOf(columns), readers);
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The current row of the result.
     *
     * @throws SQLException if a value cannot be read
     */
    public Row read(ResultSet rows) throws SQLException {
        @Nullable String[] cells = new String[readers.length];
        for (int i = 0; i < readers.length; i++) {
            cells[i] = readers[i].read(rows, i + 1);
        }
        return Row.of(cells);
    }
}
