package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Shows the first and the last rows of a long result and leaves out those between. */
final class AbridgingPrinter implements ResultPrinter {
    private final ResultPrinter inner;
    private final int maxRows;
    private final int headRows;
    private final Deque<Row> tail = new ArrayDeque<>();
    private long count;

    AbridgingPrinter(ResultPrinter inner, int maxRows) {
        this.inner = inner;
        this.maxRows = maxRows;
        this.headRows = maxRows - maxRows / 2;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        inner.begin(columns);
    }

    @Override
    public void row(Row row) throws IOException {
        count++;
        if (count <= headRows) {
            inner.row(row);
            return;
        }
        tail.addLast(row);
        if (tail.size() > maxRows - headRows) {
            tail.removeFirst();
        }
    }

    @Override
    public void end() throws IOException {
        if (count > maxRows) {
            inner.gap(count - maxRows);
        }
        for (Row row : tail) {
            inner.row(row);
        }
        inner.end();
    }
}
