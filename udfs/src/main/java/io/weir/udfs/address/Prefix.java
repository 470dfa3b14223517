package io.weir.udfs.address;

import java.util.List;

/**
 * A network: an address whose host bits are zero, and the number of leading bits that count. It
 * holds addresses of its own family only: {@code ::/0} holds no IPv4 address.
 *
 * @param network first address, host bits zero
 * @param length bits that count, 0 to 32 for IPv4 and 0 to 128 for IPv6
 */
public record Prefix(Address network, int length) {
    private static final Address BEFORE_IPV4 = Address.parse("::fffe:ffff:ffff");
    private static final Address AFTER_IPV4 = Address.parse("::1:0:0:0");

    /** Refuses a length that the family does not have, and host bits that are set. */
    public Prefix {
        if (!mask(network, length).equals(network)) {
            throw new IllegalArgumentException(
                    "prefix "
                            + network
                            + "/"
                            + length
                            + " has host bits set; expected "
                            + mask(network, length)
                            + "/"
                            + length);
        }
    }

    /**
     * The prefix that {@code text} writes: an address, {@code /} and a length, all host bits zero.
     *
     * @throws AddressFormatException with a message that shows a right one
     */
    public static Prefix parse(String text) {
        return PrefixParser.parse(text);
    }

    /** The prefix of this length that holds {@code address}: its host bits are zeroed. */
    public static Prefix of(Address address, int length) {
        return new Prefix(mask(address, length), length);
    }

    /**
     * {@code address} with all but its first {@code length} bits (of its family) zeroed.
     *
     * @throws IllegalArgumentException for a length that the family does not have
     */
    public static Address mask(Address address, int length) {
        int most = address.isIpv4() ? 32 : 128;
        if (length < 0 || length > most) {
            throw new IllegalArgumentException(
                    "prefix length " + length + " of " + address + "; expected 0 to " + most);
        }
        int bits = address.isIpv4() ? 96 + length : length;
        return new Address(address.high() & highMask(bits), address.low() & lowMask(bits));
    }

    /** First 64 bits of the mask of {@code bits} (0 to 128) ones. */
    public static long highMask(int bits) {
        return bits == 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
    }

    /** Last 64 bits of the mask of {@code bits} (0 to 128) ones. */
    public static long lowMask(int bits) {
        return bits <= 64 ? 0 : -1L << (128 - bits);
    }

    /** Whether this is an IPv4 prefix. */
    public boolean isIpv4() {
        return network.isIpv4();
    }

    /** Lowest address: the network itself. */
    public Address first() {
        return network;
    }

    /** Highest address: all host bits one. */
    public Address last() {
        int bits = bitsOf128();
        return new Address(network.high() | ~highMask(bits), network.low() | ~lowMask(bits));
    }

    /** Whether the address with these bits is of this family and in this network. */
    public boolean contains(long high, long low) {
        int bits = bitsOf128();
        return (high & highMask(bits)) == network.high()
                && (low & lowMask(bits)) == network.low()
                && Addresses.isIpv4(high, low) == isIpv4();
    }

    /** As {@link #contains(long, long)}, for 16 bytes. */
    public boolean contains(byte[] address) {
        return contains(Addresses.high(address), Addresses.low(address));
    }

    /**
     * What the prefix holds, as one or two ranges in address order. Use these, not {@link #first}
     * and {@link #last}, for statistics: an IPv6 prefix around the block that IPv4 addresses are
     * kept in, such as {@code ::/0}, is cut there.
     */
    public List<AddressRange> ranges() {
        boolean enclosesIpv4 =
                !isIpv4()
                        && first().compareTo(BEFORE_IPV4) <= 0
                        && last().compareTo(BEFORE_IPV4) > 0;
        if (!enclosesIpv4) {
            return List.of(new AddressRange(first(), last()));
        }
        AddressRange below = new AddressRange(first(), BEFORE_IPV4);
        return last().compareTo(AFTER_IPV4) < 0
                ? List.of(below)
                : List.of(below, new AddressRange(AFTER_IPV4, last()));
    }

    private int bitsOf128() {
        return isIpv4() ? 96 + length : length;
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}
