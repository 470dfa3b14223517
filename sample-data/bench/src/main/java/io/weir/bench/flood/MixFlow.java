package io.weir.bench.flood;

/** One flow of the mix; filled again and again. */
final class MixFlow {
    boolean ipv6;

    /** High 64 bits; 0 for IPv4. */
    long srcHigh;

    /** Low 64 bits, or the 32 bits of IPv4. */
    long srcLow;

    long dstHigh;
    long dstLow;
    int srcPort;
    int dstPort;
    int protocol;
    int flags;
    int tos;
    int inIf;
    int outIf;
    int srcAs;
    int dstAs;
    int srcMask;
    int dstMask;

    /** IPv4 address of the router that the flow was sent to. */
    int nextHop;

    int packets;
    int bytes;

    /** From first to last packet. */
    int durationMillis;

    /** From last packet to export. */
    int ageMillis;
}
