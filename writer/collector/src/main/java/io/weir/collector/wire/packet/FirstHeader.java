package io.weir.collector.wire.packet;

/** The header that a sampled packet begins with. */
public enum FirstHeader {
    /** Ethernet II or IEEE 802.3, without preamble. */
    ETHERNET,
    /** PPP, with or without the address and control octets of HDLC framing (RFC 1661, 1662). */
    PPP,
    /** A stack of MPLS labels (RFC 3032). */
    MPLS,
    /** IPv4 or IPv6, as the first four bits say. */
    IP
}
