package io.weir.engine.ranges;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A few texts, or all texts but a few. Ordered by code point, as UTF-8 bytes are. */
public final class TextValues {
    /** No text. */
    public static final TextValues NONE = new TextValues(Set.of(), new String[0], false);

    private final Set<String> listed;
    private final String[] sorted;
    private final boolean isInverted;

    private TextValues(Set<String> listed, String[] sorted, boolean isInverted) {
        this.listed = listed;
        this.sorted = sorted;
        this.isInverted = isInverted;
    }

    /** Exactly these texts. */
    public static TextValues of(Collection<String> texts) {
        Set<String> listed = new HashSet<>(texts);
        String[] sorted = listed.toArray(new String[0]);
        Arrays.sort(sorted, TextValues::compare);
        return new TextValues(listed, sorted, false);
    }

    /** Every text that is not in it. */
    public TextValues complement() {
        return new TextValues(listed, sorted, !isInverted);
    }

    /** Whether there is no text in it. */
    public boolean isEmpty() {
        return !isInverted && sorted.length == 0;
    }

    /** Whether every text is in it. */
    public boolean isAll() {
        return isInverted && sorted.length == 0;
    }

    /** Whether a text is in it. */
    public boolean contains(String text) {
        return listed.contains(text) != isInverted;
    }

    /** Whether any text from {@code min} to {@code max} may be in it. */
    public boolean overlaps(String min, String max) {
        if (isInverted) {
            return !(min.equals(max) && listed.contains(min));
        }
        return isAnyListed(min, max);
    }

    /** Whether every text from {@code min} to {@code max} is sure to be in it. */
    public boolean covers(String min, String max) {
        if (isInverted) {
            return !isAnyListed(min, max);
        }
        return min.equals(max) && listed.contains(min);
    }

    private boolean isAnyListed(String min, String max) {
        int found = Arrays.binarySearch(sorted, min, TextValues::compare);
        int first = found >= 0 ? found : -found - 1;
        return first < sorted.length && compare(sorted[first], max) <= 0;
    }

    /** Compares by code point: surrogates, which UTF-16 sorts too low, come after the rest. */
    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean isLeftPair = Character.isSurrogate(left);
                return isLeftPair == Character.isSurrogate(right)
                        ? Character.compare(left, right)
                        : isLeftPair ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
