package io.weir.format.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in a byte array, at any offset. */
public final class LittleEndian {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    /** The 4 bytes at {@code at}, which are inside the array. */
    public static int getInt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /** The 8 bytes at {@code at}, which are inside the array. */
    public static long getLong(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Sets the 8 bytes at {@code at}, which are inside the array. */
    public static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /** The 8 bytes at {@code at}; bytes past the end of the array read as zero. */
    static long getLongPadded(byte[] bytes, int at) {
        if (at <= bytes.length - Long.BYTES) {
            return (long) LONGS.get(bytes, at);
        }
        long value = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            value = value << 8 | (bytes[i] & 0xff);
        }
        return value;
    }
}
