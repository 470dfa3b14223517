package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.ColumnKind;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A table of GitHub's Markdown; a table without heading does not exist there, so it always has one.
 */
final class MarkdownPrinter implements ResultPrinter {
    private final Writer out;
    private final String nullText;
    private int columns;

    MarkdownPrinter(Writer out, PrintSettings settings) {
        this.out = out;
        this.nullText = settings.nullOr("");
    }

    @Override
    public void begin(List<Column> names) throws IOException {
        columns = names.size();
        StringBuilder rule = new StringBuilder("|");
        out.write('|');
        for (Column column : names) {
            out.write(" " + escape(column.name()) + " |");
            rule.append(column.kind() == ColumnKind.NUMBER ? " ---: |" : " --- |");
        }
        out.write("\n" + rule + "\n");
    }

    @Override
    public void row(Row row) throws IOException {
        out.write('|');
        for (int i = 0; i < columns; i++) {
            String cell = row.cell(i);
            out.write(" " + (cell == null ? nullText : escape(cell)) + " |");
        }
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.write('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\r", "")
                .replace("\n", "<br>");
    }
}
