package io.weir.format.codec;

import java.util.Locale;

/**
 * DELTA_BINARY_PACKED (Parquet format, "Encodings", 5):
 *
 * <pre>
 *   header := varint blockSize, varint miniBlocks, varint count, zigzag firstValue
 *   block  := zigzag minDelta, miniBlocks bytes of bit widths, miniBlocks times packed deltas
 * </pre>
 *
 * A delta is the packed number plus minDelta; a value is the one before plus its delta, modulo
 * 2^64. For a 32-bit column the caller keeps the lower 32 bits.
 */
public final class DeltaDecoder {
    private static final int MAX_BLOCK = 1 << 20;

    private final ByteInput in;
    private final int miniBlocks;
    private final int valuesPerMiniBlock;
    private final int[] widths;
    private long value;

    private DeltaDecoder(ByteInput in, int count) throws DamagedDataException {
        this.in = in;
        int blockSize = in.readVarInt();
        miniBlocks = in.readVarInt();
        int announced = in.readVarInt();
        value = in.readZigZag();
        if (!isBlockShape(blockSize, miniBlocks)) {
            throw new DamagedDataException(
                    String.format(
                            Locale.ROOT,
                            "expected blocks of a multiple of 128 values in mini-blocks of a"
                                    + " multiple of 32, got %d values in %d mini-blocks",
                            blockSize,
                            miniBlocks));
        }
        if (announced != count) {
            throw new DamagedDataException(
                    "expected " + count + " delta-coded values, got " + announced);
        }
        valuesPerMiniBlock = blockSize / miniBlocks;
        widths = new int[miniBlocks];
    }

    /**
     * Decodes {@code count} values, which must be all there are.
     *
     * @param in begins at the header; left behind the last block
     * @param out receives the values from index 0; at least {@code count} long
     */
    public static void decode(ByteInput in, long[] out, int count) throws DamagedDataException {
        DeltaDecoder decoder = new DeltaDecoder(in, count);
        if (count > 0) {
            decoder.readValues(out, count);
        }
    }

    private static boolean isBlockShape(int blockSize, int miniBlocks) {
        return blockSize > 0
                && blockSize <= MAX_BLOCK
                && blockSize % 128 == 0
                && miniBlocks > 0
                && blockSize % miniBlocks == 0
                && blockSize / miniBlocks % 32 == 0;
    }

    private void readValues(long[] out, int count) throws DamagedDataException {
        out[0] = value;
        int done = 1;
        while (done < count) {
            long minDelta = in.readZigZag();
            for (int i = 0; i < miniBlocks; i++) {
                widths[i] = in.readByte();
            }
            for (int i = 0; i < miniBlocks && done < count; i++) {
                int wanted = Math.min(valuesPerMiniBlock, count - done);
                readMiniBlock(widths[i], minDelta, out, done, wanted);
                done += wanted;
            }
        }
    }

    private void readMiniBlock(int width, long minDelta, long[] out, int from, int wanted)
            throws DamagedDataException {
        if (width > Long.SIZE) {
            throw new DamagedDataException("expected a bit width from 0 to 64, got " + width);
        }
        int start = in.skip(((long) valuesPerMiniBlock * width) >>> 3);
        long last = start + (((long) wanted * width) >>> 3) + Long.BYTES;
        if (width <= Long.SIZE - Byte.SIZE && last <= in.bytes().length) {
            readNarrow(start, width, minDelta, out, from, wanted);
        } else {
            readWide(start, width, minDelta, out, from, wanted);
        }
    }

    /** Deltas of up to 56 bits, of which each lies in the eight bytes from its first on. */
    private void readNarrow(int start, int width, long minDelta, long[] out, int from, int wanted) {
        byte[] bytes = in.bytes();
        long mask = (1L << width) - 1;
        int bit = 0;
        long last = value;
        for (int i = from; i < from + wanted; i++) {
            long packed = LittleEndian.getLong(bytes, start + (bit >>> 3)) >>> (bit & 7);
            last += minDelta + (packed & mask);
            out[i] = last;
            bit += width;
        }
        value = last;
    }

    private void readWide(int start, int width, long minDelta, long[] out, int from, int wanted) {
        byte[] bytes = in.bytes();
        long mask = width == Long.SIZE ? -1 : (1L << width) - 1;
        long bit = (long) start << 3;
        long last = value;
        for (int i = from; i < from + wanted; i++) {
            int at = (int) (bit >>> 3);
            int shift = (int) (bit & 7);
            long packed = LittleEndian.getLongPadded(bytes, at) >>> shift;
            if (shift + width > Long.SIZE) {
                packed |= LittleEndian.getLongPadded(bytes, at + 8) << (Long.SIZE - shift);
            }
            last += minDelta + (packed & mask);
            out[i] = last;
            bit += width;
        }
        value = last;
    }
}
