package io.weir.format.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects bytes, little-endian; it grows, and it can be emptied and filled again. One owner. */
public final class ByteSink {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** Number of bytes. */
    public int size() {
        return size;
    }

    /** What was collected, from index 0 to {@link #size()}; valid until the next change. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was collected. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets everything. */
    public void clear() {
        size = 0;
    }

    /** Appends one byte. */
    public void putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Appends four bytes. */
    public void putInt(int value) {
        room(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Appends eight bytes. */
    public void putLong(long value) {
        room(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Appends a number in as many groups of seven bits as it needs, lowest first. */
    public void putVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            putByte(((int) rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    /** Appends a signed number so that one near zero is short. */
    public void putZigzag(long value) {
        putVarint((value << 1) ^ (value >> 63));
    }

    /** Appends bytes. */
    public void put(byte[] source, int offset, int length) {
        room(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /**
     * Appends the lower {@code width} bits of each number, lowest bit first, and zeros up to a
     * whole byte.
     */
    void putPacked(long[] values, int from, int to, int width) {
        room((int) (((long) (to - from) * width + 7) >>> 3) + Long.BYTES);
        long pending = 0;
        int bits = 0;
        int at = size;
        for (int i = from; i < to; i++) {
            long value = values[i];
            pending |= value << bits;
            bits += width;
            if (bits >= Long.SIZE) {
                LONGS.set(bytes, at, pending);
                at += Long.BYTES;
                bits -= Long.SIZE;
                pending = bits == 0 ? 0 : value >>> (width - bits);
            }
        }
        LONGS.set(bytes, at, pending);
        size = at + ((bits + 7) >>> 3);
    }

    /** As for {@code long}; {@code width} is at most 32. */
    void putPacked(int[] values, int from, int to, int width) {
        room((int) (((long) (to - from) * width + 7) >>> 3) + Long.BYTES);
        long pending = 0;
        int bits = 0;
        int at = size;
        for (int i = from; i < to; i++) {
            pending |= (values[i] & 0xffff_ffffL) << bits;
            bits += width;
            if (bits >= Integer.SIZE) {
                INTS.set(bytes, at, (int) pending);
                at += Integer.BYTES;
                bits -= Integer.SIZE;
                pending >>>= Integer.SIZE;
            }
        }
        LONGS.set(bytes, at, pending);
        size = at + ((bits + 7) >>> 3);
    }

    private void room(int length) {
        if (bytes.length - size < length) {
            int wanted = Math.addExact(size, length);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(1L << 30, size * 2L)));
        }
    }
}
