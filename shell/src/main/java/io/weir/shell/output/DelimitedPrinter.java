package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180, with line feeds as Unix tools expect) and TSV (IANA text/tab-separated-values,
 * escaped).
 */
final class DelimitedPrinter implements ResultPrinter {
    private final Writer out;
    private final boolean csv;
    private final boolean header;
    private final String nullText;
    private int columns;

    private DelimitedPrinter(Writer out, boolean csv, boolean header, String nullText) {
        this.out = out;
        this.csv = csv;
        this.header = header;
        this.nullText = nullText;
    }

    static DelimitedPrinter csv(Writer out, PrintSettings settings, boolean header) {
        return new DelimitedPrinter(out, true, header, settings.nullOr(""));
    }

    static DelimitedPrinter tsv(Writer out, PrintSettings settings) {
        return new DelimitedPrinter(out, false, settings.header(), settings.nullOr(""));
    }

    @Override
    public void begin(List<Column> names) throws IOException {
        columns = names.size();
        if (header) {
            for (int i = 0; i < columns; i++) {
                write(i, names.get(i).name());
            }
            out.write('\n');
        }
    }

    @Override
    public void row(Row row) throws IOException {
        for (int i = 0; i < columns; i++) {
            write(i, row.cell(i));
        }
        out.write('\n');
    }

    @Override
    public void end() {}

    private void write(int column, @Nullable String cell) throws IOException {
        if (column > 0) {
            out.write(csv ? ',' : '\t');
        }
        if (cell == null) {
            out.write(nullText);
        } else if (csv) {
            writeCsv(cell);
        } else {
            writeTsv(cell);
        }
    }

    /**
     * An empty text is quoted, so that it differs from NULL; so is a text that equals the NULL
     * text.
     */
    private void writeCsv(String cell) throws IOException {
        if (!cell.isEmpty() && !cell.equals(nullText) && !needsQuotes(cell)) {
            out.write(cell);
            return;
        }
        out.write('"');
        out.write(cell.replace("\"", "\"\""));
        out.write('"');
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void writeTsv(String cell) throws IOException {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '\t' -> out.write("\\t");
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\\' -> out.write("\\\\");
                default -> out.write(c);
            }
        }
    }
}
