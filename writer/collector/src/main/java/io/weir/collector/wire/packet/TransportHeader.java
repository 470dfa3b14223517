package io.weir.collector.wire.packet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;

/** Ports, TCP flags, ICMP type and code. */
final class TransportHeader {
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int ICMPV6 = 58;
    private static final int SCTP = 132;
    private static final int UDP_LITE = 136;

    private static final int FLAGS_AT = 13;

    private TransportHeader() {}

    static void read(int protocol, ByteBuffer in, int at, int end, FlowBatch out, int row) {
        switch (protocol) {
            case TCP -> {
                ports(in, at, end, out, row);
                if (end - at > FLAGS_AT) {
                    out.setLong(FlowColumn.TCP_FLAGS, row, in.get(at + FLAGS_AT) & 0xff);
                }
            }
            case UDP, DCCP, SCTP, UDP_LITE -> ports(in, at, end, out, row);
            case ICMP, ICMPV6 -> icmp(in, at, end, out, row);
            default -> {}
        }
    }

    private static void ports(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        if (end - at >= 2) {
            out.setLong(FlowColumn.SRC_PORT, row, in.getShort(at) & 0xffff);
        }
        if (end - at >= 4) {
            out.setLong(FlowColumn.DST_PORT, row, in.getShort(at + 2) & 0xffff);
        }
    }

    private static void icmp(ByteBuffer in, int at, int end, FlowBatch out, int row) {
        out.setLong(FlowColumn.ICMP_TYPE, row, in.get(at) & 0xff);
        if (end - at >= 2) {
            out.setLong(FlowColumn.ICMP_CODE, row, in.get(at + 1) & 0xff);
        }
    }
}
