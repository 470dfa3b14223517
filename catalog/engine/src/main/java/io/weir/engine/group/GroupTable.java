package io.weir.engine.group;

import java.util.Arrays;

/**
 * Numbers combinations of codes from 0 as they come: an open-addressing hash table whose keys lie
 * one after the other. Hot path; one owner.
 */
final class GroupTable {
    private static final int FEWEST_SLOTS = 1 << 10;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final long STEP = 0xc2b2_ae3d_27d4_eb4fL;
    private static final int FREE = -1;

    private final int width;
    private int[] keys;
    private int[] slots = new int[FEWEST_SLOTS];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FEWEST_SLOTS);
    private int size;

    /**
     * @param width codes of a combination, at least 1
     */
    GroupTable(int width) {
        this.width = width;
        keys = new int[FEWEST_SLOTS / 2 * width];
        Arrays.fill(slots, FREE);
    }

    /** Bytes of memory that it holds. */
    long bytes() {
        return 4L * (keys.length + slots.length);
    }

    /** Forgets all combinations; the room is kept. */
    void clear() {
        size = 0;
        Arrays.fill(slots, FREE);
    }

    /** How many combinations there are. */
    int size() {
        return size;
    }

    /** A code of a combination. */
    int code(int group, int place) {
        return keys[group * width + place];
    }

    /**
     * Numbers the combinations of a batch.
     *
     * @param codes for each place the codes of all rows
     * @param groups receives the numbers
     */
    void number(int[][] codes, int count, int[] groups) {
        for (int i = 0; i < count; i++) {
            long hash = 0;
            for (int place = 0; place < width; place++) {
                hash = (hash ^ codes[place][i]) * STEP;
            }
            int slot = (int) ((hash * SPREAD) >>> shift);
            int group = slots[slot];
            while (group != FREE && !isAt(group, codes, i)) {
                slot = (slot + 1) & (slots.length - 1);
                group = slots[slot];
            }
            groups[i] = group == FREE ? add(codes, i, slot) : group;
        }
    }

    private boolean isAt(int group, int[][] codes, int row) {
        int at = group * width;
        for (int place = 0; place < width; place++) {
            if (keys[at + place] != codes[place][row]) {
                return false;
            }
        }
        return true;
    }

    private int add(int[][] codes, int row, int slot) {
        int group = size++;
        if (size * width > keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(keys.length, 2));
        }
        for (int place = 0; place < width; place++) {
            keys[group * width + place] = codes[place][row];
        }
        slots[slot] = group;
        if (2 * size > slots.length) {
            moreSlots();
        }
        return group;
    }

    private void moreSlots() {
        slots = new int[Math.multiplyExact(slots.length, 4)];
        Arrays.fill(slots, FREE);
        shift -= 2;
        for (int group = 0; group < size; group++) {
            long hash = 0;
            for (int place = 0; place < width; place++) {
                hash = (hash ^ keys[group * width + place]) * STEP;
            }
            int slot = (int) ((hash * SPREAD) >>> shift);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = group;
        }
    }
}
