package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import java.util.List;

/** Prints nothing: for measuring. */
final class NullPrinter implements ResultPrinter {
    @Override
    public void begin(List<Column> columns) {}

    @Override
    public void row(Row row) {}

    @Override
    public void end() {}
}
