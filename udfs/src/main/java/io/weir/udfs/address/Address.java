package io.weir.udfs.address;

import org.jspecify.annotations.Nullable;

/**
 * One address as two longs in network order; IPv4 as {@code ::ffff:a.b.c.d}. Ordered as the 16
 * bytes are, that is unsigned.
 */
public record Address(long high, long low) implements Comparable<Address> {
    /** The address that {@code text} writes; see {@link Addresses#parse}. */
    public static Address parse(String text) {
        AddressParser parser = new AddressParser(text);
        if (!parser.parse()) {
            throw parser.failure();
        }
        return new Address(parser.high(), parser.low());
    }

    /** The address in {@code bytes}, which must be 16 long. */
    public static Address of(byte[] bytes) {
        return new Address(Addresses.high(bytes), Addresses.low(bytes));
    }

    /** The 16 bytes, network order. */
    public byte[] toBytes() {
        return Addresses.toBytes(high, low);
    }

    /** Whether this is an IPv4 address. */
    public boolean isIpv4() {
        return Addresses.isIpv4(high, low);
    }

    @Override
    public int compareTo(Address other) {
        return Addresses.compare(high, low, other.high, other.low);
    }

    // Without these two, the JVM makes code for them in every process that compares an address.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address && address.high == high && address.low == low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high) * 31 + Long.hashCode(low);
    }

    /** The canonical text; see {@link Addresses#format(byte[])}. */
    @Override
    public String toString() {
        return Addresses.format(high, low);
    }
}
