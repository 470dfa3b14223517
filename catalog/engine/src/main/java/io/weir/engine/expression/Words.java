package io.weir.engine.expression;

/** Rows as words of 64 bits one after the other, for open-addressing hash tables. Hot path. */
public final class Words {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final long STEP = 0xc2b2_ae3d_27d4_eb4fL;

    private Words() {}

    /** The hash of {@code width} words from {@code at} on; its upper bits are the best. */
    public static long hash(long[] words, int at, int width) {
        long hash = 0;
        for (int word = 0; word < width; word++) {
            hash = (hash ^ words[at + word]) * STEP;
            hash ^= hash >>> 29;
        }
        return hash * SPREAD;
    }

    /** Whether {@code width} words are the same. */
    public static boolean isSame(long[] words, int at, long[] others, int otherAt, int width) {
        for (int word = 0; word < width; word++) {
            if (words[at + word] != others[otherAt + word]) {
                return false;
            }
        }
        return true;
    }
}
