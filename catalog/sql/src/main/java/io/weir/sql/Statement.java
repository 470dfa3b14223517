package io.weir.sql;

/**
 * One statement, as {@link StatementReader} sees it.
 *
 * @param kind what is wanted
 * @param text the query, or the table's name for DESCRIBE
 */
record Statement(Kind kind, String text) {
    enum Kind {
        /** SELECT, VALUES, WITH, and whatever the SQL parser shall refuse. */
        QUERY,
        /** EXPLAIN of a query. */
        EXPLAIN,
        /** EXPLAIN ANALYZE of a query. */
        ANALYZE,
        SHOW_TABLES,
        SHOW_FUNCTIONS,
        DESCRIBE,
        /** Accepted without effect: BEGIN, COMMIT, ROLLBACK, SET, RESET, DISCARD. */
        NOTHING
    }
}
