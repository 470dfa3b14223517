package io.weir.collector.wire.octets;

import java.nio.ByteBuffer;

/** Numbers in network order. */
public final class Octets {
    private Octets() {}

    /** An unsigned number of 1 to 8 octets; above 2^63 - 1 it is that. */
    public static long unsigned(ByteBuffer in, int at, int length) {
        return switch (length) {
            case 1 -> in.get(at) & 0xff;
            case 2 -> in.getShort(at) & 0xffff;
            case 4 -> in.getInt(at) & 0xffff_ffffL;
            case 8 -> saturated(in.getLong(at));
            default -> shortened(in, at, length);
        };
    }

    /** The 64 bits of an unsigned number, at most 2^63 - 1. */
    public static long saturated(long bits) {
        return bits < 0 ? Long.MAX_VALUE : bits;
    }

    /** The product of two numbers from 0 on, at most 2^63 - 1. */
    public static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }

    private static long shortened(ByteBuffer in, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (in.get(at + i) & 0xff);
        }
        return value;
    }
}
