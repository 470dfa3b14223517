package io.weir.format.footer;

import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the footer says of a column chunk. Offsets are absolute, in bytes; a missing part has offset
 * -1 and length 0.
 *
 * @param column its column
 * @param codec compression of the pages
 * @param encodings encodings of the data pages
 * @param valueCount rows, NULLs included
 * @param nullCount NULLs; -1 where the footer does not say
 * @param uncompressedBytes all pages with their headers before compression
 * @param compressedBytes the same in the file
 * @param dictionaryOffset dictionary page, or -1
 * @param dataOffset first data page
 * @param min smallest value in Parquet's plain form, or null
 * @param max largest value, or null
 * @param isRangeExact whether min and max are values of the chunk, not bounds that were cut
 * @param columnIndexOffset ranges of the pages, or -1
 * @param columnIndexLength its length
 * @param offsetIndexOffset places of the pages, or -1
 * @param offsetIndexLength its length
 * @param bloomOffset bloom filter, or -1
 * @param bloomLength its length; 0 also where the footer does not say
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record FooterChunk(
        FooterColumn column,
        PageCodec codec,
        Set<PageEncoding> encodings,
        long valueCount,
        long nullCount,
        long uncompressedBytes,
        long compressedBytes,
        long dictionaryOffset,
        long dataOffset,
        byte @Nullable [] min,
        byte @Nullable [] max,
        boolean isRangeExact,
        long columnIndexOffset,
        int columnIndexLength,
        long offsetIndexOffset,
        int offsetIndexLength,
        long bloomOffset,
        int bloomLength) {

    /** First byte of the chunk: the dictionary page if there is one, else the first data page. */
    public long offset() {
        return dictionaryOffset >= 0 ? dictionaryOffset : dataOffset;
    }
}
