package io.weir.format.encode;

/**
 * RLE, the hybrid of runs and packed bits for dictionary ids and levels (Parquet format,
 * "Encodings", 3):
 *
 * <pre>
 *   run    := varint(count &lt;&lt; 1)        the value in as few bytes as its width needs
 *   packed := varint(groups &lt;&lt; 1 | 1)  groups times 8 values of {@code width} bits
 * </pre>
 *
 * <p>Eight or more equal values where a group would begin make a run. The last group may have fewer
 * than eight values; zeros fill it.
 */
public final class RunLengths {
    private static final int GROUP = 8;

    private RunLengths() {}

    /** Bits that every number from 0 to {@code max} fits into. */
    public static int width(int max) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(max);
    }

    /** Appends the values {@code from} (inclusive) to {@code to}. */
    public static void encode(int[] values, int from, int to, int width, ByteSink out) {
        int packedFrom = from;
        int at = from;
        while (at < to) {
            int end = endOfRun(values, at, to);
            if (end - at >= GROUP) {
                putPacked(values, packedFrom, at, width, out);
                putRun(values[at], end - at, width, out);
                at = end;
                packedFrom = end;
            } else {
                at = Math.min(to, at + GROUP);
            }
        }
        putPacked(values, packedFrom, to, width, out);
    }

    /** Appends one value {@code count} times. */
    public static void putRun(int value, int count, int width, ByteSink out) {
        out.putVarint((long) count << 1);
        for (int bits = 0; bits < width; bits += Byte.SIZE) {
            out.putByte(value >>> bits);
        }
    }

    private static int endOfRun(int[] values, int from, int to) {
        int value = values[from];
        int end = from + 1;
        while (end < to && values[end] == value) {
            end++;
        }
        return end;
    }

    private static void putPacked(int[] values, int from, int to, int width, ByteSink out) {
        int groups = (to - from + GROUP - 1) / GROUP;
        if (groups == 0) {
            return;
        }
        out.putVarint(((long) groups << 1) | 1);
        int end = out.size() + groups * width;
        out.putPacked(values, from, to, width);
        while (out.size() < end) {
            out.putByte(0);
        }
    }
}
