package io.weir.shell.cell;

import org.jline.utils.WCWidth;

/**
 * How many terminal columns a text takes: East Asian wide characters take two, combining marks
 * none.
 */
public final class TextWidth {
    private TextWidth() {}

    /** The columns of one line of sanitized text. */
    public static int of(String line) {
        int width = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            width += point < 0x300 ? 1 : Math.max(0, WCWidth.wcwidth(point));
            i += Character.charCount(point);
        }
        return width;
    }
}
