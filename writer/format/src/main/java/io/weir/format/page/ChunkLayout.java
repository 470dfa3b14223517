package io.weir.format.page;

import io.weir.format.ColumnChunk;
import io.weir.format.ColumnType;
import io.weir.format.PageCodec;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of pages has to know of a column chunk, of whatever table.
 *
 * @param column the column's name, for messages
 * @param type type of its values
 * @param nullable whether its pages have definition levels
 * @param codec compression of the pages
 * @param hasDictionary whether the first page is a dictionary
 * @param offset first byte in the file
 * @param compressedBytes length in the file: all pages with their headers
 * @param valueCount rows, NULLs included
 * @param headerCrc32c CRC32C of the page headers' bytes one after the other; null where nobody
 *     knows it
 */
public record ChunkLayout(
        String column,
        ColumnType type,
        boolean nullable,
        PageCodec codec,
        boolean hasDictionary,
        long offset,
        long compressedBytes,
        long valueCount,
        @Nullable Integer headerCrc32c) {
    static ChunkLayout of(ColumnChunk chunk) {
        return new ChunkLayout(
                chunk.column().sqlName(),
                chunk.column().type(),
                chunk.column().isNullable(),
                chunk.codec(),
                chunk.dictionaryOffset() >= 0,
                chunk.offset(),
                chunk.compressedBytes(),
                chunk.valueCount(),
                chunk.headerCrc32c());
    }
}
