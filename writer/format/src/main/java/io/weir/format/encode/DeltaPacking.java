package io.weir.format.encode;

/**
 * DELTA_BINARY_PACKED (Parquet format, "Encodings", 5), in blocks of 128 values and mini-blocks of
 * 32. Not thread-safe.
 *
 * <pre>
 *   header := varint 128, varint 4, varint count, zigzag firstValue
 *   block  := zigzag minDelta, 4 bytes of bit widths, 4 times packed deltas
 * </pre>
 *
 * <p>A mini-block without values has no bytes; one with fewer than 32 is filled with zeros.
 */
public final class DeltaPacking {
    private static final int BLOCK = 128;
    private static final int MINI_BLOCKS = 4;
    private static final int MINI_BLOCK = BLOCK / MINI_BLOCKS;

    private final long[] deltas = new long[BLOCK];
    private final int[] widths = new int[MINI_BLOCKS];

    /** Appends 64-bit values {@code from} (inclusive) to {@code to}. */
    public void encodeLongs(long[] values, int from, int to, ByteSink out) {
        encode(values, from, to, out, false);
    }

    /** Appends values of 32 bits, whose differences are those of 32-bit arithmetic. */
    public void encodeInts(long[] values, int from, int to, ByteSink out) {
        encode(values, from, to, out, true);
    }

    private void encode(long[] values, int from, int to, ByteSink out, boolean ints) {
        out.putVarint(BLOCK);
        out.putVarint(MINI_BLOCKS);
        out.putVarint(to - from);
        out.putZigzag(from < to ? values[from] : 0);
        for (int at = from + 1; at < to; at += BLOCK) {
            int count = Math.min(BLOCK, to - at);
            for (int i = 0; i < count; i++) {
                long delta = values[at + i] - values[at + i - 1];
                deltas[i] = ints ? (int) delta : delta;
            }
            putBlock(count, out, ints);
        }
    }

    private void putBlock(int count, ByteSink out, boolean ints) {
        long min = deltas[0];
        for (int i = 1; i < count; i++) {
            min = Math.min(min, deltas[i]);
        }
        for (int mini = 0; mini < MINI_BLOCKS; mini++) {
            long all = 0;
            for (int i = mini * MINI_BLOCK; i < Math.min(count, (mini + 1) * MINI_BLOCK); i++) {
                long above = deltas[i] - min;
                deltas[i] = ints ? above & 0xffff_ffffL : above;
                all |= deltas[i];
            }
            widths[mini] = Long.SIZE - Long.numberOfLeadingZeros(all);
        }
        for (int i = count; i < BLOCK; i++) {
            deltas[i] = 0;
        }
        out.putZigzag(min);
        for (int width : widths) {
            out.putByte(width);
        }
        for (int mini = 0; mini * MINI_BLOCK < count; mini++) {
            out.putPacked(deltas, mini * MINI_BLOCK, (mini + 1) * MINI_BLOCK, widths[mini]);
        }
    }
}
