package io.weir.jdbc.metadata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name pattern of {@code DatabaseMetaData}: {@code %} is any text, {@code _} any character,
 * {@code \} makes the next character plain; upper and lower case are the same. Null matches all.
 */
record NamePattern(@Nullable String pattern) {
    boolean matches(String name) {
        if (pattern == null) {
            return true;
        }
        return matches(pattern.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    /** On a mismatch, lets the last {@code %} take one character more. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int afterPercent = -1;
        int retryFrom = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                afterPercent = ++p;
                retryFrom = n;
                continue;
            }
            int length = matchedLength(pattern, p, name.charAt(n));
            if (length > 0) {
                p += length;
                n++;
            } else if (afterPercent >= 0) {
                p = afterPercent;
                n = ++retryFrom;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    /** Characters of the pattern that stand for this one character; 0 if they do not match. */
    private static int matchedLength(String pattern, int at, char c) {
        if (at == pattern.length()) {
            return 0;
        }
        char expected = pattern.charAt(at);
        if (expected == '_') {
            return 1;
        }
        if (expected == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == c ? 2 : 0;
        }
        return expected == c ? 1 : 0;
    }
}
