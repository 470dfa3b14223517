package io.weir.format.codec;

import java.util.Locale;

/**
 * A stretch of a byte array that is read from front to back, never past its end. Not thread-safe.
 */
public final class ByteInput {
    private final byte[] bytes;
    private final int end;
    private int position;

    /**
     * @param bytes the array
     * @param position first byte of the stretch
     * @param end first byte after it
     */
    public ByteInput(byte[] bytes, int position, int end) {
        if (position < 0 || position > end || end > bytes.length) {
            throw new IndexOutOfBoundsException(
                    String.format(
                            Locale.ROOT,
                            "Bytes %d to %d of an array of %d",
                            position,
                            end,
                            bytes.length));
        }
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** The array that the stretch lies in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in the array of the next byte. */
    public int position() {
        return position;
    }

    /** Bytes that are left. */
    public int remaining() {
        return end - position;
    }

    /** The next byte, 0 to 255. */
    public int readByte() throws DamagedDataException {
        if (position == end) {
            throw new DamagedDataException("the data end in the middle of a value");
        }
        return bytes[position++] & 0xff;
    }

    /** Steps over {@code count} bytes and returns the index of the first. */
    public int skip(long count) throws DamagedDataException {
        if (count < 0 || count > remaining()) {
            throw new DamagedDataException("expected " + count + " more bytes, got " + remaining());
        }
        int start = position;
        position += (int) count;
        return start;
    }

    /** An unsigned variable-length number of up to 64 bits (LEB128). */
    public long readVarLong() throws DamagedDataException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedDataException(
                "expected a variable-length number of at most 10 bytes, got a longer one");
    }

    /** An unsigned variable-length number that must fit into a non-negative {@code int}. */
    public int readVarInt() throws DamagedDataException {
        long value = readVarLong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new DamagedDataException(
                    "expected a number up to 2147483647, got " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    /** A signed variable-length number in zigzag form. */
    public long readZigZag() throws DamagedDataException {
        long value = readVarLong();
        return value >>> 1 ^ -(value & 1);
    }

    /** Four bytes, little-endian. */
    public int readIntLittleEndian() throws DamagedDataException {
        return LittleEndian.getInt(bytes, skip(Integer.BYTES));
    }
}
