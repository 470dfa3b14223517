package io.weir.shell.session;

import java.util.Locale;

/** The line after a result, such as {@code 12 rows · 1.84 s}. */
final class Footer {
    private Footer() {}

    static String text(Settings settings, long rows, long shown, long nanos) {
        String count = rows(rows);
        if (shown < rows) {
            count += " (" + grouped(shown) + " shown)";
        }
        return settings.timing() ? count + " · " + seconds(nanos) : count;
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : grouped(count) + " rows";
    }

    static String seconds(long nanos) {
        double seconds = nanos / 1e9;
        return String.format(Locale.ROOT, seconds < 100 ? "%.2f s" : "%.0f s", seconds);
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
