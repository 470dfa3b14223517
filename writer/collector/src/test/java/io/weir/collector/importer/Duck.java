package io.weir.collector.importer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.StringJoiner;
import org.duckdb.DuckDBDriver;

/** Asks DuckDB, which knows nothing of Weir, what a repository's files hold. */
final class Duck {
    private Duck() {}

    /** The rows of a query over {@code flows}, values separated by blanks. */
    static List<String> query(Path repository, String sql) throws SQLException {
        String files = repository + "/flows/*/*/*.parquet";
        String view =
                "CREATE VIEW flows AS SELECT * FROM read_parquet('"
                        + files
                        + "', hive_partitioning = true, union_by_name = true)";
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute(view);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return read(rows);
            }
        }
    }

    private static List<String> read(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringJoiner line = new StringJoiner(" ");
            for (int i = 1; i <= columns; i++) {
                line.add(String.valueOf(rows.getObject(i)));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
