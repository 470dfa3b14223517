package io.weir.collector.wire.element;

/** What is done with the value of an element. */
public enum Use {
    /** A number goes to a column. */
    NUMBER,
    /** A number's low 6 bits are the high ones of an octet that goes to a column. */
    DSCP,
    /** A number goes to a slot. */
    SLOT,
    /** An IPv4 address goes to a column. */
    IPV4,
    /** An IPv6 address goes to a column. */
    IPV6,
    /** A hardware address goes to a column, as text. */
    MAC,
    /** A text goes to a column. */
    TEXT,
    /** Octets go to a column, as hexadecimal digits. */
    HEX,
    /** An application id: an octet that says by whom, the rest says which. */
    APPLICATION,
    /** An entry of the label stack: 20 bits label, 3 bits, 1 bit. */
    LABEL,
    /** Cisco's access list of the ingress interface, 12 octets. */
    INGRESS_ACL,
    /** Cisco's access list of the egress interface, 12 octets. */
    EGRESS_ACL,
    /** Cisco's NBAR field: application id, 2 octets that say which field, a text. */
    NBAR_FIELD,
    /** A name of an interface: of which, the fields before it say. */
    INTERFACE_NAME,
    /** A subTemplateMultiList (RFC 6313, 4.5.3). */
    NESTED,
    /** The beginning of a packet, from its link layer on. */
    FRAME,
    /** The beginning of a packet, from its IP header on. */
    PACKET
}
