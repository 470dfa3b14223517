package io.weir.sql;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one execution, read forward once. Not thread-safe; {@link QueryControl#cancel} may
 * come from any thread.
 */
public interface QueryResult extends AutoCloseable {
    /**
     * Moves to the next row.
     *
     * @return false after the last row
     * @throws FlowSqlException when reading fails, with SQLState 57014 after a cancel or timeout
     */
    boolean next() throws FlowSqlException;

    /**
     * The value in the current row, of the class that {@link SqlType} names.
     *
     * @param column from 0
     */
    @Nullable Object get(int column);

    @Override
    void close();
}
