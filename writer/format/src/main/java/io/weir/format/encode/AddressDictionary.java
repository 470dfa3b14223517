package io.weir.format.encode;

import java.util.Arrays;

/** As {@link LongDictionary}, for addresses of 128 bits. One owner. */
public final class AddressDictionary {
    private static final int FEWEST_SLOTS = 1 << 8;
    private static final int FREE = -1;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final long SPREAD_HIGH = 0xc2b2_ae3d_27d4_eb4fL;

    private long[] highs = new long[FEWEST_SLOTS];
    private long[] lows = new long[FEWEST_SLOTS];
    private long[] keys = new long[FEWEST_SLOTS];
    private int[] ids = new int[FEWEST_SLOTS];
    private int slots;
    private int shift;
    private int size;

    /** An empty dictionary. */
    public AddressDictionary() {
        clear();
    }

    /** Forgets everything; the room that a small table does not use is kept. */
    public void clear() {
        size = 0;
        useSlots(FEWEST_SLOTS);
    }

    /** Bytes of memory that it holds. */
    public long bytes() {
        return 16L * lows.length + 12L * ids.length;
    }

    /** How many addresses there are. */
    public int size() {
        return size;
    }

    /** The high halves by id, from index 0 to {@link #size()}; valid until the next change. */
    public long[] highs() {
        return highs;
    }

    /** The low halves by id. */
    public long[] lows() {
        return lows;
    }

    /** The id of an address, which is new where the address is. */
    public int idOf(long high, long low) {
        int slot = slotOf(high, low);
        while (ids[slot] != FREE) {
            if (keys[slot] == low && highs[ids[slot]] == high) {
                return ids[slot];
            }
            slot = (slot + 1) & (slots - 1);
        }
        return add(high, low, slot);
    }

    private int slotOf(long high, long low) {
        return (int) (((low ^ (high * SPREAD_HIGH)) * SPREAD) >>> shift);
    }

    private int add(long high, long low, int slot) {
        int id = size++;
        if (id == lows.length) {
            lows = Arrays.copyOf(lows, 2 * id);
            highs = Arrays.copyOf(highs, 2 * id);
        }
        highs[id] = high;
        lows[id] = low;
        keys[slot] = low;
        ids[slot] = id;
        if (2 * size > slots) {
            useSlots(4 * slots);
            for (int i = 0; i < size; i++) {
                place(i);
            }
        }
        return id;
    }

    private void place(int id) {
        int slot = slotOf(highs[id], lows[id]);
        while (ids[slot] != FREE) {
            slot = (slot + 1) & (slots - 1);
        }
        keys[slot] = lows[id];
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
