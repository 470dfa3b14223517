package io.weir.shell.cell;

/**
 * Makes text harmless for a terminal. Control characters (C0, DEL, C1), line separators, direction
 * overrides and lone surrogates are replaced by a visible escape such as {@code \x1b} or {@code
 * \u202e}; everything else stays.
 */
public final class TextSanitizer {
    private TextSanitizer() {}

    /** The text on one line: line ends and tabs are escaped too. */
    public static String line(String text) {
        return escape(text, "");
    }

    /** The text with its line feeds; tabs are escaped. */
    public static String lines(String text) {
        return escape(text, "\n");
    }

    /** The text with its line feeds and tabs. */
    public static String message(String text) {
        return escape(text, "\n\t");
    }

    private static String escape(String text, String keep) {
        int first = firstUnsafe(text, keep);
        if (first < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 8).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isSafe(point, keep)) {
                safe.appendCodePoint(point);
            } else {
                appendEscape(safe, point);
            }
        }
        return safe.toString();
    }

    private static int firstUnsafe(String text, String keep) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!isSafe(point, keep)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return -1;
    }

    private static boolean isSafe(int point, String keep) {
        if (point < 0x20) {
            return keep.indexOf(point) >= 0;
        }
        if (point < 0x7f) {
            return true;
        }
        return !isUnsafeAboveAscii(point);
    }

    /**
     * True for DEL, C1 controls, line separators, direction marks and overrides, lone surrogates,
     * the BOM.
     */
    public static boolean isUnsafeAboveAscii(int point) {
        return (point >= 0x7f && point < 0xa0)
                || point == 0x061c
                || (point >= 0x200e && point <= 0x200f)
                || (point >= 0x2028 && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0xfeff
                || (point >= 0xd800 && point < 0xe000);
    }

    private static void appendEscape(StringBuilder safe, int point) {
        switch (point) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                boolean small = point < 0x100;
                String digits = Integer.toHexString(point);
                safe.append(small ? "\\x" : "\\u")
                        .append("0".repeat((small ? 2 : 4) - digits.length()))
                        .append(digits);
            }
        }
    }
}
