package io.weir.sql;

import java.util.List;

/**
 * A repository opened for questions. Thread-safe; each statement sees the newest commit when it is
 * executed.
 */
public interface FlowDatabase extends AutoCloseable {
    /** Parses and checks one statement; a trailing {@code ;} is allowed. */
    default PreparedQuery prepare(String sql) throws FlowSqlException {
        return prepare(sql, QueryControl.unlimited());
    }

    /**
     * Parses and checks one statement.
     *
     * @param control lets another thread cancel that, and sets its time limit
     */
    PreparedQuery prepare(String sql, QueryControl control) throws FlowSqlException;

    /** Tables and views with their columns. */
    List<TableInfo> tables();

    /** Whether the repository can still be read. */
    boolean isReadable();

    @Override
    void close();
}
