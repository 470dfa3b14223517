package io.weir.collector;

import io.weir.format.DataFile;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** Asks DuckDB about the Parquet files of a repository. */
final class DuckDb {
    /** Reads one row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private DuckDb() {}

    /** {@code SELECT columns FROM flows rest}. */
    static <T> List<T> select(Path repository, String columns, String rest, Row<T> row)
            throws SQLException {
        return query(columns, "'" + repository + "/flows/*/*/*.parquet'", rest, row);
    }

    /** The same of the files that the repository's head names, and of no others. */
    static <T> List<T> selectCommitted(Path repository, String columns, String rest, Row<T> row)
            throws IOException, SQLException {
        Snapshot snapshot = Repository.open(repository).snapshot();
        List<String> files = new ArrayList<>();
        for (DataFile file : snapshot.files()) {
            files.add("'" + snapshot.locate(file) + "'");
        }
        return files.isEmpty()
                ? List.of()
                : query(columns, "[" + String.join(", ", files) + "]", rest, row);
    }

    /**
     * Rows of a table beside flows as text.
     *
     * @param from the table, and what comes behind it in the statement
     * @param column an expression
     */
    static List<String> selectStats(Path repository, String from, String column)
            throws SQLException {
        String table = from.split(" ", 2)[0];
        String sql =
                "SELECT "
                        + column
                        + " FROM read_parquet('"
                        + repository.resolve("stats").resolve("*").resolve(table + "-*.parquet")
                        + "')"
                        + from.substring(table.length());
        List<String> result = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    result.add(rows.getString(1));
                }
            }
        }
        return result;
    }

    private static <T> List<T> query(String columns, String files, String rest, Row<T> row)
            throws SQLException {
        String query =
                "SELECT "
                        + columns
                        + " FROM read_parquet("
                        + files
                        + ", hive_partitioning = true) "
                        + rest;
        List<T> result = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                result.add(row.of(rows));
            }
        }
        return result;
    }
}
