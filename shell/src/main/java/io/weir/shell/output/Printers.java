package io.weir.shell.output;

import io.weir.shell.cell.CellStyle;
import java.io.Writer;

/** Makes the printer for a format. */
public final class Printers {
    private Printers() {}

    /** The style in which cells must be read for the format. */
    public static CellStyle cellStyle(OutputFormat format) {
        return format.isForPeople() ? CellStyle.HUMAN : CellStyle.MACHINE;
    }

    /** A printer of one result in the given format; {@code AUTO} stands for {@code BOX}. */
    public static ResultPrinter create(OutputFormat format, Writer out, PrintSettings settings) {
        if (format.isTable() && settings.expanded() == Expanded.ON) {
            return create(OutputFormat.VERTICAL, out, settings);
        }
        ResultPrinter printer = bare(format, out, settings);
        if (!format.isForPeople()) {
            return settings.terminal() ? new SanitizingPrinter(printer) : printer;
        }
        return settings.maxRows() > 0 ? new AbridgingPrinter(printer, settings.maxRows()) : printer;
    }

    private static ResultPrinter bare(OutputFormat format, Writer out, PrintSettings settings) {
        return switch (format) {
            case AUTO, BOX -> new GridPrinter(out, GridStyle.BOX, settings);
            case ASCII -> new GridPrinter(out, GridStyle.ASCII, settings);
            case PLAIN -> new GridPrinter(out, GridStyle.PLAIN, settings);
            case SILK -> new GridPrinter(out, GridStyle.SILK, settings);
            case VERTICAL -> new VerticalPrinter(out, settings);
            case CSV -> DelimitedPrinter.csv(out, settings, settings.header());
            case CSV_NOHEADER -> DelimitedPrinter.csv(out, settings, false);
            case TSV -> DelimitedPrinter.tsv(out, settings);
            case JSON -> new JsonPrinter(out, true);
            case NDJSON -> new JsonPrinter(out, false);
            case MARKDOWN -> new MarkdownPrinter(out, settings);
            case HTML -> new HtmlPrinter(out, settings);
            case LATEX -> new LatexPrinter(out, settings);
            case NULL -> new NullPrinter();
        };
    }
}
