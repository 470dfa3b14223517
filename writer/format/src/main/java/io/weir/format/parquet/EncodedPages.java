package io.weir.format.parquet;

import io.weir.format.encode.ByteSink;
import io.weir.format.encode.RunLengths;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** Pages one after the other in one piece of memory. One owner. */
final class EncodedPages {
    private static final int WIDE_BITS = 5;

    private final ByteSink bytes = new ByteSink();
    private int[] ends = new int[16];
    private int pages;

    void clear() {
        bytes.clear();
        pages = 0;
    }

    /** Where the next page's bytes go. */
    ByteSink sink() {
        return bytes;
    }

    /** Ends a page. */
    void endPage() {
        if (pages == ends.length) {
            ends = Arrays.copyOf(ends, 2 * pages);
        }
        ends[pages++] = bytes.size();
    }

    /** Octets of all pages. */
    int size() {
        return bytes.size();
    }

    BytesInput page(int page) {
        int start = page == 0 ? 0 : ends[page - 1];
        return BytesInput.from(bytes.array(), start, ends[page] - start);
    }

    /**
     * Fills with pages of dictionary ids: their width in one octet, then their runs.
     *
     * @param wholeOctets whether ids of five bits and more get whole octets
     */
    void putIds(int[] ids, int entries, ChunkValues values, boolean wholeOctets) {
        clear();
        int width = RunLengths.width(entries - 1);
        if (wholeOctets && width >= WIDE_BITS) {
            width = (width + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE;
        }
        for (int page = 0; page < values.pages(); page++) {
            bytes.putByte(width);
            RunLengths.encode(
                    ids, values.pageStart(page), values.pageStart(page + 1), width, bytes);
            endPage();
        }
    }
}
