package io.weir.format.encode;

import java.util.Arrays;

/**
 * Distinct numbers and their ids, which count from 0 as the numbers come. An open-addressing hash
 * table that can be emptied and filled again. One owner.
 */
public final class LongDictionary {
    private static final int FEWEST_SLOTS = 1 << 8;
    private static final int FREE = -1;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private long[] values = new long[FEWEST_SLOTS];
    private long[] keys = new long[FEWEST_SLOTS];
    private int[] ids = new int[FEWEST_SLOTS];
    private int slots;
    private int shift;
    private int size;

    /** An empty dictionary. */
    public LongDictionary() {
        clear();
    }

    /** Forgets everything; the room that a small table does not use is kept. */
    public void clear() {
        size = 0;
        useSlots(FEWEST_SLOTS);
    }

    /** Bytes of memory that it holds. */
    public long bytes() {
        return 8L * values.length + 12L * ids.length;
    }

    /** How many numbers there are. */
    public int size() {
        return size;
    }

    /** The numbers by id, from index 0 to {@link #size()}; valid until the next change. */
    public long[] values() {
        return values;
    }

    /** The id of a number, which is new where the number is. */
    public int idOf(long value) {
        int slot = (int) ((value * SPREAD) >>> shift);
        while (ids[slot] != FREE) {
            if (keys[slot] == value) {
                return ids[slot];
            }
            slot = (slot + 1) & (slots - 1);
        }
        return add(value, slot);
    }

    private int add(long value, int slot) {
        int id = size++;
        if (id == values.length) {
            values = Arrays.copyOf(values, 2 * id);
        }
        values[id] = value;
        keys[slot] = value;
        ids[slot] = id;
        if (2 * size > slots) {
            useSlots(4 * slots);
            for (int i = 0; i < size; i++) {
                place(values[i], i);
            }
        }
        return id;
    }

    private void place(long value, int id) {
        int slot = (int) ((value * SPREAD) >>> shift);
        while (ids[slot] != FREE) {
            slot = (slot + 1) & (slots - 1);
        }
        keys[slot] = value;
        ids[slot] = id;
    }

    private void useSlots(int wanted) {
        slots = wanted;
        shift = Long.numberOfLeadingZeros(wanted) + 1;
        if (ids.length < wanted) {
            ids = new int[wanted];
            keys = new long[wanted];
        }
        Arrays.fill(ids, 0, wanted, FREE);
    }
}
