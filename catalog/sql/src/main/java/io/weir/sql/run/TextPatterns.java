package io.weir.sql.run;

import org.apache.calcite.runtime.SqlFunctions.LikeFunction;

/** LIKE and ILIKE, called by generated code. */
public final class TextPatterns {
    private static final LikeFunction CALCITE = new LikeFunction();

    private TextPatterns() {}

    /** {@code text LIKE pattern}. */
    public static boolean like(String text, String pattern) {
        return CALCITE.like(text, pattern);
    }

    /** {@code text LIKE pattern ESCAPE escape}. */
    public static boolean like(String text, String pattern, String escape) {
        return CALCITE.like(text, pattern, escape);
    }

    /** {@code text ILIKE pattern}. */
    public static boolean ilike(String text, String pattern) {
        return CALCITE.ilike(text, pattern);
    }

    /** {@code text ILIKE pattern ESCAPE escape}. */
    public static boolean ilike(String text, String pattern, String escape) {
        return CALCITE.ilike(text, pattern, escape);
    }
}
