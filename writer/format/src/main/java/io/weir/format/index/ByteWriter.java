package io.weir.format.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects numbers and texts as bytes; the opposite of {@link ByteReader}. Not thread-safe. */
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void writeByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void writeInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            writeByte(value >>> shift);
        }
    }

    void writeLong(long value) {
        writeInt((int) (value >>> 32));
        writeInt((int) value);
    }

    void writeVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            writeByte((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    void writeZigzag(long value) {
        writeVarint((value << 1) ^ (value >> 63));
    }

    void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeVarint(utf8.length);
        write(utf8, 0, utf8.length);
    }

    void write(byte[] source, int offset, int length) {
        room(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int length) {
        if (bytes.length - size < length) {
            int wanted = Math.addExact(size, length);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(1L << 30, size * 2L)));
        }
    }
}
