package io.weir.format.page;

import io.weir.format.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that readers of one column use, one reader after the other: what an earlier one has
 * given is not valid any more when the next one is opened. One owner.
 */
public final class ColumnBuffers {
    private byte[] chunk = new byte[0];
    private @Nullable DecodedPage page;

    /** Room for the bytes of a chunk. */
    byte[] chunk(int length) {
        if (chunk.length < length) {
            chunk = new byte[length + length / 2];
        }
        return chunk;
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
