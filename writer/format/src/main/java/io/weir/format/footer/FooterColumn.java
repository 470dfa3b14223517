package io.weir.format.footer;

import io.weir.format.ColumnType;

/**
 * A column of the schema.
 *
 * @param name its name
 * @param type its number in parquet.thrift, enum Type
 * @param length bytes of a FIXED_LEN_BYTE_ARRAY value; else 0
 * @param nullable whether it is OPTIONAL; else it is REQUIRED
 */
public record FooterColumn(String name, int type, int length, boolean nullable) {
    private static final int INT32 = 1;
    private static final int INT64 = 2;
    private static final int BYTE_ARRAY = 6;
    private static final int FIXED_LEN_BYTE_ARRAY = 7;
    private static final int ADDRESS_BYTES = 16;

    /** Whether values of a type are stored like this. */
    public boolean holds(ColumnType wanted) {
        return switch (wanted) {
            case TIMESTAMP, BIGINT -> type == INT64;
            case INTEGER, SMALLINT -> type == INT32;
            case TEXT -> type == BYTE_ARRAY;
            case ADDRESS -> type == FIXED_LEN_BYTE_ARRAY && length == ADDRESS_BYTES;
        };
    }
}
