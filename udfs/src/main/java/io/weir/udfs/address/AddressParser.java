package io.weir.udfs.address;

/**
 * Reads one address. IPv4: four decimal octets without leading zeros (RFC 6943, 3.1.1: with them it
 * is ambiguous). IPv6: the three forms of RFC 4291, 2.2; no zone, no brackets.
 */
final class AddressParser {
    private static final int GROUPS = 8;

    private final String text;
    private int at;
    private long high;
    private long low;
    private String problem = "";
    private int problemOffset;

    AddressParser(String text) {
        this.text = text;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** Whether the whole text is an address; then {@link #high()} and {@link #low()} hold it. */
    boolean parse() {
        if (text.indexOf(':') >= 0) {
            return parseIpv6();
        }
        long bits = readDottedQuad();
        if (bits < 0) {
            return false;
        }
        high = 0;
        low = Addresses.IPV4_MAPPED | bits;
        return true;
    }

    AddressFormatException failure() {
        return new AddressFormatException(
                AddressFormatException.quote(text)
                        + " is not an IP address: "
                        + problem
                        + " at offset "
                        + problemOffset
                        + "; expected one such as '192.0.2.1' or '2001:db8::1'",
                problemOffset);
    }

    private boolean fail(String what, int offset) {
        problem = what;
        problemOffset = offset;
        return false;
    }

    /** The 32 bits of a dotted quad that runs from here to the end of the text, or -1. */
    private long readDottedQuad() {
        long bits = 0;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && !skip('.')) {
                fail("expected '.' and a further octet", at);
                return -1;
            }
            int value = readOctet();
            if (value < 0) {
                return -1;
            }
            bits = bits << 8 | value;
        }
        if (at < text.length()) {
            fail("unexpected '" + text.charAt(at) + "' after the fourth octet", at);
            return -1;
        }
        return bits;
    }

    private int readOctet() {
        int start = at;
        int value = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < 4) {
            value = value * 10 + (text.charAt(at) - '0');
            at++;
        }
        if (at == start) {
            fail("expected a decimal octet", start);
            return -1;
        }
        if (at - start > 1 && text.charAt(start) == '0') {
            fail("octet with a leading zero (octal or decimal?)", start);
            return -1;
        }
        if (value > 255) {
            fail("octet above 255", start);
            return -1;
        }
        return value;
    }

    private boolean parseIpv6() {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            if (quadFollows()) {
                return readTrailingQuad(groups, count, gap);
            }
            if (count == GROUPS) {
                return fail("more than eight groups", at);
            }
            int group = readGroup();
            if (group < 0) {
                return false;
            }
            groups[count++] = group;
            if (at == text.length()) {
                break;
            }
            if (!skip(':')) {
                return fail("expected ':' but found '" + text.charAt(at) + "'", at);
            }
            if (at < text.length() && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return fail("second '::'", at - 1);
                }
                gap = count;
                at++;
            } else if (at == text.length()) {
                return fail("nothing after the last ':'", at);
            }
        }
        return finish(groups, count, gap);
    }

    private boolean quadFollows() {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end > at && end < text.length() && text.charAt(end) == '.';
    }

    private boolean readTrailingQuad(int[] groups, int count, int gap) {
        if (count > GROUPS - 2) {
            return fail("no room for a dotted quad after " + count + " groups", at);
        }
        long bits = readDottedQuad();
        if (bits < 0) {
            return false;
        }
        groups[count] = (int) (bits >>> 16);
        groups[count + 1] = (int) (bits & 0xffff);
        return finish(groups, count + 2, gap);
    }

    private int readGroup() {
        int start = at;
        int value = 0;
        while (at < text.length() && hexValue(text.charAt(at)) >= 0) {
            if (at - start == 4) {
                fail("group of more than four hexadecimal digits", start);
                return -1;
            }
            value = value << 4 | hexValue(text.charAt(at));
            at++;
        }
        if (at == start) {
            fail("expected a group of hexadecimal digits", start);
            return -1;
        }
        return value;
    }

    private boolean finish(int[] groups, int count, int gap) {
        if (gap < 0 && count < GROUPS) {
            return fail(count + " groups instead of eight and no '::'", text.length());
        }
        if (gap >= 0 && count == GROUPS) {
            return fail("'::' beside eight groups", text.indexOf("::"));
        }
        int[] whole = new int[GROUPS];
        int before = gap < 0 ? count : gap;
        System.arraycopy(groups, 0, whole, 0, before);
        System.arraycopy(groups, before, whole, GROUPS - (count - before), count - before);
        high = join(whole, 0);
        low = join(whole, 4);
        return true;
    }

    private static long join(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int hexValue(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return c < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
