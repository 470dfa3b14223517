package io.weir.bench.query;

/**
 * A query of the suite, in both dialects: DuckDB sees addresses as 16 octets.
 *
 * @param name short, for the table
 * @param weir what Weir is asked
 * @param duckdb what DuckDB is asked
 */
record Question(String name, String weir, String duckdb) {
    /** The same text for both. */
    static Question same(String name, String sql) {
        return new Question(name, sql, sql);
    }
}
