package io.weir.format;

/**
 * Encodings that the pages of a column chunk can have (Apache Parquet format, Encodings.md). The
 * order is part of the index file.
 */
public enum PageEncoding {
    /** Values one after the other. */
    PLAIN,
    /** Runs and bit-packed numbers; also the levels. */
    RLE,
    /** Ids into the dictionary page. */
    RLE_DICTIONARY,
    /** Differences of integers, bit-packed. */
    DELTA_BINARY_PACKED,
    /** Lengths, then bytes. */
    DELTA_LENGTH_BYTE_ARRAY,
    /** Shared prefixes. */
    DELTA_BYTE_ARRAY
}
