package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueCodes;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.expression.Words;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys by their values: words of 64 bits that lie one after the other in an open-addressing hash
 * table. A number is one word, an address two, a text its code; the last word has a bit for each
 * key that is NULL. Hot path; one owner.
 */
final class WordKeys implements GroupKeys {
    private static final int FEWEST_SLOTS = 1 << 8;
    private static final int FREE = -1;
    private static final int MOST_KEYS = Long.SIZE;

    private final Batch batch;
    private final ValueKind[] kinds;
    private final int[] firstWords;
    private final Map<Integer, ValueCodes> texts = new HashMap<>();
    private final int[] textCodes = new int[ValueBuffer.CAPACITY];
    private final int width;
    private final long[] rowWords;
    private final long[] hashes = new long[ValueBuffer.CAPACITY];
    private final int[] groups = new int[ValueBuffer.CAPACITY];
    private long[] words;
    private int[] slots = new int[FEWEST_SLOTS];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FEWEST_SLOTS);
    private int size;

    /**
     * @param kinds of the batch's first columns, which are the keys: 1 to 64
     */
    WordKeys(List<ValueKind> kinds, Batch batch) {
        this.batch = batch;
        this.kinds = kinds.toArray(ValueKind[]::new);
        firstWords = new int[kinds.size()];
        int word = 0;
        for (int key = 0; key < kinds.size(); key++) {
            firstWords[key] = word;
            word += kinds.get(key) == ValueKind.ADDRESS ? 2 : 1;
            if (kinds.get(key) == ValueKind.TEXT) {
                texts.put(key, new ValueCodes(ValueKind.TEXT));
            }
        }
        width = word + 1;
        rowWords = new long[width * ValueBuffer.CAPACITY];
        words = new long[FEWEST_SLOTS / 2 * width];
        Arrays.fill(slots, FREE);
    }

    /** Whether so many keys can be numbered. */
    static boolean canHold(int keys) {
        return keys > 0 && keys <= MOST_KEYS;
    }

    @Override
    public int[] read(int[] rows, int count, ScanControl control) throws IOException {
        fill(count);
        for (int i = 0; i < count; i++) {
            hashes[i] = Words.hash(rowWords, i * width, width);
        }
        for (int i = 0; i < count; i++) {
            groups[i] = slots[(int) (hashes[i] >>> shift)];
        }
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            if (group == FREE || !isSame(group, i)) {
                groups[i] = find(i);
            }
        }
        return groups;
    }

    private void fill(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            rowWords[i * width + width - 1] = 0;
        }
        for (int key = 0; key < kinds.length; key++) {
            ValueBuffer values = batch.values(key);
            switch (kinds[key]) {
                case NUMBER, DOUBLE -> fill(values.longs(), firstWords[key], count);
                case ADDRESS -> {
                    fill(values.highs(), firstWords[key], count);
                    fill(values.longs(), firstWords[key] + 1, count);
                }
                case TEXT -> {
                    codes(key).encode(values, count, textCodes);
                    for (int i = 0; i < count; i++) {
                        rowWords[i * width + firstWords[key]] = textCodes[i];
                    }
                }
            }
            mark(values.nulls(), key, count);
        }
    }

    private ValueCodes codes(int key) {
        ValueCodes codes = texts.get(key);
        if (codes == null) {
            throw new IllegalStateException("a text has codes");
        }
        return codes;
    }

    private void fill(long[] values, int word, int count) {
        for (int i = 0; i < count; i++) {
            rowWords[i * width + word] = values[i];
        }
    }

    /** A key that is NULL has a bit, and zeros. */
    private void mark(boolean[] nulls, int key, int count) {
        for (int i = 0; i < count; i++) {
            if (nulls[i]) {
                int row = i * width;
                rowWords[row + width - 1] |= 1L << key;
                rowWords[row + firstWords[key]] = 0;
                if (kinds[key] == ValueKind.ADDRESS) {
                    rowWords[row + firstWords[key] + 1] = 0;
                }
            }
        }
    }

    private boolean isSame(int group, int row) {
        return Words.isSame(words, group * width, rowWords, row * width, width);
    }

    private int find(int row) {
        int slot = (int) (hashes[row] >>> shift);
        int group = slots[slot];
        while (group != FREE) {
            if (isSame(group, row)) {
                return group;
            }
            slot = (slot + 1) & (slots.length - 1);
            group = slots[slot];
        }
        return add(row, slot);
    }

    private int add(int row, int slot) {
        int group = size++;
        if (size * width > words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
        }
        System.arraycopy(rowWords, row * width, words, group * width, width);
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
            int slot = (int) (Words.hash(words, group * width, width) >>> shift);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = group;
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public GroupValues values(int key) {
        return new Values(key);
    }

    @Override
    public long bytes() {
        long bytes = 8L * words.length + 4L * slots.length;
        for (ValueCodes codes : texts.values()) {
            bytes += codes.bytes();
        }
        return bytes;
    }

    /** One key. */
    private final class Values implements GroupValues {
        private final int key;
        private final ValueKind kind;
        private final int first;

        Values(int key) {
            this.key = key;
            kind = kinds[key];
            first = firstWords[key];
        }

        @Override
        public boolean isNull(int group) {
            return (words[group * width + width - 1] >>> key & 1) != 0;
        }

        @Override
        public long getLong(int group) {
            return words[group * width + first + (kind == ValueKind.ADDRESS ? 1 : 0)];
        }

        @Override
        public long getHigh(int group) {
            return words[group * width + first];
        }

        @Override
        public double getDouble(int group) {
            return Double.longBitsToDouble(getLong(group));
        }

        @Override
        public String getText(int group) {
            return codes(key).getText((int) getLong(group));
        }

        @Override
        public int compare(int group, int other) {
            return switch (kind) {
                case NUMBER -> Long.compare(getLong(group), getLong(other));
                case DOUBLE -> Double.compare(getDouble(group), getDouble(other));
                case ADDRESS ->
                        getHigh(group) == getHigh(other)
                                ? Long.compareUnsigned(getLong(group), getLong(other))
                                : Long.compareUnsigned(getHigh(group), getHigh(other));
                case TEXT -> getText(group).compareTo(getText(other));
            };
        }
    }
}
