package io.weir.collector.capture;

/** Finds the IP header in a frame, by the link type of the capture. */
final class LinkLayer {
    /** The frame carries something else. */
    static final int NOT_IP = -1;

    /** The frame ends before the IP header. */
    static final int TOO_SHORT = -2;

    /** No link type that is understood here. */
    static final int UNKNOWN = -3;

    /** What {@link #ipOffset} understands, for messages. */
    static final String UNDERSTOOD =
            "Ethernet (1), raw IP (12, 14, 101, 228, 229), BSD loopback (0, 108), PPP (9, 50, 51),"
                    + " Cisco HDLC (104), Linux cooked (113, 276)";

    private static final int VLAN_TAGS = 8;
    private static final int LARGEST_FAMILY = 0xffff;

    private LinkLayer() {}

    /**
     * Offset of the IP header in {@code frame[0, length)}, or one of the negative constants.
     *
     * @param linkType LINKTYPE number (tcpdump.org/linktypes.html)
     */
    static int ipOffset(int linkType, byte[] frame, int length) {
        return switch (linkType) {
            case 1 -> afterEtherType(frame, length, 12);
            case 12, 14, 101, 228, 229 -> 0;
            case 0, 108 -> afterFamily(frame, length);
            case 9, 50 -> afterPpp(frame, length, 0);
            case 51 -> afterPpp(frame, length, 6);
            case 104 -> afterEtherType(frame, length, 2);
            case 113 -> afterCooked(frame, length);
            case 276 -> afterEtherType(frame, length, 0, 20);
            default -> UNKNOWN;
        };
    }

    private static int afterEtherType(byte[] frame, int length, int at) {
        return afterEtherType(frame, length, at, at + 2);
    }

    /** {@code at}: the type's place; {@code next}: where what it names begins. */
    private static int afterEtherType(byte[] frame, int length, int at, int next) {
        int type = at;
        int after = next;
        for (int tags = 0; tags <= VLAN_TAGS; tags++) {
            if (type + 2 > length) {
                return TOO_SHORT;
            }
            switch (u16(frame, type)) {
                case 0x0800, 0x86dd -> {
                    return after;
                }
                case 0x8100, 0x88a8, 0x9100, 0x9200 -> {
                    type = after + 2;
                    after = after + 4;
                }
                case 0x8864 -> {
                    return afterPpp(frame, length, after + 6);
                }
                default -> {
                    return NOT_IP;
                }
            }
        }
        return NOT_IP;
    }

    /** Linux cooked v1 (LINKTYPE 113): type, address and protocol in 16 bytes. */
    private static int afterCooked(byte[] frame, int length) {
        return afterEtherType(frame, length, 14);
    }

    /** RFC 1662: address and control may be left out, the protocol's first byte too if it is 0. */
    private static int afterPpp(byte[] frame, int length, int start) {
        int at = start;
        if (at + 2 <= length && u16(frame, at) == 0xff03) {
            at += 2;
        }
        if (at + 2 > length) {
            return TOO_SHORT;
        }
        boolean compressed = (frame[at] & 1) != 0;
        int protocol = compressed ? frame[at] : u16(frame, at);
        boolean ip = protocol == 0x21 || protocol == 0x57;
        return ip ? at + (compressed ? 1 : 2) : NOT_IP;
    }

    /** Address family in 4 bytes, in the byte order of the machine that captured. */
    private static int afterFamily(byte[] frame, int length) {
        if (length < 4) {
            return TOO_SHORT;
        }
        int family = u16(frame, 0) << 16 | u16(frame, 2);
        if (Integer.compareUnsigned(family, LARGEST_FAMILY) > 0) {
            family = Integer.reverseBytes(family);
        }
        return switch (family) {
            case 2, 10, 24, 28, 30 -> 4;
            default -> NOT_IP;
        };
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    static long u32(byte[] bytes, int at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    static long u64(byte[] bytes, int at) {
        return u32(bytes, at) << 32 | u32(bytes, at + 4);
    }
}
