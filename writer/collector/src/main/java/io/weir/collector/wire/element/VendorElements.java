package io.weir.collector.wire.element;

import static io.weir.collector.wire.element.ElementType.IPV4;
import static io.weir.collector.wire.element.ElementType.OCTETS;
import static io.weir.collector.wire.element.ElementType.TEXT;
import static io.weir.collector.wire.element.ElementType.UNSIGNED16;
import static io.weir.collector.wire.element.ElementType.UNSIGNED64;
import static io.weir.collector.wire.element.ElementType.UNSIGNED8;

import io.weir.format.FlowColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of enterprises that fill columns; enterprise 0: those that ntop and Palo Alto number
 * themselves in NetFlow v9. Numbers and types are Wireshark's; Nokia's, Procera's and Viptela's are
 * the logstash codec's, Flowmon's the manual of CESNET's ipfixprobe.
 */
final class VendorElements {
    /** In an enterprise's own id, CERT's mark of the other direction. */
    private static final int CERT_REVERSE = 0x4000;

    private static final int CISCO = 9;
    private static final int NOKIA = 637;
    private static final int IXIA = 3054;
    private static final int NETSCALER = 5951;
    private static final int VMWARE = 6876;
    private static final int BARRACUDA = 10704;
    private static final int PROCERA = 15397;
    private static final int FLOWMON = 39499;
    private static final int VIPTELA = 41916;

    /** In the order of preference; IANA's come before all of them. */
    static final List<VendorElement> ALL =
            List.of(
                    slot(Elements.CERT, 14, UNSIGNED8, Slot.INITIAL_TCP_FLAGS),
                    slot(Elements.CERT, 15, UNSIGNED8, Slot.SESSION_TCP_FLAGS),
                    slot(
                            Elements.CERT,
                            CERT_REVERSE | 14,
                            UNSIGNED8,
                            Slot.REVERSE_INITIAL_TCP_FLAGS),
                    slot(
                            Elements.CERT,
                            CERT_REVERSE | 15,
                            UNSIGNED8,
                            Slot.REVERSE_SESSION_TCP_FLAGS),
                    // Cisco: ASA's in IPFIX, and application visibility's client and server
                    slot(CISCO, 33002 - 32768, UNSIGNED16, Slot.EXTENDED_FIREWALL_EVENT),
                    column(CISCO, 33000 - 32768, OCTETS, Use.INGRESS_ACL, FlowColumn.ACL_IDS),
                    column(CISCO, 33001 - 32768, OCTETS, Use.EGRESS_ACL, FlowColumn.ACL_IDS),
                    column(CISCO, 12235, OCTETS, Use.NBAR_FIELD, FlowColumn.HTTP_HOST),
                    column(CISCO, 12236, IPV4, Use.IPV4, FlowColumn.SRC_ADDR),
                    column(CISCO, 12237, IPV4, Use.IPV4, FlowColumn.DST_ADDR),
                    slot(CISCO, 12240, UNSIGNED16, Slot.SOURCE_PORT),
                    slot(CISCO, 12241, UNSIGNED16, Slot.DESTINATION_PORT),
                    // ntop
                    text(0, Elements.NTOP_V9 + 119, FlowColumn.APP_NAME),
                    text(0, Elements.NTOP_V9 + 121, FlowColumn.USER_NAME),
                    text(0, Elements.NTOP_V9 + 187, FlowColumn.HTTP_HOST),
                    text(0, Elements.NTOP_V9 + 427, FlowColumn.APP_NAME),
                    text(0, Elements.NTOP_V9 + 428, FlowColumn.USER_NAME),
                    text(Elements.NTOP, 119, FlowColumn.APP_NAME),
                    text(Elements.NTOP, 121, FlowColumn.USER_NAME),
                    text(Elements.NTOP, 187, FlowColumn.HTTP_HOST),
                    text(Elements.NTOP, 427, FlowColumn.APP_NAME),
                    text(Elements.NTOP, 428, FlowColumn.USER_NAME),
                    // Palo Alto: App-ID and User-ID
                    text(0, 56701, FlowColumn.APP_NAME),
                    text(0, 56702, FlowColumn.USER_NAME),
                    // Citrix NetScaler: host, application, AAA user, ICA user
                    text(NETSCALER, 142, FlowColumn.HTTP_HOST),
                    text(NETSCALER, 152, FlowColumn.APP_NAME),
                    text(NETSCALER, 205, FlowColumn.USER_NAME),
                    text(NETSCALER, 250, FlowColumn.USER_NAME),
                    // Barracuda: what the firewall translates to
                    text(BARRACUDA, 5, FlowColumn.APP_NAME),
                    column(BARRACUDA, 8, IPV4, Use.IPV4, FlowColumn.NAT_SRC_ADDR),
                    column(BARRACUDA, 9, UNSIGNED16, Use.NUMBER, FlowColumn.NAT_SRC_PORT),
                    column(BARRACUDA, 10, IPV4, Use.IPV4, FlowColumn.NAT_DST_ADDR),
                    column(BARRACUDA, 11, UNSIGNED16, Use.NUMBER, FlowColumn.NAT_DST_PORT),
                    // Ixia IxFlow: also the other direction
                    text(IXIA, 111, FlowColumn.APP_NAME),
                    text(IXIA, 183, FlowColumn.HTTP_HOST),
                    text(IXIA, 212, FlowColumn.USER_NAME),
                    slot(IXIA, 176, UNSIGNED64, Slot.REVERSE_BYTES),
                    slot(IXIA, 177, UNSIGNED64, Slot.REVERSE_PACKETS),
                    // Nokia: services inside and outside of NAT, subscriber
                    column(NOKIA, 91, UNSIGNED16, Use.NUMBER, FlowColumn.IN_VRF),
                    column(NOKIA, 92, UNSIGNED16, Use.NUMBER, FlowColumn.OUT_VRF),
                    text(NOKIA, 93, FlowColumn.USER_NAME),
                    // Procera: service, server's name, subscriber
                    text(PROCERA, 1, FlowColumn.APP_NAME),
                    text(PROCERA, 18, FlowColumn.HTTP_HOST),
                    text(PROCERA, 28, FlowColumn.USER_NAME),
                    // Flowmon: host; Viptela: VPN; Open vSwitch: a tunnel's key, as long as its
                    // kind has it
                    text(FLOWMON, 1, FlowColumn.HTTP_HOST),
                    column(VIPTELA, 4321, UNSIGNED64, Use.NUMBER, FlowColumn.IN_VRF),
                    column(VMWARE, 892, OCTETS, Use.NUMBER, FlowColumn.L2_SEGMENT_ID));

    private VendorElements() {}

    /** An element and what it fills; of column and slot one is null. */
    record VendorElement(
            int enterprise,
            int id,
            ElementType type,
            Use use,
            @Nullable FlowColumn column,
            @Nullable Slot slot) {
        Element ranked(int rank) {
            return new Element(type, use, column, slot, rank);
        }
    }

    private static VendorElement text(int enterprise, int id, FlowColumn column) {
        return column(enterprise, id, TEXT, Use.TEXT, column);
    }

    private static VendorElement column(
            int enterprise, int id, ElementType type, Use use, FlowColumn column) {
        return new VendorElement(enterprise, id, type, use, column, null);
    }

    private static VendorElement slot(int enterprise, int id, ElementType type, Slot slot) {
        return new VendorElement(enterprise, id, type, Use.SLOT, null, slot);
    }
}
