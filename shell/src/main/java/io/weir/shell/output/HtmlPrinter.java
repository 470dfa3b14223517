package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.ColumnKind;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One HTML table a result, without a page around it. */
final class HtmlPrinter implements ResultPrinter {
    private final Writer out;
    private final boolean header;
    private final String nullText;
    private List<Column> columns = List.of();

    HtmlPrinter(Writer out, PrintSettings settings) {
        this.out = out;
        this.header = settings.header();
        this.nullText = escape(settings.nullOr(""));
    }

    @Override
    public void begin(List<Column> result) throws IOException {
        columns = result;
        out.write("<table>\n");
        if (header) {
            out.write("<tr>");
            for (Column column : columns) {
                out.write("<th>" + escape(column.name()) + "</th>");
            }
            out.write("</tr>\n");
        }
    }

    @Override
    public void row(Row row) throws IOException {
        out.write("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            boolean number = columns.get(i).kind() == ColumnKind.NUMBER;
            out.write(number ? "<td align=\"right\">" : "<td>");
            String cell = row.cell(i);
            out.write(cell == null ? nullText : escape(cell));
            out.write("</td>");
        }
        out.write("</tr>\n");
    }

    @Override
    public void end() throws IOException {
        out.write("</table>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\n", "<br>\n");
    }
}
