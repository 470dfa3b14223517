package io.weir.collector.wire.record;

import io.weir.collector.wire.element.Slot;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/** Protocol, ports, ICMP type and code, TCP flags, IP version, firewall events. */
final class RecordTransport {
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int ICMPV6 = 58;
    private static final int UNKNOWN = -1;

    /** RFC 7125: the high 4 bits are not flags. */
    private static final int FLAG_BITS = 0x0fff;

    /** High 32 bits of the low half of an IPv4 address in its IPv6 form. */
    private static final long IPV4_MAPPED = 0xffffL;

    private static final int EVENT_DENIED = 3;
    private static final int EVENT_DELETED = 2;

    private RecordTransport() {}

    static void set(RecordSlots slots, int row, FlowBatch out) {
        int protocol = slots.has(Slot.PROTOCOL) ? (int) slots.get(Slot.PROTOCOL) : UNKNOWN;
        if (protocol != UNKNOWN) {
            out.setLong(FlowColumn.PROTOCOL, row, protocol);
        }
        long source = slots.get(Slot.SOURCE_PORT);
        long destination = slots.get(Slot.DESTINATION_PORT);
        if (protocol == ICMP || protocol == ICMPV6) {
            icmp(slots, protocol, row, out);
            source = 0;
            destination = 0;
        }
        out.setLong(FlowColumn.SRC_PORT, row, source);
        out.setLong(FlowColumn.DST_PORT, row, destination);
        flags(slots, protocol, row, out);
        ipVersion(row, out);
        if (slots.has(Slot.EXTENDED_FIREWALL_EVENT)) {
            firewallEvent((int) slots.get(Slot.EXTENDED_FIREWALL_EVENT), row, out);
        }
    }

    private static void icmp(RecordSlots slots, int protocol, int row, FlowBatch out) {
        boolean v6 = protocol == ICMPV6;
        Slot own = v6 ? Slot.ICMP_V6 : Slot.ICMP_V4;
        Slot other = v6 ? Slot.ICMP_V4 : Slot.ICMP_V6;
        Slot ownType = v6 ? Slot.ICMP_V6_TYPE : Slot.ICMP_V4_TYPE;
        Slot otherType = v6 ? Slot.ICMP_V4_TYPE : Slot.ICMP_V6_TYPE;
        if (slots.has(ownType)) {
            Slot code = v6 ? Slot.ICMP_V6_CODE : Slot.ICMP_V4_CODE;
            setIcmp(slots.get(ownType) << 8 | slots.get(code), row, out);
        } else if (slots.has(own)) {
            setIcmp(slots.get(own), row, out);
        } else if (slots.has(otherType)) {
            Slot code = v6 ? Slot.ICMP_V4_CODE : Slot.ICMP_V6_CODE;
            setIcmp(slots.get(otherType) << 8 | slots.get(code), row, out);
        } else if (slots.has(other)) {
            setIcmp(slots.get(other), row, out);
        } else if (slots.has(Slot.DESTINATION_PORT)) {
            setIcmp(slots.get(Slot.DESTINATION_PORT), row, out);
        }
    }

    private static void setIcmp(long typeAndCode, int row, FlowBatch out) {
        out.setLong(FlowColumn.ICMP_TYPE, row, typeAndCode >> 8);
        out.setLong(FlowColumn.ICMP_CODE, row, typeAndCode & 0xff);
    }

    private static void flags(RecordSlots slots, int protocol, int row, FlowBatch out) {
        if (protocol != TCP && protocol != UNKNOWN) {
            return;
        }
        long initial = slots.get(Slot.INITIAL_TCP_FLAGS);
        long session = slots.get(Slot.SESSION_TCP_FLAGS);
        boolean hasInitial = slots.has(Slot.INITIAL_TCP_FLAGS);
        if (slots.has(Slot.TCP_FLAGS) || hasInitial) {
            long all = slots.has(Slot.TCP_FLAGS) ? slots.get(Slot.TCP_FLAGS) : initial | session;
            out.setLong(FlowColumn.TCP_FLAGS, row, all & FLAG_BITS);
        }
        if (hasInitial) {
            out.setLong(FlowColumn.INITIAL_TCP_FLAGS, row, initial);
        }
        if (slots.has(Slot.SESSION_TCP_FLAGS)) {
            out.setLong(FlowColumn.SESSION_TCP_FLAGS, row, session);
        }
        if (slots.has(Slot.REVERSE_TCP_FLAGS)) {
            out.setLong(
                    FlowColumn.REV_TCP_FLAGS, row, slots.get(Slot.REVERSE_TCP_FLAGS) & FLAG_BITS);
        } else if (slots.has(Slot.REVERSE_INITIAL_TCP_FLAGS)) {
            out.setLong(
                    FlowColumn.REV_TCP_FLAGS,
                    row,
                    slots.get(Slot.REVERSE_INITIAL_TCP_FLAGS)
                            | slots.get(Slot.REVERSE_SESSION_TCP_FLAGS));
        }
    }

    /** Where the record does not say it, the addresses do. */
    private static void ipVersion(int row, FlowBatch out) {
        if (out.getLong(FlowColumn.IP_VERSION, row) != 0) {
            return;
        }
        FlowColumn address =
                out.isPresent(FlowColumn.SRC_ADDR, row) ? FlowColumn.SRC_ADDR : FlowColumn.DST_ADDR;
        if (out.isPresent(address, row)) {
            boolean v4 =
                    out.getHigh(address, row) == 0
                            && out.getLong(address, row) >>> 32 == IPV4_MAPPED;
            out.setLong(FlowColumn.IP_VERSION, row, v4 ? 4 : 6);
        }
    }

    /** 1001 to 1999 say why a flow was denied, 2001 to 2999 why it ended. */
    private static void firewallEvent(int event, int row, FlowBatch out) {
        if (out.isPresent(FlowColumn.FIREWALL_EVENT, row)) {
            return;
        }
        int plain =
                switch (event / 1000) {
                    case 1 -> EVENT_DENIED;
                    case 2 -> EVENT_DELETED;
                    default -> event;
                };
        out.setLong(FlowColumn.FIREWALL_EVENT, row, plain);
    }
}
