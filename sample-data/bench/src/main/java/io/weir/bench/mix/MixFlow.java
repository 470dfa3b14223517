package io.weir.bench.mix;

/** One flow of the mix; filled again and again. */
public final class MixFlow {
    public boolean ipv6;

    /** High 64 bits; 0 for IPv4. */
    public long srcHigh;

    /** Low 64 bits, or the 32 bits of IPv4. */
    public long srcLow;

    public long dstHigh;
    public long dstLow;
    public int srcPort;
    public int dstPort;
    public int protocol;
    public int flags;
    public int tos;
    public int inIf;
    public int outIf;
    public int srcAs;
    public int dstAs;
    public int srcMask;
    public int dstMask;

    /** IPv4 address of the router that the flow was sent to. */
    public int nextHop;

    public int packets;
    public int bytes;

    /** From first to last packet. */
    public int durationMillis;

    /** From last packet to export. */
    public int ageMillis;
}
