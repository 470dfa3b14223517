package io.weir.collector.wire.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects numbers and texts as bytes; the opposite of {@link StateReader}. Not thread-safe. */
public final class StateWriter {
    private byte[] bytes = new byte[256];
    private int size;

    /** Bytes so far. */
    public int size() {
        return size;
    }

    /** One byte. */
    public void writeByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** True or false, in one byte. */
    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** Four bytes, big-endian. */
    public void writeInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            writeByte(value >>> shift);
        }
    }

    /** Eight bytes, big-endian. */
    public void writeLong(long value) {
        writeInt((int) (value >>> 32));
        writeInt((int) value);
    }

    /** A number whose 64 bits are read as unsigned; small ones are short (LEB128). */
    public void writeVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            writeByte((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** A number near zero, of either sign. */
    public void writeZigzag(long value) {
        writeVarint((value << 1) ^ (value >> 63));
    }

    /** A length, then UTF-8. */
    public void writeText(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A length, then the bytes. */
    public void writeBytes(byte[] value) {
        writeVarint(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** All bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int length) {
        if (bytes.length - size < length) {
            int wanted = Math.addExact(size, length);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(1L << 30, size * 2L)));
        }
    }
}
