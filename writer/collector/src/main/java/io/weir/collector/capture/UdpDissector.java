package io.weir.collector.capture;

import static io.weir.collector.capture.LinkLayer.u16;
import static io.weir.collector.capture.LinkLayer.u32;
import static io.weir.collector.capture.LinkLayer.u64;

import org.jspecify.annotations.Nullable;

/**
 * From a frame to the UDP datagram in it. Fragments are put together. Checksums are not looked at:
 * network cards compute them after the capture saw the packet. Not thread-safe; the fields hold
 * what the last call found.
 */
final class UdpDissector {
    /** What a frame was. */
    enum Outcome {
        /** The fields describe a whole datagram. */
        DATAGRAM,
        /** A part of a datagram that is kept until the rest comes. */
        FRAGMENT,
        /** Whole, but not UDP over IP. */
        OTHER,
        /** The capture kept too little of it. */
        CUT,
        /** Its lengths contradict each other. */
        MALFORMED,
        /** Of a link type that is not understood. */
        UNKNOWN_LINK
    }

    private static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT_HEADER = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int MAX_HEADERS = 16;

    private final Fragments fragments;

    long sourceHigh;
    long sourceLow;
    int sourcePort;
    int destinationPort;
    byte[] data = new byte[0];
    int payloadStart;
    int payloadLength;

    private long destinationHigh;
    private long destinationLow;

    UdpDissector(Fragments fragments) {
        this.fragments = fragments;
    }

    Outcome dissect(Packet packet) {
        int at = LinkLayer.ipOffset(packet.linkType, packet.data, packet.length);
        return switch (at) {
            case LinkLayer.NOT_IP -> Outcome.OTHER;
            case LinkLayer.TOO_SHORT -> tooShort(packet);
            case LinkLayer.UNKNOWN -> Outcome.UNKNOWN_LINK;
            default -> ip(packet, at);
        };
    }

    private Outcome ip(Packet packet, int at) {
        if (at >= packet.length) {
            return tooShort(packet);
        }
        return switch ((packet.data[at] & 0xf0) >> 4) {
            case 4 -> ipv4(packet, at);
            case 6 -> ipv6(packet, at);
            default -> Outcome.OTHER;
        };
    }

    /** RFC 791, 3.1. A total length of 0 is what segmentation offload leaves. */
    private Outcome ipv4(Packet packet, int at) {
        byte[] bytes = packet.data;
        int header = (bytes[at] & 0x0f) * 4;
        if (header < 20) {
            return Outcome.MALFORMED;
        }
        if (at + header > packet.length) {
            return tooShort(packet);
        }
        if ((bytes[at + 9] & 0xff) != UDP) {
            return Outcome.OTHER;
        }
        int total = u16(bytes, at + 2);
        if (total != 0 && total < header) {
            return Outcome.MALFORMED;
        }
        sourceHigh = 0;
        sourceLow = IPV4_MAPPED | u32(bytes, at + 12);
        destinationHigh = 0;
        destinationLow = IPV4_MAPPED | u32(bytes, at + 16);
        int end = total == 0 ? packet.length : at + total;
        int fragment = u16(bytes, at + 6);
        boolean more = (fragment & 0x2000) != 0;
        int offset = (fragment & 0x1fff) * 8;
        if (more || offset != 0) {
            return fragment(packet, u16(bytes, at + 4), offset, more, at + header, end);
        }
        return udp(packet, at + header, end);
    }

    /** RFC 8200, 3 and 4. */
    private Outcome ipv6(Packet packet, int at) {
        byte[] bytes = packet.data;
        if (at + 40 > packet.length) {
            return tooShort(packet);
        }
        sourceHigh = u64(bytes, at + 8);
        sourceLow = u64(bytes, at + 16);
        destinationHigh = u64(bytes, at + 24);
        destinationLow = u64(bytes, at + 32);
        int payload = u16(bytes, at + 4);
        int end = payload == 0 ? packet.length : at + 40 + payload;
        int type = bytes[at + 6] & 0xff;
        int next = at + 40;
        for (int headers = 0; headers < MAX_HEADERS && isExtension(type); headers++) {
            if (next + 8 > Math.min(end, packet.length)) {
                return next + 8 > end ? Outcome.MALFORMED : tooShort(packet);
            }
            int following = bytes[next] & 0xff;
            if (type == FRAGMENT_HEADER) {
                return ipv6Fragment(packet, following, next, end);
            }
            int units = bytes[next + 1] & 0xff;
            next += type == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
            type = following;
        }
        return type == UDP ? udp(packet, next, end) : Outcome.OTHER;
    }

    private Outcome ipv6Fragment(Packet packet, int type, int at, int end) {
        int field = u16(packet.data, at + 2);
        boolean more = (field & 1) != 0;
        int offset = field & 0xfff8;
        if (type != UDP) {
            return Outcome.OTHER;
        }
        if (!more && offset == 0) {
            return udp(packet, at + 8, end);
        }
        return fragment(packet, u32(packet.data, at + 4), offset, more, at + 8, end);
    }

    private static boolean isExtension(int type) {
        return switch (type) {
            case HOP_BY_HOP, ROUTING, FRAGMENT_HEADER, AUTHENTICATION, DESTINATION -> true;
            default -> false;
        };
    }

    private Outcome fragment(Packet packet, long id, int offset, boolean more, int start, int end) {
        if (end > packet.length) {
            return tooShort(packet);
        }
        Fragments.Key key =
                new Fragments.Key(sourceHigh, sourceLow, destinationHigh, destinationLow, id);
        byte[] whole = fragments.add(key, packet.timeMillis, offset, more, packet.data, start, end);
        return whole == null ? Outcome.FRAGMENT : udp(whole);
    }

    private Outcome udp(byte[] whole) {
        return udp(whole, 0, whole.length, whole.length, null);
    }

    private Outcome udp(Packet packet, int start, int end) {
        return udp(packet.data, start, Math.min(end, packet.length), end, packet);
    }

    /** RFC 768. {@code have}: where the bytes end; {@code end}: where the IP payload ends. */
    private Outcome udp(byte[] bytes, int start, int have, int end, @Nullable Packet packet) {
        if (start + UDP_HEADER > have) {
            return start + UDP_HEADER > end || packet == null
                    ? Outcome.MALFORMED
                    : tooShort(packet);
        }
        int length = u16(bytes, start + 4);
        if (length < UDP_HEADER || start + length > end) {
            return Outcome.MALFORMED;
        }
        if (start + length > have) {
            return packet == null ? Outcome.MALFORMED : tooShort(packet);
        }
        sourcePort = u16(bytes, start);
        destinationPort = u16(bytes, start + 2);
        data = bytes;
        payloadStart = start + UDP_HEADER;
        payloadLength = length - UDP_HEADER;
        return Outcome.DATAGRAM;
    }

    private static Outcome tooShort(Packet packet) {
        return packet.isCut() ? Outcome.CUT : Outcome.MALFORMED;
    }
}
