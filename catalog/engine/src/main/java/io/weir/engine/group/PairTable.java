package io.weir.engine.group;

import java.util.Arrays;

/**
 * Numbers pairs of codes from 0 as they come: by index while there are few different codes, else in
 * an open-addressing hash table. Hot path; one owner.
 */
final class PairTable {
    private static final int FEWEST_SLOTS = 1 << 10;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    /** Most entries of the index: with four bytes each, about what caches hold. */
    private static final int MOST_INDEXED = 1 << 19;

    /** With fewer pairs than an index has entries, by this factor, they are cleared one by one. */
    private static final int FEW = 16;

    private long[] pairs = new long[FEWEST_SLOTS / 2];
    private int size;

    /** One more than the number of a pair, 0 where there is none, by both codes; or empty. */
    private int[] index = new int[FEWEST_SLOTS];

    /** Bits of the first code, and of the second, which is the lower in the index. */
    private int firstBits;

    private int secondBits = 10;

    /** For each slot the pair, then one more than its number; empty while there is the index. */
    private long[] slots = new long[0];

    private int shift;

    /** Bytes of memory that it holds. */
    long bytes() {
        return 8L * (pairs.length + slots.length) + 4L * index.length;
    }

    /** Forgets all pairs; the room is kept, but for slots that these pairs did not need. */
    void clear() {
        if (size < index.length / FEW) {
            for (int number = 0; number < size; number++) {
                index[(first(number) << secondBits) | second(number)] = 0;
            }
        } else {
            Arrays.fill(index, 0);
        }
        if (FEW * size < slots.length) {
            int needed = Math.max(FEWEST_SLOTS, Integer.highestOneBit(size) * 8);
            size = 0;
            useSlots(needed);
        } else {
            Arrays.fill(slots, 0);
            size = 0;
        }
    }

    /** How many pairs there are. */
    int size() {
        return size;
    }

    /** The first code of a pair. */
    int first(int number) {
        return (int) (pairs[number] >>> Integer.SIZE);
    }

    /** The second code of a pair. */
    int second(int number) {
        return (int) pairs[number];
    }

    /**
     * Numbers the pairs of a batch.
     *
     * @param numbers receives them; may be one of the others
     */
    void number(int[] first, int[] second, int count, int[] numbers) {
        if (index.length > 0 && fits(first, second, count)) {
            for (int i = 0; i < count; i++) {
                int at = (first[i] << secondBits) | second[i];
                int number = index[at] - 1;
                if (number < 0) {
                    number = add(first[i], second[i]);
                    index[at] = number + 1;
                }
                numbers[i] = number;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            long pair = ((long) first[i] << Integer.SIZE) | second[i];
            int at = (int) ((pair * SPREAD) >>> shift) << 1;
            while (slots[at + 1] != 0 && slots[at] != pair) {
                at = (at + 2) & (slots.length - 1);
            }
            int number = (int) slots[at + 1] - 1;
            if (number < 0) {
                number = add(first[i], second[i]);
                slots[at] = pair;
                slots[at + 1] = number + 1L;
                if (4 * size > slots.length) {
                    useSlots(4 * slots.length);
                }
            }
            numbers[i] = number;
        }
    }

    private int add(int first, int second) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.multiplyExact(size, 2));
        }
        pairs[size] = ((long) first << Integer.SIZE) | second;
        return size++;
    }

    /** Whether the codes can be indexed; if not, there is no index any more. */
    private boolean fits(int[] first, int[] second, int count) {
        int firstCodes = 0;
        int secondCodes = 0;
        for (int i = 0; i < count; i++) {
            firstCodes |= first[i];
            secondCodes |= second[i];
        }
        int neededFirst =
                Math.max(firstBits, Integer.SIZE - Integer.numberOfLeadingZeros(firstCodes));
        int neededSecond =
                Math.max(secondBits, Integer.SIZE - Integer.numberOfLeadingZeros(secondCodes));
        if (neededFirst == firstBits && neededSecond == secondBits) {
            return true;
        }
        if (1L << (neededFirst + neededSecond) > MOST_INDEXED) {
            index = new int[0];
            useSlots(Math.max(FEWEST_SLOTS, Integer.highestOneBit(size) * 8));
            return false;
        }
        firstBits = neededFirst;
        secondBits = neededSecond;
        index = new int[1 << (firstBits + secondBits)];
        for (int number = 0; number < size; number++) {
            index[(first(number) << secondBits) | second(number)] = number + 1;
        }
        return true;
    }

    /** Two longs a slot. */
    private void useSlots(int longs) {
        slots = new long[longs];
        shift = Long.SIZE + 1 - Integer.numberOfTrailingZeros(longs);
        for (int number = 0; number < size; number++) {
            int at = (int) ((pairs[number] * SPREAD) >>> shift) << 1;
            while (slots[at + 1] != 0) {
                at = (at + 2) & (longs - 1);
            }
            slots[at] = pairs[number];
            slots[at + 1] = number + 1L;
        }
    }
}
