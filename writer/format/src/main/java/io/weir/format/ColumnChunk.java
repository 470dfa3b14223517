package io.weir.format;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one column of one row group lie in their file, and what is known of them. All
 * offsets are absolute, in bytes; a missing part has offset -1 and length 0.
 *
 * @param column the column
 * @param codec compression of the pages
 * @param dictionaryOffset dictionary page, or -1
 * @param dataOffset first data page
 * @param compressedBytes length of the chunk in the file: all pages with their headers
 * @param uncompressedBytes the same before compression
 * @param valueCount rows, NULLs included
 * @param nullCount NULLs
 * @param encodings encodings of the data pages; a chunk whose dictionary grew too large has more
 *     than one
 * @param range smallest and largest value; null where all are NULL or a text is longer than 64
 *     bytes
 * @param columnIndexOffset ranges of the pages, or -1
 * @param columnIndexLength its length
 * @param offsetIndexOffset places of the pages, or -1
 * @param offsetIndexLength its length
 * @param bloomOffset bloom filter, or -1
 * @param bloomLength its length
 * @param headerCrc32c CRC32C of the page headers' bytes, dictionary page first, one after the other
 */
public record ColumnChunk(
        FlowColumn column,
        PageCodec codec,
        long dictionaryOffset,
        long dataOffset,
        long compressedBytes,
        long uncompressedBytes,
        long valueCount,
        long nullCount,
        Set<PageEncoding> encodings,
        @Nullable ValueRange range,
        long columnIndexOffset,
        int columnIndexLength,
        long offsetIndexOffset,
        int offsetIndexLength,
        long bloomOffset,
        int bloomLength,
        int headerCrc32c) {

    /** First byte of the chunk: the dictionary page if there is one, else the first data page. */
    public long offset() {
        return dictionaryOffset >= 0 ? dictionaryOffset : dataOffset;
    }

    /** Whether no row has a value. */
    public boolean isAllNull() {
        return nullCount == valueCount;
    }

    /** Whether every data page holds dictionary ids, so that the dictionary has all values. */
    public boolean isDictionaryOnly() {
        return dictionaryOffset >= 0
                && encodings.size() == 1
                && encodings.contains(PageEncoding.RLE_DICTIONARY);
    }
}
