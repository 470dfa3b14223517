package io.weir.collector.wire.element;

import static io.weir.collector.wire.element.ElementType.IPV4;
import static io.weir.collector.wire.element.ElementType.IPV6;
import static io.weir.collector.wire.element.ElementType.MAC;
import static io.weir.collector.wire.element.ElementType.MILLISECONDS;
import static io.weir.collector.wire.element.ElementType.NTP;
import static io.weir.collector.wire.element.ElementType.OCTETS;
import static io.weir.collector.wire.element.ElementType.SECONDS;
import static io.weir.collector.wire.element.ElementType.TEXT;
import static io.weir.collector.wire.element.ElementType.UNSIGNED16;
import static io.weir.collector.wire.element.ElementType.UNSIGNED32;
import static io.weir.collector.wire.element.ElementType.UNSIGNED64;
import static io.weir.collector.wire.element.ElementType.UNSIGNED8;

import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The elements that fill columns: IANA's registry "IPFIX Information Elements", the fields that
 * Cisco puts into NetFlow v9 above 32767, and then {@link VendorElements}. In each list the order
 * is the order of preference.
 */
public final class Elements {
    /** RFC 5103: the elements of IANA's registry, of the other direction. */
    public static final int REVERSE = 29305;

    /** CERT: YAF and SiLK. */
    public static final int CERT = 6871;

    /** ntop: nProbe. */
    static final int NTOP = 35632;

    /** What ntop adds to its own ids to make NetFlow v9 field types. */
    static final int NTOP_V9 = 57472;

    private static final Map<Long, List<Element>> ALL = new HashMap<>();
    private static final List<Element> NONE = List.of();
    private static int nextRank;

    static {
        times();
        counters();
        sampling();
        addressesAndPorts();
        numbers();
        link();
        names();
        VendorElements.ALL.forEach(
                vendors -> add(vendors.enterprise(), vendors.id(), vendors.ranked(nextRank++)));
    }

    private Elements() {}

    /** The uses of an element; none where it fills nothing. */
    public static List<Element> of(FieldSpec field) {
        return ALL.getOrDefault(key(field.enterprise(), field.id()), NONE);
    }

    /** What the element is on the wire, or null where it fills nothing. */
    public static @Nullable ElementType typeOf(FieldSpec field) {
        List<Element> uses = of(field);
        return uses.isEmpty() ? null : uses.get(0).type();
    }

    /**
     * Whether records count both directions: then elements 23 and 24, "out" in NetFlow v9, are the
     * other direction, and not the same packets after the observation point. A template says so by
     * the counters of an initiator and a responder, by an event of a firewall, or by an element of
     * ntop's; one with reverse elements (RFC 5103) has no need of 23 and 24 for that.
     */
    public static boolean areBidirectional(List<FieldSpec> template) {
        boolean bidirectional = false;
        for (FieldSpec field : template) {
            if (field.enterprise() == REVERSE) {
                return false;
            }
            bidirectional |= field.enterprise() == NTOP;
            if (field.enterprise() == 0) {
                bidirectional |= isBidirectional(field.id());
            }
        }
        return bidirectional;
    }

    private static boolean isBidirectional(int id) {
        return switch (id) {
            case 231, 232, 298, 299, 233, 239, 33002, 40005 -> true;
            default -> id > NTOP_V9 && id <= NTOP_V9 + 1000;
        };
    }

    /** The use of an element in a template that {@link #areBidirectional}. */
    public static Element reversed(FieldSpec field, Element listed) {
        if (field.is(23)) {
            return listed.inSlot(Slot.REVERSE_BYTES);
        }
        return field.is(24) ? listed.inSlot(Slot.REVERSE_PACKETS) : listed;
    }

    private static void times() {
        slot(Slot.START_NTP_NANOS, NTP, 156);
        slot(Slot.START_NTP_MICROS, NTP, 154);
        slot(Slot.START_MILLIS, MILLISECONDS, 152);
        slot(Slot.START_SECONDS, SECONDS, 150);
        slot(Slot.START_DELTA_MICROS, UNSIGNED32, 158);
        slot(Slot.START_UPTIME, UNSIGNED32, 22);
        slot(Slot.END_NTP_NANOS, NTP, 157);
        slot(Slot.END_NTP_MICROS, NTP, 155);
        slot(Slot.END_MILLIS, MILLISECONDS, 153);
        slot(Slot.END_SECONDS, SECONDS, 151);
        slot(Slot.END_DELTA_MICROS, UNSIGNED32, 159);
        slot(Slot.END_UPTIME, UNSIGNED32, 21);
        slot(Slot.INIT_MILLIS, MILLISECONDS, 160);
        slot(Slot.DURATION_MILLIS, UNSIGNED32, 161);
        slot(Slot.DURATION_MICROS, UNSIGNED32, 162);
        slot(Slot.EVENT_NTP_NANOS, NTP, 325);
        slot(Slot.EVENT_NTP_MICROS, NTP, 324);
        slot(Slot.EVENT_MILLIS, MILLISECONDS, 323);
        slot(Slot.EVENT_SECONDS, SECONDS, 322);
        slot(Slot.COLLECTED_MILLIS, MILLISECONDS, 258);
    }

    private static void counters() {
        slot(Slot.BYTES, UNSIGNED64, 1, 85, 231);
        slot(Slot.PACKETS, UNSIGNED64, 2, 86, 298);
        slotOf(REVERSE, Slot.REVERSE_BYTES, UNSIGNED64, 1, 85);
        slotOf(REVERSE, Slot.REVERSE_PACKETS, UNSIGNED64, 2, 86);
        slot(Slot.REVERSE_BYTES, UNSIGNED64, 232);
        slot(Slot.REVERSE_PACKETS, UNSIGNED64, 299);
        slot(Slot.POST_BYTES, UNSIGNED64, 23, 171);
        slot(Slot.POST_PACKETS, UNSIGNED64, 24, 172);
        number(FlowColumn.FLOW_COUNT, UNSIGNED64, 3);
    }

    private static void sampling() {
        slot(Slot.SAMPLING_INTERVAL, UNSIGNED32, 34, 50);
        slot(Slot.SAMPLING_TAKEN, UNSIGNED32, 305);
        slot(Slot.SAMPLING_LEFT, UNSIGNED32, 306);
        slot(Slot.SAMPLING_SIZE, UNSIGNED32, 309);
        slot(Slot.SAMPLING_POPULATION, UNSIGNED32, 310);
        slot(Slot.SAMPLING_PROBABILITY, ElementType.FLOAT64, 311);
        // samplerId is one octet in the registry, and two in what routers send
        slot(Slot.SAMPLER, UNSIGNED64, 302, 48);
        slot(Slot.LINE_CARD, UNSIGNED32, 141);
    }

    private static void addressesAndPorts() {
        addresses(FlowColumn.SRC_ADDR, 27, 8);
        addresses(FlowColumn.DST_ADDR, 28, 12);
        addresses(FlowColumn.NEXT_HOP, 62, 15);
        addresses(FlowColumn.BGP_NEXT_HOP, 63, 18);
        addresses(FlowColumn.EXPORTER_ADDR, 131, 130);
        addresses(FlowColumn.NAT_SRC_ADDR, 281, 225);
        addresses(FlowColumn.NAT_DST_ADDR, 282, 226);
        column(0, 40001, IPV4, Use.IPV4, FlowColumn.NAT_SRC_ADDR);
        column(0, 40002, IPV4, Use.IPV4, FlowColumn.NAT_DST_ADDR);
        slot(Slot.PROTOCOL, UNSIGNED8, 4);
        slot(Slot.SOURCE_PORT, UNSIGNED16, 7, 182, 180);
        slot(Slot.DESTINATION_PORT, UNSIGNED16, 11, 183, 181);
        slot(Slot.ICMP_V4, UNSIGNED16, 32);
        slot(Slot.ICMP_V6, UNSIGNED16, 139);
        slot(Slot.ICMP_V4_TYPE, UNSIGNED8, 176);
        slot(Slot.ICMP_V4_CODE, UNSIGNED8, 177);
        slot(Slot.ICMP_V6_TYPE, UNSIGNED8, 178);
        slot(Slot.ICMP_V6_CODE, UNSIGNED8, 179);
        slot(Slot.TCP_FLAGS, UNSIGNED16, 6);
        slotOf(REVERSE, Slot.REVERSE_TCP_FLAGS, UNSIGNED16, 6);
    }

    private static void numbers() {
        number(FlowColumn.IP_VERSION, UNSIGNED8, 60);
        number(FlowColumn.TOS, UNSIGNED8, 5);
        column(0, 195, UNSIGNED8, Use.DSCP, FlowColumn.TOS);
        number(FlowColumn.POST_TOS, UNSIGNED8, 55);
        column(0, 98, UNSIGNED8, Use.DSCP, FlowColumn.POST_TOS);
        number(FlowColumn.MIN_TTL, UNSIGNED8, 52, 192);
        number(FlowColumn.MAX_TTL, UNSIGNED8, 53, 192);
        number(FlowColumn.FLOW_LABEL, UNSIGNED32, 31);
        number(FlowColumn.FRAGMENT_OFFSET, UNSIGNED16, 88);
        number(FlowColumn.FRAGMENT_ID, UNSIGNED32, 54);
        number(FlowColumn.OBSERVATION_DOMAIN_ID, UNSIGNED32, 149);
        number(FlowColumn.IN_IF, UNSIGNED32, 10);
        number(FlowColumn.OUT_IF, UNSIGNED32, 14);
        number(FlowColumn.IN_PHYS_IF, UNSIGNED32, 252);
        number(FlowColumn.OUT_PHYS_IF, UNSIGNED32, 253);
        number(FlowColumn.DIRECTION, UNSIGNED8, 61);
        number(FlowColumn.IN_VRF, UNSIGNED32, 234);
        number(FlowColumn.OUT_VRF, UNSIGNED32, 235);
        number(FlowColumn.SRC_AS, UNSIGNED32, 16);
        number(FlowColumn.DST_AS, UNSIGNED32, 17);
        number(FlowColumn.PREV_AS, UNSIGNED32, 129);
        number(FlowColumn.NEXT_AS, UNSIGNED32, 128);
        number(FlowColumn.SRC_MASK, UNSIGNED8, 29, 9);
        number(FlowColumn.DST_MASK, UNSIGNED8, 30, 13);
        number(FlowColumn.FORWARDING_STATUS, UNSIGNED32, 89);
        number(FlowColumn.NAT_SRC_PORT, UNSIGNED16, 227, 40003);
        number(FlowColumn.NAT_DST_PORT, UNSIGNED16, 228, 40004);
        number(FlowColumn.NAT_EVENT, UNSIGNED8, 230);
        number(FlowColumn.FIREWALL_EVENT, UNSIGNED8, 233, 40005);
        slot(Slot.EXTENDED_FIREWALL_EVENT, UNSIGNED16, 33002);
        number(FlowColumn.FLOW_END_REASON, UNSIGNED8, 136);
        number(FlowColumn.FLOW_ID, UNSIGNED64, 148);
    }

    private static void link() {
        number(FlowColumn.FRAME_BYTES, UNSIGNED16, 312);
        macs(FlowColumn.SRC_MAC, 56);
        macs(FlowColumn.DST_MAC, 80);
        macs(FlowColumn.POST_SRC_MAC, 81);
        macs(FlowColumn.POST_DST_MAC, 57);
        number(FlowColumn.VLAN_ID, UNSIGNED16, 58, 243);
        number(FlowColumn.POST_VLAN_ID, UNSIGNED16, 59, 254);
        number(FlowColumn.CUSTOMER_VLAN_ID, UNSIGNED16, 245);
        number(FlowColumn.ETHER_TYPE, UNSIGNED16, 256);
        number(FlowColumn.L2_SEGMENT_ID, UNSIGNED64, 351);
        for (int id = 70; id <= 79; id++) {
            column(0, id, OCTETS, Use.LABEL, FlowColumn.MPLS_LABELS);
        }
        column(0, 90, OCTETS, Use.HEX, FlowColumn.MPLS_RD);
    }

    private static void names() {
        column(0, 82, TEXT, Use.INTERFACE_NAME, FlowColumn.IN_IF_NAME);
        column(0, 83, TEXT, Use.INTERFACE_NAME, FlowColumn.IN_IF_NAME);
        column(0, 236, TEXT, Use.TEXT, FlowColumn.IN_VRF_NAME);
        column(0, 95, OCTETS, Use.APPLICATION, FlowColumn.APP_ID);
        texts(FlowColumn.APP_NAME, 96);
        texts(FlowColumn.USER_NAME, 371, 40000);
        texts(FlowColumn.HTTP_HOST, 460);
        column(0, 33000, OCTETS, Use.INGRESS_ACL, FlowColumn.ACL_IDS);
        column(0, 33001, OCTETS, Use.EGRESS_ACL, FlowColumn.ACL_IDS);
        column(0, 293, OCTETS, Use.NESTED, null);
        column(0, 313, OCTETS, Use.PACKET, null);
        // Cisco's layer2packetSectionData, and what became of it
        column(0, 104, OCTETS, Use.FRAME, null);
        column(0, 315, OCTETS, Use.FRAME, null);
    }

    private static void slot(Slot slot, ElementType type, int... ids) {
        slotOf(0, slot, type, ids);
    }

    private static void slotOf(int enterprise, Slot slot, ElementType type, int... ids) {
        for (int id : ids) {
            add(enterprise, id, new Element(type, Use.SLOT, null, slot, nextRank++));
        }
    }

    private static void number(FlowColumn column, ElementType type, int... ids) {
        for (int id : ids) {
            column(0, id, type, Use.NUMBER, column);
        }
    }

    private static void addresses(FlowColumn column, int ipv6, int ipv4) {
        column(0, ipv6, IPV6, Use.IPV6, column);
        column(0, ipv4, IPV4, Use.IPV4, column);
    }

    private static void macs(FlowColumn column, int id) {
        column(0, id, MAC, Use.MAC, column);
    }

    private static void texts(FlowColumn column, int... ids) {
        for (int id : ids) {
            column(0, id, TEXT, Use.TEXT, column);
        }
    }

    private static void column(
            int enterprise, int id, ElementType type, Use use, @Nullable FlowColumn column) {
        add(enterprise, id, new Element(type, use, column, null, nextRank++));
    }

    private static void add(int enterprise, int id, Element element) {
        ALL.computeIfAbsent(key(enterprise, id), k -> new ArrayList<>(1)).add(element);
    }

    private static long key(int enterprise, int id) {
        return (long) enterprise << 16 | id;
    }
}
