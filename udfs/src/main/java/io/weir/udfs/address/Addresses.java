package io.weir.udfs.address;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Addresses between their forms: text, 16 bytes, two longs (network order, compared unsigned). IPv4
 * a.b.c.d is {@code ::ffff:a.b.c.d} in the latter two.
 */
public final class Addresses {
    /** High bits of the low long of an IPv4 address; its high long is 0 (RFC 4291, 2.5.5.2). */
    public static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int LONGEST_TEXT = 39;

    private Addresses() {}

    /**
     * The 16 bytes of the address that {@code text} writes: dotted decimal without leading zeros,
     * or a form of RFC 4291, 2.2. {@code ::ffff:1.2.3.4} is the IPv4 address 1.2.3.4.
     *
     * @throws AddressFormatException with the offset of the first wrong character
     */
    public static byte[] parse(String text) {
        AddressParser parser = new AddressParser(text);
        if (!parser.parse()) {
            throw parser.failure();
        }
        return toBytes(parser.high(), parser.low());
    }

    /** As {@link #parse}, but null for a text that is no address. */
    public static byte @Nullable [] parseOrNull(String text) {
        AddressParser parser = new AddressParser(text);
        return parser.parse() ? toBytes(parser.high(), parser.low()) : null;
    }

    /** The first 64 of the 128 bits. */
    public static long high(byte[] address) {
        return (long) LONGS.get(requireSixteen(address), 0);
    }

    /** The last 64 of the 128 bits. */
    public static long low(byte[] address) {
        return (long) LONGS.get(requireSixteen(address), 8);
    }

    /** The 16 bytes of these 128 bits. */
    public static byte[] toBytes(long high, long low) {
        byte[] bytes = new byte[16];
        LONGS.set(bytes, 0, high);
        LONGS.set(bytes, 8, low);
        return bytes;
    }

    /** The 16 bytes of the IPv4 address with these 32 bits. */
    public static byte[] ofIpv4(int bits) {
        return toBytes(0, lowOfIpv4(bits));
    }

    /** The low long of the IPv4 address with these 32 bits; the high long is 0. */
    public static long lowOfIpv4(int bits) {
        return IPV4_MAPPED | Integer.toUnsignedLong(bits);
    }

    /** Whether these bits are an IPv4 address. */
    public static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** Negative, zero or positive as the first address is below, at or above the second. */
    public static int compare(long high1, long low1, long high2, long low2) {
        int byHigh = Long.compareUnsigned(high1, high2);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low1, low2);
    }

    /**
     * The canonical text: IPv4 dotted; IPv6 by RFC 5952 (lower case, no leading zeros, {@code ::}
     * for the longest run of at least two zero groups, the first of equals).
     */
    public static String format(byte[] address) {
        return format(high(address), low(address));
    }

    /** As {@link #format(byte[])}. */
    public static String format(long high, long low) {
        StringBuilder out = new StringBuilder(LONGEST_TEXT);
        if (isIpv4(high, low)) {
            appendIpv4(out, (int) low);
        } else {
            appendIpv6(out, high, low);
        }
        return out.toString();
    }

    private static void appendIpv4(StringBuilder out, int bits) {
        out.append(bits >>> 24)
                .append('.')
                .append(bits >>> 16 & 0xff)
                .append('.')
                .append(bits >>> 8 & 0xff)
                .append('.')
                .append(bits & 0xff);
    }

    private static void appendIpv6(StringBuilder out, long high, long low) {
        int run = longestZeroRun(high, low);
        int runStart = run >>> 4;
        int runEnd = runStart + (run & 0xf);
        for (int i = 0; i < 8; i++) {
            if (i == runStart && runEnd > runStart) {
                out.append("::");
                i = runEnd - 1;
                continue;
            }
            if (i > 0 && i != runEnd) {
                out.append(':');
            }
            appendGroup(out, group(high, low, i));
        }
    }

    /** Start x 16 + length of the first longest run of two or more zero groups; 0 if none. */
    private static int longestZeroRun(long high, long low) {
        int best = 0;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            length = group(high, low, i) == 0 ? length + 1 : 0;
            if (length > 1 && length > (best & 0xf)) {
                best = (i - length + 1) << 4 | length;
            }
        }
        return best;
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
    }

    private static void appendGroup(StringBuilder out, int group) {
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = group >>> shift & 0xf;
            started |= digit != 0 || shift == 0;
            if (started) {
                out.append(HEX[digit]);
            }
        }
    }

    private static byte[] requireSixteen(byte[] address) {
        if (address.length != 16) {
            throw new IllegalArgumentException(
                    "address of "
                            + address.length
                            + " bytes; expected 16 (IPv4 as ::ffff:a.b.c.d, see ofIpv4)");
        }
        return address;
    }
}
