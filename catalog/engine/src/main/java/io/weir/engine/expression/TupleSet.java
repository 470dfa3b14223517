package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of several values, none of them NULL, in an open-addressing hash table of words of 64 bits:
 * one for a number, two for an address, one for a text, which is its number. Built by one thread;
 * after that, safe between threads.
 */
public final class TupleSet {
    private static final int FEWEST_SLOTS = 1 << 8;
    private static final long FREE = -1;
    private static final long TAG = 0xffff_ffffL << Integer.SIZE;
    private static final long BYTES_OF_A_TEXT = 128;

    private final ValueKind[] kinds;
    private final int width;
    private final Map<String, Integer> texts = new HashMap<>();
    private long[] words;

    /** A row's number, and above it half of its hash, so that most others are not looked at. */
    private long[] slots = new long[FEWEST_SLOTS];

    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FEWEST_SLOTS);
    private int size;

    /**
     * @param kinds of a row's values; there are no floating point numbers among them
     */
    public TupleSet(List<ValueKind> kinds) {
        this.kinds = kinds.toArray(ValueKind[]::new);
        int wide = 0;
        for (ValueKind kind : kinds) {
            wide += kind == ValueKind.ADDRESS ? 2 : 1;
        }
        width = wide;
        words = new long[FEWEST_SLOTS / 2 * width];
        Arrays.fill(slots, FREE);
    }

    /** How many different rows. */
    public int size() {
        return size;
    }

    /** Bytes of memory that it holds, about. */
    public long bytes() {
        return 8L * (words.length + slots.length) + BYTES_OF_A_TEXT * texts.size();
    }

    /** Adds the rows of a batch that have no NULL; its columns are the values. */
    public void add(Batch batch) throws IOException {
        for (int key = 0; key < kinds.length; key++) {
            if (kinds[key] == ValueKind.TEXT) {
                addTexts(batch.values(key), batch.count());
            }
        }
        Lookup lookup = new Lookup();
        for (int key = 0; key < kinds.length; key++) {
            lookup.take(key, batch.values(key), batch.count());
        }
        for (int row = 0; row < batch.count(); row++) {
            if (lookup.complete[row]) {
                add(lookup.rowWords, row * width);
            }
        }
    }

    private void addTexts(ValueBuffer values, int count) {
        for (int row = 0; row < count; row++) {
            if (!values.nulls()[row]) {
                texts.putIfAbsent(values.texts()[row], texts.size());
            }
        }
    }

    private void add(long[] of, int at) {
        long hash = Words.hash(of, at, width);
        int slot = slot(hash, of, at);
        if (slots[slot] != FREE) {
            return;
        }
        if ((size + 1) * width > words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
        }
        System.arraycopy(of, at, words, size * width, width);
        slots[slot] = tagged(hash, size++);
        if (2 * size > slots.length) {
            moreSlots();
        }
    }

    private void moreSlots() {
        slots = new long[Math.multiplyExact(slots.length, 2)];
        Arrays.fill(slots, FREE);
        shift--;
        for (int row = 0; row < size; row++) {
            long hash = Words.hash(words, row * width, width);
            slots[slot(hash, words, row * width)] = tagged(hash, row);
        }
    }

    /** The upper bits of a hash choose the slot, so the lower ones are the tag. */
    private static long tagged(long hash, int row) {
        return hash << Integer.SIZE | row;
    }

    /** Where a row is, or would be. */
    private int slot(long hash, long[] of, int at) {
        int slot = (int) (hash >>> shift);
        long found = slots[slot];
        while (found != FREE && !isSame(found, hash, of, at)) {
            slot = (slot + 1) & (slots.length - 1);
            found = slots[slot];
        }
        return slot;
    }

    private boolean isSame(long found, long hash, long[] of, int at) {
        return ((found ^ hash << Integer.SIZE) & TAG) == 0
                && Words.isSame(words, (int) found * width, of, at, width);
    }

    /** A new lookup, for one thread. */
    public Lookup open() {
        return new Lookup();
    }

    /** Rows that are looked for, a batch at a time. One owner. */
    public final class Lookup {
        private final long[] rowWords = new long[width * ValueBuffer.CAPACITY];

        /** Rows without a value that is NULL, or a text that no row of the set has. */
        private final boolean[] complete = new boolean[ValueBuffer.CAPACITY];

        private final long[] hashes = new long[ValueBuffer.CAPACITY];
        private final long[] firsts = new long[ValueBuffer.CAPACITY];

        private Lookup() {}

        /**
         * Takes the values of one column.
         *
         * @param key number of the column; columns are taken in order
         */
        public void take(int key, ValueBuffer values, int count) {
            if (key == 0) {
                Arrays.fill(complete, 0, count, true);
            }
            int word = 0;
            for (int before = 0; before < key; before++) {
                word += kinds[before] == ValueKind.ADDRESS ? 2 : 1;
            }
            for (int row = 0; row < count; row++) {
                complete[row] &= !values.nulls()[row];
            }
            switch (kinds[key]) {
                case NUMBER -> fill(values.longs(), word, count);
                case ADDRESS -> {
                    fill(values.highs(), word, count);
                    fill(values.longs(), word + 1, count);
                }
                case TEXT -> fillTexts(values, word, count);
                case DOUBLE ->
                        throw new IllegalStateException("sets have no floating point numbers");
            }
        }

        private void fill(long[] values, int word, int count) {
            for (int row = 0; row < count; row++) {
                rowWords[row * width + word] = values[row];
            }
        }

        private void fillTexts(ValueBuffer values, int word, int count) {
            for (int row = 0; row < count; row++) {
                Integer number = complete[row] ? texts.get(values.texts()[row]) : null;
                complete[row] = number != null;
                rowWords[row * width + word] = number == null ? 0 : number;
            }
        }

        /**
         * Finds the rows whose columns were taken; those with a NULL are not in the set.
         *
         * @param found receives 1 for a row that is in the set, and 0
         */
        public void find(long[] found, int count) {
            for (int row = 0; row < count; row++) {
                hashes[row] = Words.hash(rowWords, row * width, width);
            }
            // Apart, so that one row need not wait for the memory of another.
            for (int row = 0; row < count; row++) {
                firsts[row] = slots[(int) (hashes[row] >>> shift)];
            }
            for (int row = 0; row < count; row++) {
                found[row] = complete[row] && isIn(row) ? 1 : 0;
            }
        }

        private boolean isIn(int row) {
            int at = row * width;
            return firsts[row] != FREE
                    && (isSame(firsts[row], hashes[row], rowWords, at)
                            || slots[slot(hashes[row], rowWords, at)] != FREE);
        }
    }
}
