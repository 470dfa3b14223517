package io.weir.collector.wire.record;

/** What is done with one field of a record. */
enum Step {
    NUMBER,
    /** A number that its column may be too narrow for. */
    WIDE_NUMBER,
    DSCP,
    IPV4,
    IPV6,
    MAC,
    TEXT,
    HEX,
    APPLICATION,
    NBAR_FIELD,
    LABEL,
    INGRESS_ACL,
    EGRESS_ACL,
    /** A number of up to 64 bits goes to a slot, at most 2^63 - 1. */
    SLOT,
    /** 64 bits go to a slot as they are. */
    SLOT_BITS,
    /** A float of 32 or 64 bits goes to a slot, as the bits of a double. */
    SLOT_FLOAT,
    NESTED,
    FRAME,
    PACKET;

    /** Whether the value goes to a slot, and not to a column. */
    boolean fillsSlot() {
        return switch (this) {
            case SLOT, SLOT_BITS, SLOT_FLOAT -> true;
            case NUMBER,
                    WIDE_NUMBER,
                    DSCP,
                    IPV4,
                    IPV6,
                    MAC,
                    TEXT,
                    HEX,
                    APPLICATION,
                    NBAR_FIELD,
                    LABEL,
                    INGRESS_ACL,
                    EGRESS_ACL,
                    NESTED,
                    FRAME,
                    PACKET ->
                    false;
        };
    }
}
