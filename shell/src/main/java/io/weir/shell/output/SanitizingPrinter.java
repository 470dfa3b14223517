package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.cell.TextSanitizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Escapes control characters in front of a machine format that goes to a terminal. */
final class SanitizingPrinter implements ResultPrinter {
    private final ResultPrinter inner;

    SanitizingPrinter(ResultPrinter inner) {
        this.inner = inner;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        List<Column> safe = new ArrayList<>();
        for (Column column : columns) {
            safe.add(new Column(TextSanitizer.message(column.name()), column.kind()));
        }
        inner.begin(safe);
    }

    @Override
    public void row(Row row) throws IOException {
        @Nullable String[] safe = new String[row.size()];
        for (int i = 0; i < safe.length; i++) {
            String cell = row.cell(i);
            safe[i] = cell == null ? null : TextSanitizer.message(cell);
        }
        inner.row(Row.of(safe));
    }

    @Override
    public void end() throws IOException {
        inner.end();
    }
}
