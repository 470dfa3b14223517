package io.weir.collector.wire.options;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by number, without boxing: open addressing, never more than half full. Each value belongs
 * to the options template that brought it. Not thread-safe.
 */
final class LongTable {
    private static final int SMALLEST = 8;

    private final int limit;
    private long[] keys = new long[SMALLEST];
    private @Nullable Object[] values = new Object[SMALLEST];
    private int[] owners = new int[SMALLEST];
    private int size;

    /** A table of at most {@code limit} values. */
    LongTable(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    /** The value, or null. */
    @Nullable Object get(long key) {
        return size == 0 ? null : values[find(key)];
    }

    /**
     * Sets a value.
     *
     * @param owner the options template that brought it
     * @return whether there was room
     */
    boolean put(long key, Object value, int owner) {
        int at = find(key);
        if (values[at] == null) {
            if (size == limit) {
                return false;
            }
            if (2 * (size + 1) > keys.length) {
                grow(keys.length * 2);
                at = find(key);
            }
            size++;
            keys[at] = key;
        }
        values[at] = value;
        owners[at] = owner;
        return true;
    }

    /** Removes all values of an options template. */
    void removeOwner(int owner) {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        int[] oldOwners = owners;
        clear();
        for (int i = 0; i < oldKeys.length; i++) {
            Object value = oldValues[i];
            if (value != null && oldOwners[i] != owner) {
                put(oldKeys[i], value, oldOwners[i]);
            }
        }
    }

    void clear() {
        keys = new long[SMALLEST];
        values = new Object[SMALLEST];
        owners = new int[SMALLEST];
        size = 0;
    }

    /** All keys, the smallest first. */
    long[] sortedKeys() {
        long[] sorted = new long[size];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                sorted[n++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** The options template that brought the value of {@code key}. */
    int ownerOf(long key) {
        return owners[find(key)];
    }

    private int find(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9e37_79b9_7f4a_7c15L;
        int at = (int) (mixed >>> 32) & mask;
        while (values[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow(int capacity) {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        int[] oldOwners = owners;
        keys = new long[capacity];
        values = new Object[capacity];
        owners = new int[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
                owners[at] = oldOwners[i];
            }
        }
    }
}
