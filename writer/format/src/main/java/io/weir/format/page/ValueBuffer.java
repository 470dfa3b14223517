package io.weir.format.page;

import io.weir.format.ColumnType;

/**
 * Values of up to {@link #CAPACITY} chosen rows of one column. The arrays belong to the buffer and
 * are overwritten by the next batch. Not thread-safe.
 */
public final class ValueBuffer {
    /** Most rows of a batch. */
    public static final int CAPACITY = 4096;

    private final boolean[] nulls = new boolean[CAPACITY];
    private final long[] longs;
    private final long[] highs;
    private final String[] texts;

    /** A buffer for values of a type. */
    public ValueBuffer(ColumnType type) {
        longs = new long[type == ColumnType.TEXT ? 0 : CAPACITY];
        highs = new long[type == ColumnType.ADDRESS ? CAPACITY : 0];
        texts = new String[type == ColumnType.TEXT ? CAPACITY : 0];
    }

    /** Whether a row has no value; its other arrays hold anything then. */
    public boolean[] nulls() {
        return nulls;
    }

    /** Numbers, times in milliseconds, or lower halves of addresses; empty for text. */
    public long[] longs() {
        return longs;
    }

    /** Upper halves of addresses; empty for other types. */
    public long[] highs() {
        return highs;
    }

    /** Texts; empty for other types. */
    public String[] texts() {
        return texts;
    }
}
