package io.weir.format;

/** The types a column of {@code flows} can have, with their Parquet form. */
public enum ColumnType {
    /** Whole milliseconds since 1970, UTC. Parquet: INT64, TIMESTAMP(MILLIS, adjusted to UTC). */
    TIMESTAMP,
    /** Signed 64 bits. Parquet: INT64. */
    BIGINT,
    /** Signed 32 bits. Parquet: INT32. */
    INTEGER,
    /** Signed 16 bits. Parquet: INT32. */
    SMALLINT,
    /** 16 bytes in network order, IPv4 as ::ffff:a.b.c.d. Parquet: FIXED_LEN_BYTE_ARRAY(16). */
    ADDRESS,
    /** UTF-8 text. Parquet: BYTE_ARRAY, STRING. */
    TEXT;

    /** Whether values of this type travel as {@code long}: all but addresses and text. */
    public boolean isNumeric() {
        return this != ADDRESS && this != TEXT;
    }
}
