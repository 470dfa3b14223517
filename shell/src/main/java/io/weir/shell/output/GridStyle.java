package io.weir.shell.output;

/**
 * How a table of aligned columns is drawn.
 *
 * @param topRule above the heading
 * @param middleRule below the heading
 * @param bottomRule below the rows
 * @param cells what stands around the cells
 * @param isMultiLine whether a cell with line feeds takes several lines; otherwise they are escaped
 * @param isForRwcutUsers whether all columns are right aligned and NULL is empty
 */
record GridStyle(
        Line topRule,
        Line middleRule,
        Line bottomRule,
        Line cells,
        boolean isMultiLine,
        boolean isForRwcutUsers) {
    static final GridStyle BOX =
            new GridStyle(
                    new Line("┌─", "─", "─┬─", "─┐"),
                    new Line("├─", "─", "─┼─", "─┤"),
                    new Line("└─", "─", "─┴─", "─┘"),
                    new Line("│ ", " ", " │ ", " │"),
                    true,
                    false);
    static final GridStyle ASCII =
            new GridStyle(
                    new Line("+-", "-", "-+-", "-+"),
                    new Line("+-", "-", "-+-", "-+"),
                    new Line("+-", "-", "-+-", "-+"),
                    new Line("| ", " ", " | ", " |"),
                    true,
                    false);
    static final GridStyle PLAIN =
            new GridStyle(
                    Line.NONE,
                    new Line("", "-", "  ", ""),
                    Line.NONE,
                    new Line("", " ", "  ", ""),
                    false,
                    false);
    static final GridStyle SILK =
            new GridStyle(
                    Line.NONE, Line.NONE, Line.NONE, new Line("", " ", "|", "|"), false, true);

    /** A line's left end, what fills a column, what stands between columns, and the right end. */
    record Line(String left, String fill, String between, String right) {
        /** Not drawn. */
        static final Line NONE = new Line("", "", "", "");

        /** The line over columns of the given widths, with its line feed. */
        String over(int[] widths) {
            if (fill.isEmpty()) {
                return "";
            }
            StringBuilder line = new StringBuilder(left);
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : between).append(fill.repeat(widths[i]));
            }
            return line.append(right).append('\n').toString();
        }
    }

    String left() {
        return cells.left();
    }

    String between() {
        return cells.between();
    }

    String right() {
        return cells.right();
    }

    /** Whether blanks at the end of a line are kept. */
    boolean isClosed() {
        return !right().isEmpty();
    }
}
