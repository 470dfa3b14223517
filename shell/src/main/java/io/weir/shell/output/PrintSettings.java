package io.weir.shell.output;

import org.jspecify.annotations.Nullable;

/**
 * How one result is printed.
 *
 * @param header whether column names are printed, in formats that can do without
 * @param nullText what stands for NULL; null: the format's own choice
 * @param maxRows how many rows of a table or vertical listing are shown, first and last; 0: all
 * @param width the terminal's columns, for {@link Expanded#AUTO}; 0: unknown
 * @param expanded when tables are printed vertically
 * @param palette the colors
 * @param terminal whether a terminal shows the output, so that even machine formats must be
 *     harmless
 */
public record PrintSettings(
        boolean header,
        @Nullable String nullText,
        int maxRows,
        int width,
        Expanded expanded,
        Palette palette,
        boolean terminal) {

    /** All rows, with heading, without colors: what goes to files and pipes. */
    public static PrintSettings plain() {
        return new PrintSettings(true, null, 0, 0, Expanded.OFF, Palette.NONE, false);
    }

    /** The text for NULL, or the given default. */
    String nullOr(String standard) {
        return nullText == null ? standard : nullText;
    }
}
