package io.weir.collector.wire.packet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;

/**
 * Reads the headers of a sampled packet into the columns of a row: from the link layer down to TCP,
 * UDP or ICMP. A packet that is cut gives what is there; the columns of the rest stay as they were.
 * What is no header of a known protocol ends the reading. Not thread-safe: one owner.
 *
 * <pre>
 * Ethernet II          destination 6, source 6, type 2
 * 802.3, LLC, SNAP     destination 6, source 6, length 2, aa aa 03, OUI 3, type 2
 * VLAN tag             tag 2 (8100, 88a8, 9100, 9200), identifier in the low 12 bits of 2, type 2
 * MPLS (RFC 3032)      label 20 bits, class 3 bits, bottom of stack 1 bit, TTL 8 bits
 * PPPoE (RFC 2516)     11, code 1, session 2, length 2, then PPP
 * PPP (RFC 1661)       [ff 03,] protocol 1 or 2
 * </pre>
 *
 * <p>{@code ether_type} is the one behind VLAN tags. Tunnels within IP are not entered: the row is
 * about the outer packet. Nothing is allocated for a packet but texts that were not seen lately.
 */
public final class PacketDissector {
    /** No such value. */
    public static final int UNKNOWN = -1;

    private static final int MAC_BYTES = 6;
    private static final int LARGEST_8023_LENGTH = 1500;
    private static final int SNAP_BYTES = 8;
    private static final int LLC_BYTES = 3;
    private static final int PPPOE_BYTES = 6;
    private static final int LABEL_BYTES = 4;

    private final MacTexts macs = new MacTexts();
    private final LabelStackText labels = new LabelStackText();
    private int ipAt;
    private long ipLength;

    /**
     * Fills row {@code row} of {@code out}.
     *
     * @param first what the octets begin with
     * @param in big-endian; read only, its position is not used
     * @param from where the packet begins
     * @param length octets that are there; {@code from + length} is within the buffer's limit
     */
    public void dissect(
            FirstHeader first, ByteBuffer in, int from, int length, FlowBatch out, int row) {
        ipAt = UNKNOWN;
        ipLength = UNKNOWN;
        int end = from + length;
        switch (first) {
            case ETHERNET -> ethernet(in, from, end, out, row);
            case PPP -> ppp(in, from, end, out, row);
            case MPLS -> mpls(in, from, end, out, row);
            case IP -> ip(in, from, end, out, row);
        }
        if (ipAt >= 0) {
            ipAt -= from;
        }
    }

    /**
     * How many octets the last packet had before its IP header; {@link #UNKNOWN} where none was
     * found.
     */
    public int ipOffset() {
        return ipAt;
    }

    /**
     * Octets of the last packet's IP packet with its header, as that says; {@link #UNKNOWN} where
     * it does not: not IP, cut before, jumbograms, and segments that the network card has yet to
     * cut.
     */
    public long ipLength() {
        return ipLength;
    }

    private void ethernet(ByteBuffer in, int from, int end, FlowBatch out, int row) {
        if (end - from < 2 * MAC_BYTES) {
            return;
        }
        out.setText(FlowColumn.DST_MAC, row, macs.text(in, from));
        out.setText(FlowColumn.SRC_MAC, row, macs.text(in, from + MAC_BYTES));
        int at = from + 2 * MAC_BYTES;
        int tags = 0;
        while (end - at >= 4 && isVlanTag(unsigned16(in, at))) {
            vlan(tags++, unsigned16(in, at + 2) & 0xfff, out, row);
            at += 4;
        }
        if (end - at < 2) {
            return;
        }
        int type = unsigned16(in, at);
        if (type <= LARGEST_8023_LENGTH) {
            llc(in, at + 2, end, out, row);
        } else if (!isVlanTag(type)) {
            network(type, in, at + 2, end, out, row);
        }
    }

    private static boolean isVlanTag(int type) {
        return type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200;
    }

    private static void vlan(int tag, int identifier, FlowBatch out, int row) {
        if (tag == 0) {
            out.setLong(FlowColumn.VLAN_ID, row, identifier);
        } else if (tag == 1) {
            out.setLong(FlowColumn.CUSTOMER_VLAN_ID, row, identifier);
        }
    }

    /** SNAP with an EtherType (RFC 1042), or IP by its LLC address. */
    private void llc(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        if (end - at < LLC_BYTES || (in.get(at + 2) & 0xff) != 0x03) {
            return;
        }
        int addresses = unsigned16(in, at);
        if (addresses == 0xaaaa && end - at >= SNAP_BYTES && in.getShort(at + 3) == 0) {
            int organization = in.get(at + 5) & 0xff;
            if (organization == 0 || organization == 0xf8) {
                network(unsigned16(in, at + 6), in, at + SNAP_BYTES, end, out, row);
            }
        } else if (addresses == 0x0606) {
            ip(in, at + LLC_BYTES, end, out, row);
        }
    }

    private void network(int type, ByteBuffer in, int at, int end, FlowBatch out, int row) {
        out.setLong(FlowColumn.ETHER_TYPE, row, type);
        switch (type) {
            case 0x0800, 0x86dd -> ip(in, at, end, out, row);
            case 0x8847, 0x8848 -> mpls(in, at, end, out, row);
            case 0x8864 -> pppoe(in, at, end, out, row);
            default -> {}
        }
    }

    private void pppoe(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        if (end - at >= PPPOE_BYTES && unsigned16(in, at) == 0x1100) {
            ppp(in, at + PPPOE_BYTES, end, out, row);
        }
    }

    private void ppp(ByteBuffer in, int from, int end, FlowBatch out, int row) {
        int at = end - from >= 2 && unsigned16(in, from) == 0xff03 ? from + 2 : from;
        if (end - at < 2) {
            return;
        }
        boolean compressed = (in.get(at) & 1) == 1;
        int protocol = compressed ? in.get(at) & 0xff : unsigned16(in, at);
        at += compressed ? 1 : 2;
        switch (protocol) {
            case 0x0021, 0x0057 -> ip(in, at, end, out, row);
            case 0x0281, 0x0283 -> mpls(in, at, end, out, row);
            default -> {}
        }
    }

    private void mpls(ByteBuffer in, int from, int end, FlowBatch out, int row) {
        int at = from;
        boolean bottom = false;
        labels.clear();
        while (!bottom && end - at >= LABEL_BYTES) {
            int entry = in.getInt(at);
            labels.add(entry >>> 12);
            bottom = (entry & 0x100) != 0;
            at += LABEL_BYTES;
        }
        if (at > from) {
            out.setText(FlowColumn.MPLS_LABELS, row, labels.text());
        }
        if (bottom) {
            ip(in, at, end, out, row);
        }
    }

    private void ip(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        if (IpHeader.isAt(in, at, end)) {
            ipAt = at;
            ipLength = IpHeader.packetLength(in, at, end);
            IpHeader.read(in, at, IpHeader.packetEnd(at, end, ipLength), out, row);
        }
    }

    private static int unsigned16(ByteBuffer in, int at) {
        return in.getShort(at) & 0xffff;
    }
}
