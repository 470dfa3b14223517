package io.weir.format.parquet;

import io.weir.format.FlowColumn;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Encodes the values of a chunk, page by page. Used again for each column. One owner. */
interface ChunkEncoder {
    /**
     * Encodes all pages of the chunk's values.
     *
     * @param isTight whether GZIP follows
     * @throws IllegalArgumentException if a value does not fit the column
     */
    void encode(FlowColumn column, boolean isTight);

    /** How the pages are encoded. */
    Encoding encoding();

    /** A page's bytes without levels, valid until the next chunk. */
    BytesInput page(int page);

    /** Widens a range by the values of a page that has some. */
    void widen(Statistics<?> range, int page);

    /** The dictionary, where the pages hold its ids. */
    @Nullable DictionaryPage dictionary();
}
