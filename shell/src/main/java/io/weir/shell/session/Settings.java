package io.weir.shell.session;

import io.weir.shell.output.Expanded;
import io.weir.shell.output.OutputFormat;
import io.weir.shell.output.PrintSettings;
import org.jspecify.annotations.Nullable;

/** What {@code \pset} and its relatives change. Used by the session's thread only. */
public final class Settings {
    private OutputFormat format = OutputFormat.AUTO;
    private Expanded expanded = Expanded.AUTO;
    private boolean header = true;
    private boolean footer = true;
    private boolean timing = true;
    private boolean quiet;
    private @Nullable String nullText;
    private int maxRows;

    /** The chosen format, which may be {@code AUTO}. */
    public OutputFormat format() {
        return format;
    }

    public void setFormat(OutputFormat value) {
        format = value;
    }

    /** When tables are printed vertically. */
    public Expanded expanded() {
        return expanded;
    }

    public void setExpanded(Expanded value) {
        expanded = value;
    }

    /** Whether column names are printed. */
    public boolean header() {
        return header;
    }

    public void setHeader(boolean value) {
        header = value;
    }

    /** Whether the number of rows is told after a result. */
    public boolean footer() {
        return footer;
    }

    public void setFooter(boolean value) {
        footer = value;
    }

    /** Whether the time is told after a result. */
    public boolean timing() {
        return timing;
    }

    public void setTiming(boolean value) {
        timing = value;
    }

    /** Whether messages that are not asked for are left out. */
    public boolean quiet() {
        return quiet;
    }

    public void setQuiet(boolean value) {
        quiet = value;
    }

    /** What stands for NULL; null: the format's own choice. */
    public @Nullable String nullText() {
        return nullText;
    }

    public void setNullText(@Nullable String value) {
        nullText = value;
    }

    /** How many rows of a table a terminal shows; 0: all. */
    public int maxRows() {
        return maxRows;
    }

    public void setMaxRows(int value) {
        maxRows = value;
    }

    /** The format for the console's present target. */
    OutputFormat formatFor(Console console) {
        if (format != OutputFormat.AUTO) {
            return format;
        }
        return console.resultsAreTerminal() ? OutputFormat.BOX : OutputFormat.CSV;
    }

    /** How a result is printed on the console's present target. */
    PrintSettings printSettings(Console console, boolean vertical) {
        boolean terminal = console.resultsAreTerminal();
        return new PrintSettings(
                header,
                nullText,
                terminal ? maxRows : 0,
                console.width(),
                vertical ? Expanded.ON : expanded,
                console.resultPalette(),
                terminal);
    }
}
