package io.weir.collector.wire.sflow;

import io.weir.collector.wire.packet.LabelStackText;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/**
 * Records that hold what the device knows of the sampled packet. Strings and lists have their
 * length before them, addresses their type. One owner.
 *
 * <pre>
 * 0:1001 switch        source VLAN, priority, destination VLAN, priority
 * 0:1002 router        next hop, source mask, destination mask
 * 0:1003 gateway       {@link GatewayRecord}
 * 0:1004 user          character set, source user, character set, destination user
 * 0:1005 URL           direction, URL, host
 * 0:1006 MPLS          next hop, labels in, labels out: label 20 bits, 12 others
 * 0:1007 NAT           source, destination
 * 0:1012 VLAN tunnel   tags that were stripped, outermost first: type 16 bits, tag 16 bits
 * 0:1020 NAT ports     source, destination
 * 0:1029 VNI egress    0:1030 VNI ingress
 * </pre>
 */
final class ExtendedRecords {
    private static final int SWITCH = 1001;
    private static final int ROUTER = 1002;
    private static final int GATEWAY = 1003;
    private static final int USER = 1004;
    private static final int URL = 1005;
    private static final int MPLS = 1006;
    private static final int NAT = 1007;
    private static final int VLAN_TUNNEL = 1012;
    private static final int NAT_PORTS = 1020;
    private static final int VNI_EGRESS = 1029;
    private static final int VNI_INGRESS = 1030;

    private static final int LARGEST_VLAN = 4094;
    private static final int NO_VLAN = -1;

    private final GatewayRecord gateway = new GatewayRecord();
    private final LabelStackText labels = new LabelStackText();
    private int sourceVlan;
    private int outerVlan;
    private int innerVlan;

    /** Begins a sample. */
    void begin() {
        sourceVlan = NO_VLAN;
        outerVlan = NO_VLAN;
        innerVlan = NO_VLAN;
    }

    /** Reads a record, if it is one of these. */
    boolean read(int format, XdrReader in, FlowBatch out, int row) {
        switch (format) {
            case SWITCH -> readSwitch(in, out, row);
            case ROUTER -> readRouter(in, out, row);
            case GATEWAY -> gateway.read(in, out, row);
            case USER -> readUser(in, out, row);
            case URL -> readUrl(in, out, row);
            case MPLS -> readMpls(in, out, row);
            case NAT -> readNat(in, out, row);
            case VLAN_TUNNEL -> readVlanTunnel(in);
            case NAT_PORTS -> {
                out.setLong(FlowColumn.NAT_SRC_PORT, row, in.int32() & 0xffff);
                out.setLong(FlowColumn.NAT_DST_PORT, row, in.int32() & 0xffff);
            }
            case VNI_EGRESS, VNI_INGRESS ->
                    out.setLong(FlowColumn.L2_SEGMENT_ID, row, in.unsigned32());
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Settles the VLANs once the whole sample is read: stripped tags were outside those in the
     * header; the switch knows the VLAN also of a packet without a tag.
     */
    void finish(FlowBatch out, int row) {
        if (outerVlan >= 0) {
            if (innerVlan >= 0) {
                out.setLong(FlowColumn.CUSTOMER_VLAN_ID, row, innerVlan);
            } else if (out.isPresent(FlowColumn.VLAN_ID, row)) {
                out.setLong(FlowColumn.CUSTOMER_VLAN_ID, row, out.getLong(FlowColumn.VLAN_ID, row));
            }
            out.setLong(FlowColumn.VLAN_ID, row, outerVlan);
        } else if (sourceVlan >= 0) {
            out.setLong(FlowColumn.VLAN_ID, row, sourceVlan);
        }
    }

    private void readSwitch(XdrReader in, FlowBatch out, int row) {
        long source = in.unsigned32();
        in.int32();
        long destination = in.unsigned32();
        in.int32();
        if (source <= LARGEST_VLAN) {
            sourceVlan = (int) source;
        }
        if (destination <= LARGEST_VLAN) {
            out.setLong(FlowColumn.POST_VLAN_ID, row, destination);
        }
    }

    private static void readRouter(XdrReader in, FlowBatch out, int row) {
        setAddress(FlowColumn.NEXT_HOP, in, out, row);
        long sourceMask = in.unsigned32();
        long destinationMask = in.unsigned32();
        if (sourceMask <= 128) {
            out.setLong(FlowColumn.SRC_MASK, row, sourceMask);
        }
        if (destinationMask <= 128) {
            out.setLong(FlowColumn.DST_MASK, row, destinationMask);
        }
    }

    private static void readUser(XdrReader in, FlowBatch out, int row) {
        in.int32();
        String source = in.text();
        in.int32();
        String destination = in.text();
        String user = source.isEmpty() ? destination : source;
        if (!user.isEmpty()) {
            out.setText(FlowColumn.USER_NAME, row, user);
        }
    }

    private static void readUrl(XdrReader in, FlowBatch out, int row) {
        in.int32();
        in.text();
        String host = in.text();
        if (!host.isEmpty()) {
            out.setText(FlowColumn.HTTP_HOST, row, host);
        }
    }

    private void readMpls(XdrReader in, FlowBatch out, int row) {
        if (in.address() && !out.isPresent(FlowColumn.NEXT_HOP, row)) {
            out.setAddress(FlowColumn.NEXT_HOP, row, in.addressHigh(), in.addressLow());
        }
        labels.clear();
        int depth = in.count(4);
        for (int i = 0; i < depth; i++) {
            labels.add(in.int32() >>> 12);
        }
        in.skip(4L * in.count(4));
        if (depth > 0) {
            out.setText(FlowColumn.MPLS_LABELS, row, labels.text());
        }
    }

    private static void readNat(XdrReader in, FlowBatch out, int row) {
        setAddress(FlowColumn.NAT_SRC_ADDR, in, out, row);
        setAddress(FlowColumn.NAT_DST_ADDR, in, out, row);
    }

    private void readVlanTunnel(XdrReader in) {
        int depth = in.count(4);
        for (int i = 0; i < depth; i++) {
            int vlan = in.int32() & 0xfff;
            if (i == 0) {
                outerVlan = vlan;
            } else if (i == 1) {
                innerVlan = vlan;
            }
        }
    }

    private static void setAddress(FlowColumn column, XdrReader in, FlowBatch out, int row) {
        if (in.address()) {
            out.setAddress(column, row, in.addressHigh(), in.addressLow());
        }
    }
}
