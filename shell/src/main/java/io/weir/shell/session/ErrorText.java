package io.weir.shell.session;

import io.weir.shell.cell.TextSanitizer;
import io.weir.shell.cell.TextWidth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user reads about a failed statement. A message that begins with {@code line L, column C:
 * } gets the line of the statement under it, and a caret under the column.
 */
final class ErrorText {
    private static final Pattern PLACE =
            Pattern.compile("(?i)^line (\\d{1,9}), column (\\d{1,9}): ?(.*)$", Pattern.DOTALL);

    private ErrorText() {}

    /** The text of an error, without {@code error: }, of one or more lines. */
    static String of(@Nullable String message, String sql, Origin origin) {
        String told = message == null || message.isBlank() ? "no message" : message.strip();
        Matcher place = PLACE.matcher(told);
        if (!place.matches()) {
            String script = origin.name() == null ? "" : origin.name() + ":" + origin.line() + ": ";
            return script + told;
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        return where(origin, line, column) + place.group(3) + excerpt(sql, line, column);
    }

    private static String where(Origin origin, int line, int column) {
        return origin.name() == null
                ? "line " + line + ", column " + column + ": "
                : origin.name() + ":" + (origin.line() + line - 1) + ": ";
    }

    private static String excerpt(String sql, int line, int column) {
        String[] lines = sql.split("\n", -1);
        if (line < 1 || line > lines.length) {
            return "";
        }
        String text = lines[line - 1].stripTrailing();
        int before = Math.min(Math.max(0, column - 1), text.length());
        String head = shown(text.substring(0, before));
        String rest = shown(text.substring(before));
        return "\n  " + head + rest + "\n  " + " ".repeat(TextWidth.of(head)) + "^";
    }

    private static String shown(String text) {
        return TextSanitizer.line(text.replace('\t', ' '));
    }
}
