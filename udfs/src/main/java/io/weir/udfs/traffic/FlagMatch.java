package io.weir.udfs.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of HIGH/MASK pairs, SiLK's {@code --flags-all}: flags pass a pair if, of the flags in
 * MASK, just those in HIGH are set, and the list if they pass one of its pairs. Immutable.
 */
public final class FlagMatch {
    private static final String EXAMPLE = "'S/SA'";
    private static final String EXPECTED =
            "expected HIGH/MASK, for example " + EXAMPLE + " (SYN set and ACK not) or 'S/SA,F/F'";

    private final int[] highs;
    private final int[] masks;

    private FlagMatch(int[] highs, int[] masks) {
        this.highs = highs;
        this.masks = masks;
    }

    /**
     * The test that {@code text} writes: pairs {@code HIGH/MASK} of flag letters, separated by
     * commas. HIGH may be empty (none of MASK is set), and must be part of MASK.
     *
     * @throws IllegalArgumentException with a message that shows a right one
     */
    public static FlagMatch parse(String text) {
        List<String> pairs = new ArrayList<>();
        int start = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
            pairs.add(text.substring(start, comma).strip());
            start = comma + 1;
        }
        pairs.add(text.substring(start).strip());
        int[] highs = new int[pairs.size()];
        int[] masks = new int[pairs.size()];
        for (int i = 0; i < highs.length; i++) {
            String pair = pairs.get(i);
            int slash = pair.indexOf('/');
            if (slash < 0 || slash == pair.length() - 1) {
                throw new IllegalArgumentException("'" + text + "' is no flag test; " + EXPECTED);
            }
            highs[i] = TcpFlags.bits(pair.substring(0, slash), text, EXAMPLE);
            masks[i] = TcpFlags.bits(pair.substring(slash + 1), text, EXAMPLE);
            requireSubset(highs[i], masks[i], text);
        }
        return new FlagMatch(highs, masks);
    }

    /** Whether the flags pass. */
    public boolean matches(int flags) {
        for (int i = 0; i < highs.length; i++) {
            if ((flags & masks[i]) == highs[i]) {
                return true;
            }
        }
        return false;
    }

    private static void requireSubset(int high, int mask, String text) {
        int outside = high & ~mask;
        if (outside != 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' can never match: "
                            + TcpFlags.text(outside)
                            + " is in HIGH but not in MASK; expected '"
                            + TcpFlags.text(high)
                            + "/"
                            + TcpFlags.text(mask | high)
                            + "'");
        }
    }
}
