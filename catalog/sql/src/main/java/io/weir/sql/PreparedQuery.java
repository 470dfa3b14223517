package io.weir.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that was parsed and checked; can be executed many times, by one thread at a time. */
public interface PreparedQuery {
    /** The result's columns; empty for statements without rows (SET, BEGIN and the like). */
    List<ResultColumn> columns();

    /** The parameters, in order. */
    List<ParameterInfo> parameters();

    /**
     * Runs the statement.
     *
     * @param parameters one value for each parameter: null, or Boolean, Number, String, byte[4] or
     *     byte[16] or InetAddress for addresses, LocalDate, LocalTime, LocalDateTime (UTC),
     *     Instant, OffsetDateTime
     * @param control lets another thread cancel it, and sets its time limit
     */
    QueryResult execute(List<@Nullable Object> parameters, QueryControl control)
            throws FlowSqlException;
}
