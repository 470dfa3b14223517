package io.weir.udfs.address;

/** The addresses from {@code first} to {@code last}, both included. */
public record AddressRange(Address first, Address last) {
    /** Refuses a range that ends before it begins. */
    public AddressRange {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(
                    "address range from " + first + " to " + last + " ends before it begins");
        }
    }

    /** Whether the address with these bits lies in the range. */
    public boolean contains(long high, long low) {
        return Addresses.compare(first.high(), first.low(), high, low) <= 0
                && Addresses.compare(high, low, last.high(), last.low()) <= 0;
    }
}
