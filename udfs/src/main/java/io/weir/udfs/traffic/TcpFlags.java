package io.weir.udfs.traffic;

/**
 * TCP flags as letters, SiLK's way: F (FIN, 1), S (SYN, 2), R (RST, 4), P (PSH, 8), A (ACK, 16), U
 * (URG, 32), E (ECE, 64), C (CWR, 128). Higher bits of IPFIX element 6 have no letter and are
 * ignored everywhere.
 */
public final class TcpFlags {
    private static final String LETTERS = "FSRPAUEC";
    private static final String LOWER = "fsrpauec";

    private TcpFlags() {}

    /**
     * The flags that {@code letters} names, in any order and either case.
     *
     * @throws IllegalArgumentException for another letter, or none
     */
    public static int parse(String letters) {
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("no flags; " + expected("'SA'"));
        }
        return bits(letters, letters, "'SA'");
    }

    /** Whether all flags of {@code wanted} are set in {@code flags}. */
    public static boolean all(int flags, int wanted) {
        return (flags & wanted) == wanted;
    }

    /** Whether a flag of {@code wanted} is set in {@code flags}. */
    public static boolean any(int flags, int wanted) {
        return (flags & wanted) != 0;
    }

    /** The letters of the set flags in the order FSRPAUEC; empty if none is set. */
    public static String text(int flags) {
        StringBuilder out = new StringBuilder(LETTERS.length());
        for (int bit = 0; bit < LETTERS.length(); bit++) {
            if ((flags >>> bit & 1) != 0) {
                out.append(LETTERS.charAt(bit));
            }
        }
        return out.toString();
    }

    /** The flags of {@code letters}, a part of {@code whole}; none if empty. */
    static int bits(String letters, String whole, String example) {
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            int bit =
                    Math.max(LETTERS.indexOf(letters.charAt(i)), LOWER.indexOf(letters.charAt(i)));
            if (bit < 0) {
                throw new IllegalArgumentException(
                        "'"
                                + whole
                                + "': '"
                                + letters.charAt(i)
                                + "' is not a flag; "
                                + expected(example));
            }
            bits |= 1 << bit;
        }
        return bits;
    }

    private static String expected(String example) {
        return "expected letters of F S R P A U E C, for example " + example;
    }
}
