package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.util.List;

/**
 * Prints one result: {@link #begin}, then each row, then {@link #end}. Memory is bounded however
 * many rows come. Every method throws {@link IOException} if the output cannot be written.
 */
public interface ResultPrinter {
    /** Starts with the result's columns. */
    void begin(List<Column> columns) throws IOException;

    /** Adds a row, with as many cells as there are columns. */
    void row(Row row) throws IOException;

    /** Tells that rows were left out at this place; printed by the formats made for people. */
    default void gap(long omitted) throws IOException {}

    /** Ends the result. */
    void end() throws IOException;
}
