package io.weir.format.codec;

import java.util.Arrays;

/**
 * The RLE / bit-packing hybrid of definition levels and dictionary ids (Parquet format,
 * "Encodings", RLE = 3):
 *
 * <pre>
 *   run      := varint header, payload
 *   header even: header / 2 times the same value, which takes ceil(bitWidth / 8) bytes
 *   header odd : header / 2 groups of 8 values, bitWidth bits each, lowest bit first
 * </pre>
 */
public final class RleDecoder {
    private RleDecoder() {}

    /**
     * Decodes {@code count} values.
     *
     * @param in begins at the first run; left behind the last run that was needed
     * @param bitWidth bits of a value, 0 to 32
     * @param out receives the values from index 0; at least {@code count} long
     */
    public static void decode(ByteInput in, int bitWidth, int[] out, int count)
            throws DamagedDataException {
        if (bitWidth < 0 || bitWidth > Integer.SIZE) {
            throw new DamagedDataException("expected a bit width from 0 to 32, got " + bitWidth);
        }
        int done = 0;
        while (done < count) {
            int header = in.readVarInt();
            int length = header >>> 1;
            if (length == 0) {
                throw new DamagedDataException("expected a run of at least 1 value, got 0");
            }
            if ((header & 1) == 0) {
                int run = Math.min(length, count - done);
                Arrays.fill(out, done, done + run, readRepeated(in, bitWidth));
                done += run;
            } else {
                done += readPacked(in, bitWidth, length * 8L, out, done, count - done);
            }
        }
    }

    /**
     * Whether the first run of values of one bit, a byte long, is at least {@code count} times this
     * value.
     *
     * @param in begins at the run; not moved
     */
    public static boolean isRun(ByteInput in, int value, int count) throws DamagedDataException {
        ByteInput ahead = new ByteInput(in.bytes(), in.position(), in.position() + in.remaining());
        int header = count == 0 ? 1 : ahead.readVarInt();
        return (header & 1) == 0 && header >>> 1 >= count && ahead.readByte() == value;
    }

    private static int readRepeated(ByteInput in, int bitWidth) throws DamagedDataException {
        long value = 0;
        for (int shift = 0; shift < bitWidth; shift += Byte.SIZE) {
            value |= (long) in.readByte() << shift;
        }
        if (value >>> bitWidth != 0) {
            throw new DamagedDataException(
                    "expected a value of " + bitWidth + " bits, got " + value);
        }
        return (int) value;
    }

    /** Returns how many of the run's values were wanted. The last group may be cut short. */
    private static int readPacked(
            ByteInput in, int bitWidth, long runLength, int[] out, int from, int wanted)
            throws DamagedDataException {
        int run = (int) Math.min(runLength, wanted);
        long needed = ((long) run * bitWidth + 7) >>> 3;
        long whole = (runLength * bitWidth) >>> 3;
        long available = Math.max(needed, Math.min(whole, in.remaining()));
        int start = in.skip(available);
        unpack(in.bytes(), start, bitWidth, out, from, run);
        return run;
    }

    private static void unpack(
            byte[] bytes, int start, int bitWidth, int[] out, int from, int count) {
        long mask = (1L << bitWidth) - 1;
        long bit = (long) start << 3;
        int end = from + count;
        int i = from;
        if (bitWidth > 0) {
            long inside = ((((long) bytes.length - Long.BYTES) << 3) - bit) / bitWidth;
            int fast = (int) Math.max(from, Math.min(end, from + inside));
            for (; i < fast; i++) {
                long word = LittleEndian.getLong(bytes, (int) (bit >>> 3));
                out[i] = (int) (word >>> (bit & 7) & mask);
                bit += bitWidth;
            }
        }
        for (; i < end; i++) {
            long word = LittleEndian.getLongPadded(bytes, (int) (bit >>> 3));
            out[i] = (int) (word >>> (bit & 7) & mask);
            bit += bitWidth;
        }
    }
}
