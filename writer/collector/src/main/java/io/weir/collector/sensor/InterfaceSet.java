package io.weir.collector.sensor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/** Some interface numbers. Immutable, so any thread may ask it; asking allocates nothing. */
public final class InterfaceSet {
    /** Numbers below this are bits; few exporters have others. */
    private static final int BITS = 1 << 16;

    private final BitSet low = new BitSet();
    private final long[] high;

    private InterfaceSet(Collection<Long> numbers) {
        numbers.stream().filter(n -> n < BITS).forEach(n -> low.set(n.intValue()));
        high = numbers.stream().mapToLong(n -> n).filter(n -> n >= BITS).sorted().toArray();
    }

    /** The set of these numbers, 0 to 2^32 - 1. */
    public static InterfaceSet of(Collection<Long> numbers) {
        return new InterfaceSet(numbers);
    }

    /** Whether {@code number} is in the set. */
    public boolean contains(long number) {
        return number < BITS ? low.get((int) number) : Arrays.binarySearch(high, number) >= 0;
    }
}
