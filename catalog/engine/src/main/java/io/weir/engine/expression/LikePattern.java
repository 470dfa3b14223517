package io.weir.engine.expression;

import java.util.Arrays;

/**
 * A pattern of SQL's LIKE (ISO/IEC 9075-2, 8.5): {@code %} stands for any text, {@code _} for any
 * one character. Matching takes at most as many steps as text and pattern have characters,
 * multiplied: a regular expression would try all ways to divide the text.
 */
public final class LikePattern {
    private static final int ONE = -1;
    private static final int MANY = -2;

    /** Characters, {@link #ONE} and {@link #MANY}. */
    private final int[] parts;

    private final boolean ignoresCase;

    private LikePattern(int[] parts, boolean ignoresCase) {
        this.parts = parts;
        this.ignoresCase = ignoresCase;
    }

    /** A pattern in which no character is escaped. */
    public static LikePattern of(String pattern, boolean ignoresCase) {
        return new LikePattern(
                pattern.codePoints().map(c -> part(c, ignoresCase)).toArray(), ignoresCase);
    }

    /**
     * A pattern with an escape character, which is one.
     *
     * @throws IllegalArgumentException if something else than {@code %}, {@code _} or itself
     *     follows it
     */
    public static LikePattern of(String pattern, String escape, boolean ignoresCase) {
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw new IllegalArgumentException(
                    "Invalid escape character '" + escape + "': expected one character");
        }
        int escaping = escape.codePointAt(0);
        int[] parts = new int[pattern.length()];
        int count = 0;
        boolean isEscaped = false;
        for (int character : pattern.codePoints().toArray()) {
            if (isEscaped) {
                if (!canBeEscaped(character, escaping)) {
                    throw invalid(pattern, escape);
                }
                parts[count++] = folded(character, ignoresCase);
                isEscaped = false;
            } else if (character == escaping) {
                isEscaped = true;
            } else {
                parts[count++] = part(character, ignoresCase);
            }
        }
        if (isEscaped) {
            throw invalid(pattern, escape);
        }
        return new LikePattern(Arrays.copyOf(parts, count), ignoresCase);
    }

    private static IllegalArgumentException invalid(String pattern, String escape) {
        return new IllegalArgumentException(
                "Invalid escape sequence in the pattern '"
                        + pattern
                        + "': expected %, _ or "
                        + escape
                        + " after "
                        + escape);
    }

    private static boolean canBeEscaped(int character, int escaping) {
        return character == '%' || character == '_' || character == escaping;
    }

    private static int part(int character, boolean ignoresCase) {
        return switch (character) {
            case '_' -> ONE;
            case '%' -> MANY;
            default -> folded(character, ignoresCase);
        };
    }

    private static int folded(int character, boolean ignoresCase) {
        return ignoresCase ? Character.toLowerCase(Character.toUpperCase(character)) : character;
    }

    /**
     * Whether a whole text is like it. Of what {@code %} stands for the shortest is tried first; if
     * the parts up to the next {@code %} do not follow, one character more.
     */
    public boolean matches(String text) {
        int at = 0;
        int part = 0;
        int afterMany = -1;
        int manyEnd = 0;
        while (at < text.length()) {
            if (part < parts.length && parts[part] == MANY) {
                afterMany = ++part;
                manyEnd = at;
                continue;
            }
            int character = text.codePointAt(at);
            if (part < parts.length && isLike(parts[part], character)) {
                part++;
                at += Character.charCount(character);
            } else if (afterMany >= 0) {
                manyEnd += Character.charCount(text.codePointAt(manyEnd));
                at = manyEnd;
                part = afterMany;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == MANY) {
            part++;
        }
        return part == parts.length;
    }

    private boolean isLike(int part, int character) {
        return part == ONE || part == folded(character, ignoresCase);
    }
}
