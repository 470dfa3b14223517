package io.weir.format.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** PLAIN numbers and addresses (Parquet format, "Encodings", 0). */
public final class PlainDecoder {
    /** Bytes of an address. */
    public static final int ADDRESS_BYTES = 16;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private PlainDecoder() {}

    /** Decodes {@code count} INT32 values into {@code out}, sign kept. */
    public static void readInts(ByteInput in, long[] out, int count) throws DamagedDataException {
        int start = in.skip((long) count * Integer.BYTES);
        byte[] bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            out[i] = LittleEndian.getInt(bytes, start + i * Integer.BYTES);
        }
    }

    /** Decodes {@code count} INT64 values into {@code out}. */
    public static void readLongs(ByteInput in, long[] out, int count) throws DamagedDataException {
        int start = in.skip((long) count * Long.BYTES);
        byte[] bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            out[i] = LittleEndian.getLong(bytes, start + i * Long.BYTES);
        }
    }

    /** Decodes {@code count} FIXED_LEN_BYTE_ARRAY(16) values into their upper and lower halves. */
    public static void readAddresses(ByteInput in, long[] highs, long[] lows, int count)
            throws DamagedDataException {
        int start = in.skip((long) count * ADDRESS_BYTES);
        byte[] bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            int at = start + i * ADDRESS_BYTES;
            highs[i] = getBigEndian(bytes, at);
            lows[i] = getBigEndian(bytes, at + Long.BYTES);
        }
    }

    /** The 8 bytes at {@code at} in network order; they are inside the array. */
    static long getBigEndian(byte[] bytes, int at) {
        return (long) BIG_ENDIAN.get(bytes, at);
    }
}
