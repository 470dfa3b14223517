package io.weir.collector.wire.sflow;

import io.weir.collector.wire.packet.FirstHeader;
import io.weir.collector.wire.packet.MacTexts;
import io.weir.collector.wire.packet.PacketDissector;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;

/**
 * Records that hold the sampled packet. A raw header says the most: beside one the others are left
 * alone. One owner.
 *
 * <pre>
 * 0:1 raw header    protocol, frame length, octets stripped, header: length, octets
 * 0:2 Ethernet      frame length, source 6 and pad 2, destination 6 and pad 2, type
 * 0:3 IPv4          IP length, protocol, source 4, destination 4, ports, TCP flags, TOS
 * 0:4 IPv6          IP length, protocol, source 16, destination 16, ports, TCP flags, class
 * </pre>
 */
final class PacketRecords {
    private static final int RAW_HEADER = 1;
    private static final int ETHERNET = 2;
    private static final int IPV4 = 3;
    private static final int IPV6 = 4;

    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int ICMPV6 = 58;

    private static final int UNKNOWN = -1;

    private final PacketDissector dissector = new PacketDissector();
    private final MacTexts macs = new MacTexts();
    private boolean hasHeader;
    private long ipBytes;

    /** Begins a sample. */
    void begin() {
        hasHeader = false;
        ipBytes = UNKNOWN;
    }

    /** Octets of the sample's IP packet; negative where there is none. */
    long ipBytes() {
        return ipBytes;
    }

    /** Reads a record, if it is one of these. */
    boolean read(int format, XdrReader in, FlowBatch out, int row) {
        if (hasHeader && format >= ETHERNET && format <= IPV6) {
            return true;
        }
        switch (format) {
            case RAW_HEADER -> readHeader(in, out, row);
            case ETHERNET -> readEthernet(in, out, row);
            case IPV4 -> readIpv4(in, out, row);
            case IPV6 -> readIpv6(in, out, row);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readHeader(XdrReader in, FlowBatch out, int row) {
        int protocol = in.int32();
        long frameBytes = in.unsigned32();
        long stripped = in.unsigned32();
        long length = in.unsigned32();
        int from = in.at();
        in.skip(length);
        FirstHeader first = firstHeader(protocol);
        if (in.hasFailed()) {
            return;
        }
        hasHeader = true;
        setFrameBytes(frameBytes, out, row);
        if (first == null) {
            return;
        }
        dissector.dissect(first, in.buffer(), from, (int) length, out, row);
        if (dissector.ipLength() >= 0) {
            ipBytes = dissector.ipLength();
        } else if (dissector.ipOffset() >= 0) {
            ipBytes = Math.max(UNKNOWN, frameBytes - stripped - dissector.ipOffset());
        }
    }

    /** The document's header_protocol; null where it is not one that the dissector reads. */
    private static @Nullable FirstHeader firstHeader(int protocol) {
        return switch (protocol) {
            case 1 -> FirstHeader.ETHERNET;
            case 7, 14 -> FirstHeader.PPP;
            case 11, 12 -> FirstHeader.IP;
            case 13 -> FirstHeader.MPLS;
            default -> null;
        };
    }

    private void readEthernet(XdrReader in, FlowBatch out, int row) {
        long frameBytes = in.unsigned32();
        long source = in.int64() >>> 16;
        long destination = in.int64() >>> 16;
        long type = in.unsigned32();
        setFrameBytes(frameBytes, out, row);
        out.setText(FlowColumn.SRC_MAC, row, macs.text(source));
        out.setText(FlowColumn.DST_MAC, row, macs.text(destination));
        if (type <= 0xffff) {
            out.setLong(FlowColumn.ETHER_TYPE, row, type);
        }
    }

    private void readIpv4(XdrReader in, FlowBatch out, int row) {
        ipBytes = in.unsigned32();
        long protocol = in.unsigned32();
        out.setLong(FlowColumn.IP_VERSION, row, 4);
        out.setIpv4(FlowColumn.SRC_ADDR, row, in.int32());
        out.setIpv4(FlowColumn.DST_ADDR, row, in.int32());
        readTransport(protocol, in, out, row);
    }

    private void readIpv6(XdrReader in, FlowBatch out, int row) {
        ipBytes = in.unsigned32();
        long protocol = in.unsigned32();
        out.setLong(FlowColumn.IP_VERSION, row, 6);
        out.setAddress(FlowColumn.SRC_ADDR, row, in.int64(), in.int64());
        out.setAddress(FlowColumn.DST_ADDR, row, in.int64(), in.int64());
        readTransport(protocol, in, out, row);
    }

    /** For ICMP the ports are type and code. */
    private static void readTransport(long protocol, XdrReader in, FlowBatch out, int row) {
        int source = in.int32();
        int destination = in.int32();
        int flags = in.int32();
        int tos = in.int32();
        boolean icmp = protocol == ICMP || protocol == ICMPV6;
        out.setLong(FlowColumn.PROTOCOL, row, protocol & 0xff);
        out.setLong(FlowColumn.TOS, row, tos & 0xff);
        out.setLong(icmp ? FlowColumn.ICMP_TYPE : FlowColumn.SRC_PORT, row, source & 0xffff);
        out.setLong(icmp ? FlowColumn.ICMP_CODE : FlowColumn.DST_PORT, row, destination & 0xffff);
        if (protocol == TCP) {
            out.setLong(FlowColumn.TCP_FLAGS, row, flags & 0xff);
        }
    }

    private static void setFrameBytes(long frameBytes, FlowBatch out, int row) {
        if (frameBytes <= Integer.MAX_VALUE) {
            out.setLong(FlowColumn.FRAME_BYTES, row, frameBytes);
        }
    }
}
