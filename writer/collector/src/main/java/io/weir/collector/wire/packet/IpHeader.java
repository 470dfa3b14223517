package io.weir.collector.wire.packet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;

/**
 * IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200).
 *
 * <pre>
 * IPv4, 20 octets and options             IPv6, 40 octets
 *  0 version 4 bits, length / 4 4 bits     0 version 4 bits, class 8 bits, flow label 20 bits
 *  1 type of service   2 total length      4 payload length   6 next header   7 hop limit
 *  4 identification    6 flags, offset     8 source
 *  8 TTL               9 protocol         24 destination
 * 12 source           16 destination
 * </pre>
 *
 * <p>Fragments have {@code fragment_id} and {@code fragment_offset}, other packets have not. Ports
 * are in the first fragment.
 */
final class IpHeader {
    private static final int V4_BYTES = 20;
    private static final int V6_BYTES = 40;
    private static final int MORE_FRAGMENTS = 0x2000;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;
    private static final int HOST_IDENTITY = 139;
    private static final int SHIM6 = 140;

    private IpHeader() {}

    /** Whether an IP header begins here. */
    static boolean isAt(ByteBuffer in, int at, int end) {
        if (at >= end) {
            return false;
        }
        int first = in.get(at) & 0xff;
        return first >> 4 == 6 || (first >> 4 == 4 && (first & 15) * 4 >= V4_BYTES);
    }

    /** Octets of the whole packet as its header says; negative where it does not. */
    static long packetLength(ByteBuffer in, int at, int end) {
        if (isV6(in, at)) {
            int payload = end - at < 6 ? 0 : unsigned16(in, at + 4);
            return payload == 0 ? PacketDissector.UNKNOWN : V6_BYTES + payload;
        }
        int total = end - at < 4 ? 0 : unsigned16(in, at + 2);
        return total < V4_BYTES ? PacketDissector.UNKNOWN : total;
    }

    /** Where the packet ends: padding behind it is no part of it. */
    static int packetEnd(int at, int end, long packetLength) {
        return packetLength < 0 ? end : (int) Math.min(end, at + packetLength);
    }

    static void read(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        if (isV6(in, at)) {
            readV6(in, at, end, out, row);
        } else {
            readV4(in, at, end, out, row);
        }
    }

    private static boolean isV6(ByteBuffer in, int at) {
        return (in.get(at) & 0xf0) == 0x60;
    }

    private static void readV4(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        int available = end - at;
        out.setLong(FlowColumn.IP_VERSION, row, 4);
        if (available >= 2) {
            out.setLong(FlowColumn.TOS, row, in.get(at + 1) & 0xff);
        }
        if (available < 8) {
            return;
        }
        int fragment = unsigned16(in, at + 6);
        int offset = fragment & 0x1fff;
        if (offset > 0 || (fragment & MORE_FRAGMENTS) != 0) {
            out.setLong(FlowColumn.FRAGMENT_ID, row, unsigned16(in, at + 4));
            out.setLong(FlowColumn.FRAGMENT_OFFSET, row, offset);
        }
        if (available >= 10) {
            setTtl(in.get(at + 8) & 0xff, out, row);
            out.setLong(FlowColumn.PROTOCOL, row, in.get(at + 9) & 0xff);
        }
        if (available >= 16) {
            out.setIpv4(FlowColumn.SRC_ADDR, row, in.getInt(at + 12));
        }
        if (available >= V4_BYTES) {
            out.setIpv4(FlowColumn.DST_ADDR, row, in.getInt(at + 16));
            int header = (in.get(at) & 15) * 4;
            if (offset == 0 && available > header) {
                TransportHeader.read(in.get(at + 9) & 0xff, in, at + header, end, out, row);
            }
        }
    }

    private static void readV6(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        int available = end - at;
        out.setLong(FlowColumn.IP_VERSION, row, 6);
        if (available >= 4) {
            int first = in.getInt(at);
            out.setLong(FlowColumn.TOS, row, (first >> 20) & 0xff);
            out.setLong(FlowColumn.FLOW_LABEL, row, first & 0xf_ffff);
        }
        if (available >= 7) {
            out.setLong(FlowColumn.PROTOCOL, row, in.get(at + 6) & 0xff);
        }
        if (available >= 8) {
            setTtl(in.get(at + 7) & 0xff, out, row);
        }
        if (available >= 24) {
            out.setAddress(FlowColumn.SRC_ADDR, row, in.getLong(at + 8), in.getLong(at + 16));
        }
        if (available >= V6_BYTES) {
            out.setAddress(FlowColumn.DST_ADDR, row, in.getLong(at + 24), in.getLong(at + 32));
            readExtensions(in.get(at + 6) & 0xff, in, at + V6_BYTES, end, out, row);
        }
    }

    /** Every extension header has eight octets at least, and the next header in its first. */
    private static void readExtensions(
            int first, ByteBuffer in, int from, int end, FlowBatch out, int row) {
        int header = first;
        int at = from;
        boolean hasTransport = true;
        while (end - at >= 8 && isExtension(header)) {
            if (header == FRAGMENT) {
                int offset = unsigned16(in, at + 2) >> 3;
                out.setLong(FlowColumn.FRAGMENT_OFFSET, row, offset);
                out.setLong(FlowColumn.FRAGMENT_ID, row, in.getInt(at + 4) & 0xffff_ffffL);
                hasTransport = offset == 0;
            }
            int next = in.get(at) & 0xff;
            at += extensionBytes(header, in.get(at + 1) & 0xff);
            header = next;
            if (!hasTransport) {
                break;
            }
        }
        out.setLong(FlowColumn.PROTOCOL, row, header);
        if (hasTransport && at < end && !isExtension(header)) {
            TransportHeader.read(header, in, at, end, out, row);
        }
    }

    private static boolean isExtension(int header) {
        return switch (header) {
            case HOP_BY_HOP,
                    ROUTING,
                    FRAGMENT,
                    AUTHENTICATION,
                    DESTINATION_OPTIONS,
                    MOBILITY,
                    HOST_IDENTITY,
                    SHIM6 ->
                    true;
            default -> false;
        };
    }

    private static int extensionBytes(int header, int length) {
        return switch (header) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> (length + 2) * 4;
            default -> (length + 1) * 8;
        };
    }

    private static void setTtl(int ttl, FlowBatch out, int row) {
        out.setLong(FlowColumn.MIN_TTL, row, ttl);
        out.setLong(FlowColumn.MAX_TTL, row, ttl);
    }

    private static int unsigned16(ByteBuffer in, int at) {
        return in.getShort(at) & 0xffff;
    }
}
