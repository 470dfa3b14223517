package io.weir.collector.wire.element;

/**
 * One field of a template.
 *
 * @param enterprise private enterprise number, 0 for IANA's and all of NetFlow v9's
 * @param id element id; in NetFlow v9 up to 65535
 * @param length octets, or {@link #VARIABLE}
 */
public record FieldSpec(int enterprise, int id, int length) {
    /** The length of a field that carries its own length (RFC 7011, 7). */
    public static final int VARIABLE = 65535;

    /** Whether each value carries its length. */
    public boolean isVariable() {
        return length == VARIABLE;
    }

    /** Whether this is element {@code ianaId} of IANA's registry. */
    public boolean is(int ianaId) {
        return enterprise == 0 && id == ianaId;
    }

    @Override
    public String toString() {
        String name = enterprise == 0 ? "" : Integer.toUnsignedString(enterprise) + "/";
        return "element " + name + id;
    }
}
