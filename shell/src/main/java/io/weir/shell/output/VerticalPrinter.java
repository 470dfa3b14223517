package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.cell.TextSanitizer;
import io.weir.shell.cell.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** One line a value, each record under a numbered rule, as psql's expanded display. */
final class VerticalPrinter implements ResultPrinter {
    private static final int RULE_WIDTH = 40;

    private final Writer out;
    private final PrintSettings settings;
    private final List<String> labels = new ArrayList<>();
    private String continuation = "";
    private long record;

    VerticalPrinter(Writer out, PrintSettings settings) {
        this.out = out;
        this.settings = settings;
    }

    @Override
    public void begin(List<Column> columns) {
        int width = 0;
        for (Column column : columns) {
            width = Math.max(width, TextWidth.of(TextSanitizer.line(column.name())));
        }
        for (Column column : columns) {
            String name = TextSanitizer.line(column.name());
            String padding = " ".repeat(width - TextWidth.of(name));
            labels.add(settings.palette().bold(name) + padding + " | ");
        }
        continuation = " ".repeat(width) + " | ";
    }

    @Override
    public void row(Row row) throws IOException {
        record++;
        if (settings.header()) {
            String title = "-[ RECORD " + record + " ]";
            out.write(title + "-".repeat(Math.max(1, RULE_WIDTH - title.length())) + "\n");
        } else if (record > 1) {
            out.write('\n');
        }
        for (int i = 0; i < labels.size(); i++) {
            out.write(labels.get(i));
            out.write(value(row, i));
            out.write('\n');
        }
    }

    private String value(Row row, int column) {
        String cell = row.cell(column);
        return cell == null
                ? settings.palette().dim(settings.nullOr("NULL"))
                : TextSanitizer.lines(cell).replace("\n", "\n" + continuation);
    }

    @Override
    public void gap(long omitted) throws IOException {
        record += omitted;
        out.write(settings.palette().dim("· " + omitted + " records not shown ·") + "\n");
    }

    @Override
    public void end() {}
}
