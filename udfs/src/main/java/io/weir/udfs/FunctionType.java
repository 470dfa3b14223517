package io.weir.udfs;

/** The SQL types of parameters and results, and the Java values that stand for them. */
public enum FunctionType {
    /** {@link Boolean}. */
    BOOLEAN,
    /** A whole number; results are {@link Long}, arguments may be of any integer class. */
    SMALLINT,
    /** As {@link #SMALLINT}. */
    INTEGER,
    /** As {@link #SMALLINT}. */
    BIGINT,
    /** {@link Double}. */
    DOUBLE,
    /** {@link String}. */
    TEXT,
    /**
     * {@code byte[16]}, IPv4 as {@code ::ffff:a.b.c.d}. An argument may also be the address's text,
     * which is refused if it is none.
     */
    ADDRESS,
    /** {@link Long}: milliseconds since 1970-01-01T00:00Z. */
    TIMESTAMP,
    /**
     * {@link Long}: milliseconds. An argument may also be a text such as {@code 5 minutes}, so that
     * an engine has to admit text where a parameter is of this type.
     */
    INTERVAL
}
