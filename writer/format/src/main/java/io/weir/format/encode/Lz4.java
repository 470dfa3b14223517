package io.weir.format.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes the LZ4 block format (lz4_Block_format.md of the LZ4 project), greedily, with a table of
 * the last place of each hash of four bytes. Where nothing repeats, steps grow. Not thread-safe.
 *
 * <pre>
 *   token: upper 4 bits literal length, lower 4 bits match length - 4; 15 = more length bytes
 *   [length bytes: added up, the last is below 255] literals
 *   offset(2, little-endian, 1 to 65535) [length bytes]
 * </pre>
 *
 * <p>The last sequence is five or more literals, and the last match begins twelve or more bytes
 * before the end.
 */
public final class Lz4 {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MIN_MATCH = 4;
    private static final int LAST_LITERALS = 5;
    private static final int LAST_MATCH_BEFORE_END = 12;
    private static final int MAX_OFFSET = 65_535;
    private static final int MORE = 15;
    private static final int HASH_BITS = 13;
    private static final int STEP_SHIFT = 6;

    private final int[] places = new int[1 << HASH_BITS];

    /** Appends the compressed form of {@code source} from 0 to {@code length}. */
    public void compress(byte[] source, int length, ByteSink out) {
        Arrays.fill(places, -1);
        int anchor = 0;
        int at = 0;
        int searches = 1 << STEP_SHIFT;
        int lastStart = length - LAST_MATCH_BEFORE_END;
        while (at <= lastStart) {
            int four = (int) INTS.get(source, at);
            int hash = (four * 0x9e37_79b1) >>> (Integer.SIZE - HASH_BITS);
            int candidate = places[hash];
            places[hash] = at;
            if (candidate < 0
                    || at - candidate > MAX_OFFSET
                    || (int) INTS.get(source, candidate) != four) {
                at += searches++ >>> STEP_SHIFT;
                continue;
            }
            while (at > anchor && candidate > 0 && source[at - 1] == source[candidate - 1]) {
                at--;
                candidate--;
            }
            int match = matchLength(source, candidate, at, length - LAST_LITERALS);
            putSequence(source, anchor, at - anchor, at - candidate, match, out);
            at += match;
            anchor = at;
            searches = 1 << STEP_SHIFT;
        }
        putLast(source, anchor, length - anchor, out);
    }

    private static int matchLength(byte[] source, int candidate, int at, int end) {
        int length = MIN_MATCH;
        while (at + length + Long.BYTES <= end) {
            long different =
                    (long) LONGS.get(source, candidate + length)
                            ^ (long) LONGS.get(source, at + length);
            if (different != 0) {
                return length + (Long.numberOfTrailingZeros(different) >>> 3);
            }
            length += Long.BYTES;
        }
        while (at + length < end && source[candidate + length] == source[at + length]) {
            length++;
        }
        return length;
    }

    private static void putSequence(
            byte[] source, int literalsFrom, int literals, int offset, int match, ByteSink out) {
        int more = match - MIN_MATCH;
        out.putByte((Math.min(literals, MORE) << 4) | Math.min(more, MORE));
        putMore(literals, out);
        out.put(source, literalsFrom, literals);
        out.putByte(offset);
        out.putByte(offset >>> 8);
        putMore(more, out);
    }

    private static void putLast(byte[] source, int from, int literals, ByteSink out) {
        out.putByte(Math.min(literals, MORE) << 4);
        putMore(literals, out);
        out.put(source, from, literals);
    }

    private static void putMore(int length, ByteSink out) {
        if (length < MORE) {
            return;
        }
        int rest = length - MORE;
        while (rest >= 255) {
            out.putByte(255);
            rest -= 255;
        }
        out.putByte(rest);
    }
}
