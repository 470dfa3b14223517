package io.weir.engine;

import io.weir.format.page.ValueBuffer;

/**
 * The values of one column in the current batch. Valid until the next {@link
 * FlowCursor#nextBatch()}, which overwrites them.
 */
public final class ColumnVector {
    private final boolean[] nulls;
    private final long[] longs;
    private final long[] highs;
    private final String[] texts;

    ColumnVector(ValueBuffer buffer) {
        nulls = buffer.nulls();
        longs = buffer.longs();
        highs = buffer.highs();
        texts = buffer.texts();
    }

    /** Whether a row has no value. */
    public boolean isNull(int row) {
        return nulls[row];
    }

    /**
     * The number, the time in milliseconds since 1970, or the lower 64 bits of the address;
     * anything where the row is NULL.
     */
    public long getLong(int row) {
        return longs[row];
    }

    /** The upper 64 bits of the address; anything where the row is NULL. */
    public long getHigh(int row) {
        return highs[row];
    }

    /** The text; anything where the row is NULL. */
    public String getText(int row) {
        return texts[row];
    }
}
