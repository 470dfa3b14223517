package io.weir.format.page;

import io.weir.format.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that readers of one column use, one reader after the other: what an earlier one has
 * given is not valid any more when the next one is opened. One owner.
 */
public final class ColumnBuffers {
    private byte[] chunk = new byte[0];
    private long[] entries = new long[0];
    private long[] highEntries = new long[0];
    private @Nullable DecodedPage page;

    /** Room for the bytes of a chunk. */
    byte[] chunk(int length) {
        if (chunk.length < length) {
            chunk = new byte[length + length / 2];
        }
        return chunk;
    }

    /** Room for the entries of a dictionary. */
    long[] entries(int size) {
        if (entries.length < size) {
            entries = new long[size + size / 2];
        }
        return entries;
    }

    /** Room for upper halves of a dictionary's addresses. */
    long[] highEntries(int size) {
        if (highEntries.length < size) {
            highEntries = new long[size + size / 2];
        }
        return highEntries;
    }

    /** Room for a page of values of the column's type. */
    DecodedPage page(ColumnType type) {
        DecodedPage known = page;
        if (known == null) {
            known = new DecodedPage(type);
            page = known;
        }
        return known;
    }
}
