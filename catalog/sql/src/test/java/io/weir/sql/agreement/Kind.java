package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.List;

/** What a piece of a statement is: a value of some type, or a part of its frame. */
enum Kind {
    SMALLINT,
    INTEGER,
    BIGINT,
    DECIMAL,
    DOUBLE,
    TEXT,
    ADDRESS,
    TIME,
    DATE,
    BOOLEAN,
    /** Pieces in a row, of which all but one may go. */
    LIST,
    /** A clause that may go. */
    CLAUSE,
    /** Something else. */
    PART,
    /** SELECT and all that belongs to it. */
    QUERY;

    static final List<Kind> INTEGERS = List.of(SMALLINT, INTEGER, BIGINT);

    boolean isInteger() {
        return INTEGERS.contains(this);
    }

    boolean isValue() {
        return ordinal() < LIST.ordinal();
    }

    /** The largest value of an integer type. */
    BigInteger most() {
        return switch (this) {
            case SMALLINT -> BigInteger.valueOf(Short.MAX_VALUE);
            case INTEGER -> BigInteger.valueOf(Integer.MAX_VALUE);
            default -> BigInteger.valueOf(Long.MAX_VALUE);
        };
    }

    /** The name of the type in Weir. */
    String weirType() {
        return switch (this) {
            case ADDRESS -> "IPADDRESS";
            case TIME -> "TIMESTAMP(3)";
            case TEXT -> "VARCHAR";
            case DECIMAL -> "DECIMAL(19, 2)";
            default -> name();
        };
    }

    /** The name of the type in DuckDB. */
    String duckType() {
        return switch (this) {
            case ADDRESS -> "BLOB";
            case TIME -> "TIMESTAMP";
            default -> weirType();
        };
    }
}
