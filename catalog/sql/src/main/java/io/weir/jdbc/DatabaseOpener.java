package io.weir.jdbc;

import io.weir.sql.FlowDatabase;
import io.weir.sql.FlowSqlException;

/** Opens the repository that a URL names. */
@FunctionalInterface
interface DatabaseOpener {
    /** A database of its own for each connection, closed with it. */
    FlowDatabase open(ConnectionSettings settings) throws FlowSqlException;
}
