package io.weir.sql.run;

import io.weir.engine.expression.LikePattern;
import org.jspecify.annotations.Nullable;

/** LIKE and ILIKE, called by generated code. */
public final class TextPatterns {
    /** What was asked last, because most calls ask the same again. */
    private static volatile Known last = new Known("", null, false, LikePattern.of("", false));

    private record Known(
            String pattern, @Nullable String escape, boolean ignoresCase, LikePattern parts) {
        boolean isOf(String otherPattern, @Nullable String otherEscape, boolean otherIgnores) {
            return ignoresCase == otherIgnores
                    && pattern.equals(otherPattern)
                    && (escape == null ? otherEscape == null : escape.equals(otherEscape));
        }
    }

    private TextPatterns() {}

    /** {@code text LIKE pattern}. */
    public static boolean like(String text, String pattern) {
        return parts(pattern, null, false).matches(text);
    }

    /** {@code text LIKE pattern ESCAPE escape}. */
    public static boolean like(String text, String pattern, String escape) {
        return parts(pattern, escape, false).matches(text);
    }

    /** {@code text ILIKE pattern}. */
    public static boolean ilike(String text, String pattern) {
        return parts(pattern, null, true).matches(text);
    }

    /** {@code text ILIKE pattern ESCAPE escape}. */
    public static boolean ilike(String text, String pattern, String escape) {
        return parts(pattern, escape, true).matches(text);
    }

    private static LikePattern parts(String pattern, @Nullable String escape, boolean ignoresCase) {
        Known known = last;
        if (known.isOf(pattern, escape, ignoresCase)) {
            return known.parts();
        }
        LikePattern parts =
                escape == null
                        ? LikePattern.of(pattern, ignoresCase)
                        : LikePattern.of(pattern, escape, ignoresCase);
        last = new Known(pattern, escape, ignoresCase, parts);
        return parts;
    }
}
