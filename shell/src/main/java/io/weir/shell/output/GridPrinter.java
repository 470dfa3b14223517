package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.ColumnKind;
import io.weir.shell.cell.Row;
import io.weir.shell.cell.TextSanitizer;
import io.weir.shell.cell.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables of aligned columns. The first {@value #SIZING_ROWS} rows are held back to size the
 * columns; a wider cell that comes later is printed in full and pushes its line out. A table that
 * is too wide for the terminal becomes a vertical listing if the settings say so.
 */
final class GridPrinter implements ResultPrinter {
    static final int SIZING_ROWS = 10_000;

    private final Writer out;
    private final GridStyle style;
    private final PrintSettings settings;
    private final List<Row> held = new ArrayList<>();
    private int gapAt = -1;
    private long gapRows;
    private List<Column> columns = List.of();
    private int[] widths = {};
    private boolean laidOut;
    private @Nullable ResultPrinter instead;

    GridPrinter(Writer out, GridStyle style, PrintSettings settings) {
        this.out = out;
        this.style = style;
        this.settings = settings;
    }

    @Override
    public void begin(List<Column> result) {
        columns = result;
    }

    @Override
    public void row(Row row) throws IOException {
        if (laidOut) {
            print(row);
            return;
        }
        held.add(row);
        if (held.size() >= SIZING_ROWS) {
            layOut();
        }
    }

    @Override
    public void gap(long omitted) throws IOException {
        if (laidOut) {
            printGap(omitted);
        } else {
            gapAt = held.size();
            gapRows = omitted;
        }
    }

    @Override
    public void end() throws IOException {
        if (!laidOut) {
            layOut();
        }
        if (instead != null) {
            instead.end();
        } else {
            out.write(style.bottomRule().over(widths));
        }
    }

    private void layOut() throws IOException {
        laidOut = true;
        measure();
        if (settings.expanded() == Expanded.AUTO
                && settings.width() > 0
                && tableWidth() > settings.width()) {
            instead = new VerticalPrinter(out, settings);
            instead.begin(columns);
        } else {
            printHeading();
        }
        for (int i = 0; i < held.size(); i++) {
            if (i == gapAt) {
                printGap(gapRows);
            }
            print(held.get(i));
        }
        held.clear();
    }

    private void measure() {
        widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = settings.header() ? TextWidth.of(heading(i)) : 1;
            for (Row row : held) {
                for (String line : lines(row, i)) {
                    widths[i] = Math.max(widths[i], TextWidth.of(line));
                }
            }
        }
    }

    private int tableWidth() {
        int total = style.left().length() + style.right().length();
        for (int i = 0; i < widths.length; i++) {
            total += widths[i] + (i == 0 ? 0 : style.between().length());
        }
        return total;
    }

    private void printHeading() throws IOException {
        out.write(style.topRule().over(widths));
        if (!settings.header()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            appendCell(line, i, heading(i), settings.palette().bold(heading(i)));
        }
        writeLine(line);
        out.write(style.middleRule().over(widths));
    }

    private void print(Row row) throws IOException {
        if (instead != null) {
            instead.row(row);
            return;
        }
        String[][] cells = new String[widths.length][];
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            cells[i] = lines(row, i);
            height = Math.max(height, cells[i].length);
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String text = y < cells[i].length ? cells[i][y] : "";
                boolean dim = row.cell(i) == null && !text.isEmpty();
                appendCell(line, i, text, dim ? settings.palette().dim(text) : text);
            }
            writeLine(line);
        }
    }

    private void printGap(long omitted) throws IOException {
        if (instead != null) {
            instead.gap(omitted);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            appendCell(line, i, "·", settings.palette().dim("·"));
        }
        writeLine(line);
    }

    private void appendCell(StringBuilder line, int column, String text, String shown) {
        line.append(column == 0 ? style.left() : style.between());
        String padding = " ".repeat(Math.max(0, widths[column] - TextWidth.of(text)));
        if (style.isForRwcutUsers() || columns.get(column).kind() == ColumnKind.NUMBER) {
            line.append(padding).append(shown);
        } else {
            line.append(shown).append(padding);
        }
    }

    private void writeLine(StringBuilder line) throws IOException {
        String text = line.append(style.right()).toString();
        out.write(style.isClosed() ? text : text.stripTrailing());
        out.write('\n');
    }

    private String heading(int column) {
        return TextSanitizer.line(columns.get(column).name());
    }

    private String[] lines(Row row, int column) {
        String cell = row.cell(column);
        if (cell == null) {
            return new String[] {settings.nullOr(style.isForRwcutUsers() ? "" : "NULL")};
        }
        return style.isMultiLine()
                ? TextSanitizer.lines(cell).split("\n", -1)
                : new String[] {TextSanitizer.line(cell)};
    }
}
