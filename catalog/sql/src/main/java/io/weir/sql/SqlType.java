package io.weir.sql;

/**
 * The types of result columns and parameters, each with the Java class that {@link QueryResult#get}
 * returns.
 */
public enum SqlType {
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Short}. */
    SMALLINT,
    /** {@link Integer}. */
    INTEGER,
    /** {@link Long}. */
    BIGINT,
    /** {@link java.math.BigDecimal}. */
    DECIMAL,
    /** {@link Double}. */
    DOUBLE,
    /** {@link String}. */
    VARCHAR,
    /** {@code byte[16]}, IPv4 as ::ffff:a.b.c.d; its text is RFC 5952 (IPv4 dotted). */
    IPADDRESS,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.LocalTime}. */
    TIME,
    /** {@link java.time.LocalDateTime}, UTC. */
    TIMESTAMP,
    /** Anything else (intervals, arrays), as {@link String}. */
    OTHER
}
