package io.weir.collector.wire.element;

/**
 * Abstract data types (RFC 7011, 6.1), by what their encoding allows: numbers may be shortened
 * (6.2), texts and octets have any length, the rest has one.
 */
public enum ElementType {
    /** Up to 1 octet. */
    UNSIGNED8(1, 1),
    /** 1 to 2 octets. */
    UNSIGNED16(1, 2),
    /** 1 to 4 octets. */
    UNSIGNED32(1, 4),
    /** 1 to 8 octets. */
    UNSIGNED64(1, 8),
    /** 4 or 8 octets. */
    FLOAT64(4, 8),
    /** 4 octets. */
    IPV4(4, 4),
    /** 16 octets. */
    IPV6(16, 16),
    /** 6 octets. */
    MAC(6, 6),
    /** Seconds since 1970, 4 octets. */
    SECONDS(4, 4),
    /** Milliseconds since 1970, 8 octets. */
    MILLISECONDS(8, 8),
    /** NTP format: seconds since 1900 and a fraction, 8 octets. */
    NTP(8, 8),
    /** Any octets. */
    OCTETS(0, FieldSpec.VARIABLE),
    /** UTF-8. */
    TEXT(0, FieldSpec.VARIABLE);

    private final int shortest;
    private final int longest;

    ElementType(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Whether a template may give a field of this type {@code length} octets. */
    public boolean fits(int length) {
        if (this == FLOAT64) {
            return length == shortest || length == longest;
        }
        return length >= shortest && length <= longest;
    }

    /** For messages: the lengths that fit. */
    public String lengths() {
        if (this == FLOAT64) {
            return "4 or 8 octets";
        }
        if (longest == FieldSpec.VARIABLE) {
            return "any length";
        }
        return shortest == longest
                ? longest + (longest == 1 ? " octet" : " octets")
                : shortest + " to " + longest + " octets";
    }
}
