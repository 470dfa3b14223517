package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.ColumnKind;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One LaTeX tabular a result. */
final class LatexPrinter implements ResultPrinter {
    private final Writer out;
    private final boolean header;
    private final String nullText;
    private int columns;

    LatexPrinter(Writer out, PrintSettings settings) {
        this.out = out;
        this.header = settings.header();
        this.nullText = escape(settings.nullOr(""));
    }

    @Override
    public void begin(List<Column> names) throws IOException {
        columns = names.size();
        StringBuilder alignment = new StringBuilder();
        for (Column column : names) {
            alignment.append(column.kind() == ColumnKind.NUMBER ? 'r' : 'l');
        }
        out.write("\\begin{tabular}{" + alignment + "}\n\\hline\n");
        if (header) {
            for (int i = 0; i < columns; i++) {
                out.write((i == 0 ? "" : " & ") + escape(names.get(i).name()));
            }
            out.write(" \\\\\n\\hline\n");
        }
    }

    @Override
    public void row(Row row) throws IOException {
        for (int i = 0; i < columns; i++) {
            String cell = row.cell(i);
            out.write((i == 0 ? "" : " & ") + (cell == null ? nullText : escape(cell)));
        }
        out.write(" \\\\\n");
    }

    @Override
    public void end() throws IOException {
        out.write("\\hline\n\\end{tabular}\n");
    }

    private static String escape(String text) {
        StringBuilder tex = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> tex.append("\\textbackslash{}");
                case '~' -> tex.append("\\textasciitilde{}");
                case '^' -> tex.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> tex.append('\\').append(c);
                case '\n' -> tex.append(' ');
                default -> tex.append(c);
            }
        }
        return tex.toString();
    }
}
