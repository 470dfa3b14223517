package io.weir.shell.output;

/** How a table of aligned columns is drawn. A rule is {left, line, crossing, right}; an empty one is not drawn. */
enum GridStyle {
    BOX(
            new String[] {"┌─", "─", "─┬─", "─┐"},
            new String[] {"├─", "─", "─┼─", "─┤"},
            new String[] {"└─", "─", "─┴─", "─┘"},
            new String[] {"│ ", " │ ", " │"}),
    ASCII(
            new String[] {"+-", "-", "-+-", "-+"},
            new String[] {"+-", "-", "-+-", "-+"},
            new String[] {"+-", "-", "-+-", "-+"},
            new String[] {"| ", " | ", " |"}),
    PLAIN(
            new String[] {},
            new String[] {"", "-", "  ", ""},
            new String[] {},
            new String[] {"", "  ", ""}),
    SILK(new String[] {}, new String[] {}, new String[] {}, new String[] {"", "|", "|"});

    private final String[] top;
    private final String[] middle;
    private final String[] bottom;
    private final String[] bars;

    GridStyle(String[] top, String[] middle, String[] bottom, String[] bars) {
        this.top = top;
        this.middle = middle;
        this.bottom = bottom;
        this.bars = bars;
    }

    String top(int[] widths) {
        return rule(top, widths);
    }

    String middle(int[] widths) {
        return rule(middle, widths);
    }

    String bottom(int[] widths) {
        return rule(bottom, widths);
    }

    String left() {
        return bars[0];
    }

    String between() {
        return bars[1];
    }

    String right() {
        return bars[2];
    }

    /** Whether a cell with line feeds takes several lines; otherwise they are escaped. */
    boolean isMultiLine() {
        return this == BOX || this == ASCII;
    }

    /** Whether every column is right aligned, as rwcut does. */
    boolean alignsAllRight() {
        return this == SILK;
    }

    /** Whether blanks at the end of a line are kept. */
    boolean isClosed() {
        return !right().isEmpty();
    }

    private static String rule(String[] parts, int[] widths) {
        if (parts.length == 0) {
            return "";
        }
        StringBuilder line = new StringBuilder(parts[0]);
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : parts[2]).append(parts[1].repeat(widths[i]));
        }
        return line.append(parts[3]).append('\n').toString();
    }
}
