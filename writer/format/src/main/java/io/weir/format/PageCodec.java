package io.weir.format;

/** How the pages of a column chunk are compressed. */
public enum PageCodec {
    /** Not at all. */
    UNCOMPRESSED,
    /** RFC 1952. */
    GZIP,
    /** LZ4 blocks without a frame; Parquet's LZ4_RAW. */
    LZ4_RAW
}
