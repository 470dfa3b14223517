package io.weir.udfs.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The union of some prefixes. Immutable, so any thread may ask it. {@code contains} is a binary
 * search over disjoint ranges: no allocation, whatever the number of prefixes.
 */
public final class PrefixSet {
    private final List<Prefix> prefixes;
    private final List<AddressRange> ranges;
    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private PrefixSet(List<Prefix> prefixes) {
        this.prefixes = List.copyOf(prefixes);
        this.ranges = disjoint(prefixes);
        int size = ranges.size();
        firstHigh = new long[size];
        firstLow = new long[size];
        lastHigh = new long[size];
        lastLow = new long[size];
        for (int i = 0; i < size; i++) {
            AddressRange range = ranges.get(i);
            firstHigh[i] = range.first().high();
            firstLow[i] = range.first().low();
            lastHigh[i] = range.last().high();
            lastLow[i] = range.last().low();
        }
    }

    /** The set of every address that one of these prefixes holds. */
    public static PrefixSet of(List<Prefix> prefixes) {
        return new PrefixSet(prefixes);
    }

    /**
     * As {@link #of}, from text.
     *
     * @throws AddressFormatException for the first text that is no prefix
     */
    public static PrefixSet parse(String... prefixes) {
        List<Prefix> parsed = new ArrayList<>(prefixes.length);
        for (String prefix : prefixes) {
            parsed.add(Prefix.parse(prefix));
        }
        return new PrefixSet(parsed);
    }

    /** Whether the address with these bits is in the set. */
    public boolean contains(long high, long low) {
        int from = 0;
        int to = firstHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (Addresses.compare(high, low, firstHigh[middle], firstLow[middle]) < 0) {
                to = middle - 1;
            } else if (Addresses.compare(high, low, lastHigh[middle], lastLow[middle]) > 0) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** As {@link #contains(long, long)}, for 16 bytes. */
    public boolean contains(byte[] address) {
        return contains(Addresses.high(address), Addresses.low(address));
    }

    /** The prefixes that the set was made from, in their order. */
    public List<Prefix> prefixes() {
        return prefixes;
    }

    /**
     * The same addresses as disjoint ranges in address order; neighbors without a gap are one
     * range.
     */
    public List<AddressRange> ranges() {
        return ranges;
    }

    private static List<AddressRange> disjoint(List<Prefix> prefixes) {
        List<AddressRange> sorted = new ArrayList<>();
        for (Prefix prefix : prefixes) {
            sorted.addAll(prefix.ranges());
        }
        sorted.sort(Comparator.comparing(AddressRange::first));
        List<AddressRange> merged = new ArrayList<>();
        for (AddressRange next : sorted) {
            int top = merged.size() - 1;
            if (top >= 0 && touches(merged.get(top), next)) {
                merged.set(top, union(merged.get(top), next));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    private static boolean touches(AddressRange earlier, AddressRange later) {
        long low = earlier.last().low() + 1;
        long high = low == 0 ? earlier.last().high() + 1 : earlier.last().high();
        boolean earlierIsLast = low == 0 && high == 0;
        return earlierIsLast
                || Addresses.compare(later.first().high(), later.first().low(), high, low) <= 0;
    }

    private static AddressRange union(AddressRange earlier, AddressRange later) {
        Address last = earlier.last().compareTo(later.last()) >= 0 ? earlier.last() : later.last();
        return new AddressRange(earlier.first(), last);
    }

    @Override
    public String toString() {
        return prefixes.toString();
    }
}
