package io.weir.format;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** Asks DuckDB, which knows nothing of Weir, what is in a folder. */
public final class DuckDb {
    private DuckDb() {}

    /** Runs a query over {@code flows}, the Parquet files of a repository; cells joined by |. */
    public static List<String> query(Path repository, String sql) throws SQLException {
        String view =
                "CREATE VIEW flows AS SELECT * FROM read_parquet('"
                        + repository
                        + "/flows/*/*/*.parquet', hive_partitioning = true,"
                        + " hive_types_autocast = false)";
        return run(view, sql);
    }

    /** Runs a query over {@code file}, one Parquet file, with its row numbers. */
    public static List<String> queryFile(Path file, String sql) throws SQLException {
        return run(
                "CREATE VIEW file AS SELECT * FROM read_parquet('"
                        + file
                        + "', hive_partitioning = false, file_row_number = true)",
                sql);
    }

    private static List<String> run(String view, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (DuckDBConnection duck =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = duck.createStatement()) {
            statement.execute(view);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    lines.add(line(rows));
                }
            }
        }
        return lines;
    }

    private static String line(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(row.getString(i)));
        }
        return String.join("|", cells);
    }
}
