package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every row of a table {@code | SQL | result |} in docs/reference/sql.md is run and gives what the
 * page says: cells joined by a comma, rows by a middle dot, or an error's state and the start of
 * its message, which … ends.
 */
class SqlReferenceTest {
    /** Surefire runs in the module's folder. */
    private static final Path PAGE = Path.of("..", "..", "docs", "reference", "sql.md");

    private static final String HEADING = "| SQL | result |";
    private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| `(.+)` \\|");
    private static final String SAMPLE =
            "SELECT start_time, src_addr, src_port, dst_addr, dst_port, protocol, tcp_flags, bytes,"
                    + " packets, flow_type FROM flows ORDER BY start_time";

    private record Example(String sql, String result) {}

    private static List<String> page;
    private static Connection connection;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        page = Files.readAllLines(PAGE);
        Path repository = SampleFlows.create(folder.resolve("repo"));
        connection = DriverManager.getConnection("jdbc:weir:" + repository);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyExampleGivesTheResultBesideIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Example> examples = examples();
        for (Example example : examples) {
            String got = answer(example.sql());
            boolean open = example.result().endsWith("…");
            String wanted =
                    open
                            ? example.result().substring(0, example.result().length() - 1)
                            : example.result();
            if (open ? !got.startsWith(wanted) : !got.equals(wanted)) {
                wrong.add(example.sql() + "\n  page: " + example.result() + "\n  got:  " + got);
            }
        }
        assertThat(wrong).as("examples of %s", PAGE).isEmpty();
        assertThat(examples).as("examples of %s", PAGE).hasSizeGreaterThan(60);
    }

    @Test
    void theSampleIsTheOneThatThePageShows() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (List<String> row : rows(SAMPLE)) {
            rows.add("| " + String.join(" | ", row) + " |");
        }
        assertThat(rows).hasSize(8);
        assertThat(page).containsSubsequence(rows);
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : page) {
            Matcher row = ROW.matcher(line);
            if (line.equals(HEADING)) {
                inside = true;
            } else if (inside && row.matches()) {
                examples.add(new Example(plain(row.group(1)), plain(row.group(2))));
            } else if (inside && !line.equals("|---|---|")) {
                assertThat(line).as("a row of a table | SQL | result |").doesNotStartWith("|");
                inside = false;
            }
        }
        return examples;
    }

    private static String plain(String cell) {
        return cell.replace("\\|", "|");
    }

    private static String answer(String sql) {
        try {
            List<String> lines = new ArrayList<>();
            for (List<String> row : rows(sql)) {
                lines.add(String.join(", ", row));
            }
            return lines.isEmpty() ? "no rows" : String.join(" · ", lines);
        } catch (SQLException e) {
            return "error " + e.getSQLState() + ": " + e.getMessage();
        }
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(cell(result.getString(i)));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String cell(@Nullable String value) {
        return value == null ? "NULL" : value;
    }
}
