package io.weir.collector.wire.packet;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes MAC addresses as {@code aa:bb:cc:dd:ee:ff}, and remembers those seen lately. Not
 * thread-safe: one owner.
 */
public final class MacTexts {
    private static final int SLOTS = 1024;
    private static final String DIGITS = "0123456789abcdef";

    private final long[] addresses = new long[SLOTS];
    private final @Nullable String[] texts = new String[SLOTS];

    /** The text of the six octets at {@code at}. */
    public String text(ByteBuffer in, int at) {
        return text(
                ((in.getShort(at) & 0xffffL) << 32) | Integer.toUnsignedLong(in.getInt(at + 2)));
    }

    /** The text of the address in the low 48 bits. */
    public String text(long address) {
        int slot = (int) ((address * 0x9e37_79b9_7f4a_7c15L) >>> 54);
        String known = texts[slot];
        if (known != null && addresses[slot] == address) {
            return known;
        }
        String text = format(address);
        addresses[slot] = address;
        texts[slot] = text;
        return text;
    }

    private static String format(long address) {
        char[] text = new char[17];
        int at = 0;
        for (int shift = 40; shift >= 0; shift -= 8) {
            text[at++] = DIGITS.charAt((int) (address >>> (shift + 4)) & 15);
            text[at++] = DIGITS.charAt((int) (address >>> shift) & 15);
            if (shift > 0) {
                text[at++] = ':';
            }
        }
        return new String(text);
    }
}
