package io.weir.collector.capture;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An interface of a pcapng section.
 *
 * @param linkType LINKTYPE number
 * @param snapLength bytes kept of a packet; Integer.MAX_VALUE for all
 * @param binary whether a tick is 2^-exponent seconds, else 10^-exponent
 * @param exponent 0 to 63 if binary, else 0 to 18
 * @param offsetSeconds added to every time
 */
record PcapNgInterface(
        int linkType, long snapLength, boolean binary, int exponent, long offsetSeconds) {
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;
    private static final int MICROSECONDS = 6;

    /** Reads the body of an interface description block; null if it is damaged. */
    static @Nullable PcapNgInterface read(ByteBuffer block) {
        if (block.limit() < 8) {
            return null;
        }
        int linkType = Short.toUnsignedInt(block.getShort(0));
        long snap = Integer.toUnsignedLong(block.getInt(4));
        int resolution = MICROSECONDS;
        long offset = 0;
        int at = 8;
        while (at + 4 <= block.limit()) {
            int code = Short.toUnsignedInt(block.getShort(at));
            int length = Short.toUnsignedInt(block.getShort(at + 2));
            if (code == 0) {
                break;
            }
            if (at + 4 + length > block.limit()) {
                return null;
            }
            if (code == OPTION_TIME_RESOLUTION && length == 1) {
                resolution = Byte.toUnsignedInt(block.get(at + 4));
            } else if (code == OPTION_TIME_OFFSET && length == 8) {
                offset = block.getLong(at + 4);
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        boolean binary = resolution >= 128;
        int exponent = resolution & 127;
        if (exponent > (binary ? 63 : 18)) {
            return null;
        }
        return new PcapNgInterface(
                linkType, snap == 0 ? Integer.MAX_VALUE : snap, binary, exponent, offset);
    }

    /** Milliseconds since 1970 of an unsigned number of ticks. */
    long millis(long ticks) {
        return (binary ? binaryMillis(ticks) : decimalMillis(ticks)) + offsetSeconds * 1000;
    }

    private long binaryMillis(long ticks) {
        long seconds = exponent == 0 ? ticks : ticks >>> exponent;
        long fraction = ticks & ((1L << exponent) - 1);
        int drop = Math.max(0, exponent - 50);
        return seconds * 1000 + (((fraction >>> drop) * 1000) >>> (exponent - drop));
    }

    private long decimalMillis(long ticks) {
        return exponent <= 3
                ? ticks * power(3 - exponent)
                : Long.divideUnsigned(ticks, power(exponent - 3));
    }

    private static long power(int exponent) {
        long value = 1;
        for (int i = 0; i < exponent; i++) {
            value *= 10;
        }
        return value;
    }
}
