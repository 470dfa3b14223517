package io.weir.collector.wire.sflow;

/** Values of IPFIX element 89 for what sFlow says of a packet's way. */
final class ForwardingStatus {
    static final int FORWARDED = 0x40;
    static final int FOR_US = 0xc3;

    private static final int DROPPED = 0x80;
    private static final int ACL_DENY = 0x81;
    private static final int ACL_DROP = 0x82;
    private static final int UNROUTABLE = 0x83;
    private static final int ADJACENCY = 0x84;
    private static final int FRAGMENTATION = 0x85;
    private static final int BAD_TTL = 0x89;
    private static final int POLICER = 0x8a;
    private static final int WRED = 0x8b;

    private ForwardingStatus() {}

    /**
     * The status for a discard reason: below 256 a code of ICMP destination unreachable (RFC 1812),
     * from there on sFlow's own.
     */
    static int ofDiscard(long reason) {
        return switch ((int) Math.min(reason, Integer.MAX_VALUE)) {
            case 0, 5, 6, 7, 8, 11, 12 -> UNROUTABLE;
            case 1 -> ADJACENCY;
            case 4, 262 -> FRAGMENTATION;
            case 9, 10, 13 -> ACL_DENY;
            case 257 -> BAD_TTL;
            case 258 -> ACL_DROP;
            case 260 -> WRED;
            case 261 -> POLICER;
            default -> DROPPED;
        };
    }
}
