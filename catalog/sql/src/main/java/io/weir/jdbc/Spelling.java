package io.weir.jdbc;

import java.util.Locale;

/** Finds what was meant by a misspelled word. */
final class Spelling {
    private static final int MOST_EDITS = 2;

    private Spelling() {}

    /** Whether at most two letters, in any case, were changed, added or left out. */
    static boolean isNear(String word, String known) {
        return edits(word.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT)) <= MOST_EDITS;
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
