package io.weir.sql.agreement;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/** DuckDB over the files of a repository. One thread at a time. */
final class Duck implements AutoCloseable {
    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    static Duck open(Path repository) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            // The one hides overflows, the other asks the keys of a join below a LIMIT.
            statement.execute("SET disabled_optimizers = 'sum_rewriter,join_filter_pushdown'");
            statement.execute("CREATE TABLE names (addr BLOB, name VARCHAR)");
            for (String host : FlowsTable.HOSTS) {
                String address = Literals.blob(Literals.bytes(host));
                statement.execute("INSERT INTO names VALUES (" + address + ", '" + host + "')");
            }
            statement.execute(
                    "CREATE TABLE flows AS SELECT "
                            + FlowsTable.duckColumns()
                            + " FROM read_parquet('"
                            + repository
                            + "/flows/*/*/*.parquet', union_by_name = true) AS p");
            statement.execute("CREATE TABLE flow_ends AS " + FlowsTable.duckEnds());
        }
        return new Duck(connection);
    }

    /** Another door to the same tables, for another thread. */
    Duck another() throws SQLException {
        return new Duck(((DuckDBConnection) connection).duplicate());
    }

    Answer ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnLabel(i));
            }
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(ValueText.of(result.getObject(i)));
                }
                rows.add(row);
            }
            return Answer.of(columns, rows);
        } catch (SQLException e) {
            return Answer.failed(state(String.valueOf(e.getMessage())) + " " + e.getMessage());
        }
    }

    private static String state(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("not implemented error")) {
            return Answer.UNSUPPORTED;
        }
        // A message may quote an expression with error('division by zero').
        boolean isTooLarge = lower.startsWith("out of range") || lower.contains("can't be cast");
        if (!isTooLarge && lower.contains("division by zero")) {
            return "22012";
        }
        return isTooLarge || lower.contains("overflow") || lower.contains("out of range")
                ? "22003"
                : "DuckDB:";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
