package io.weir.engine.expression;

import io.weir.format.ColumnType;

/** What an expression's values are, and how a buffer holds them. */
public enum ValueKind {
    /** Integers of up to 64 bits, milliseconds since 1970, and truth values as 0 and 1. */
    NUMBER(ColumnType.BIGINT),
    /** Floating point numbers, as {@link Double#doubleToLongBits} writes them. */
    DOUBLE(ColumnType.BIGINT),
    /** Addresses of 128 bits. */
    ADDRESS(ColumnType.ADDRESS),
    /** Texts. */
    TEXT(ColumnType.TEXT);

    private final ColumnType storage;

    ValueKind(ColumnType storage) {
        this.storage = storage;
    }

    /** The type of a column whose buffers can hold such values. */
    public ColumnType storage() {
        return storage;
    }

    /** The kind of a column's values. */
    public static ValueKind of(ColumnType type) {
        return switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> NUMBER;
            case ADDRESS -> ADDRESS;
            case TEXT -> TEXT;
        };
    }
}
