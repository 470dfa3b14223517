package io.weir.format.repository;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.Stats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of docs/how-to/duckdb.md run, and its view prints addresses as text. */
class DuckDbHowToTest {
    /** Surefire runs in the module's folder. */
    private static final Path PAGE = Path.of("..", "..", "docs", "how-to", "duckdb.md");

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private DuckDBConnection duck;
    private Path folder;

    @BeforeEach
    void runThePage(@TempDir Path root) throws Exception {
        folder = root.resolve("repo");
        commit(Repository.openOrCreate(folder));
        duck = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Matcher block = SQL.matcher(page());
        int blocks = 0;
        while (block.find()) {
            try (Statement statement = duck.createStatement()) {
                statement.execute(block.group(1));
            }
            blocks++;
        }
        assertThat(blocks).isEqualTo(5);
    }

    @AfterEach
    void close() throws SQLException {
        duck.close();
    }

    private static void commit(Repository repository) throws Exception {
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 100, 200, 300);
        rows.setAddress(FlowColumn.SRC_ADDR, 1, 0x20010db8_00000000L, 0x00000000_00000001L);
        rows.setIpv4(FlowColumn.SRC_ADDR, 2, 0xc0000201);
        rows.setIpv4(FlowColumn.DST_ADDR, 2, 0x0a140117);
        rows.setLong(FlowColumn.BYTES_RAW, 2, 3);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, rows);
            commit.addStats(Stats.counters("2026-11-22T13:00:00Z", 10, 20));
            commit.addStats(Stats.template("2026-11-22T13:00:00Z", 256, "1:8"));
            commit.addStats(Stats.template("2026-11-22T13:00:01Z", 256, "1:4"));
            commit.commit();
        }
    }

    @Test
    void theViewPrintsAddresses() throws Exception {
        assertThat(ask("SELECT src_addr, dst_addr, bytes FROM flows ORDER BY bytes"))
                .containsExactly(
                        "10.0.0.1|null|100", "2001:db8::1|null|200", "192.0.2.1|10.20.1.23|300");
    }

    @Test
    void ipv6IsShortenedAsRfc5952Says() throws Exception {
        assertThat(text("00000000000000000000000000000000")).isEqualTo("::");
        assertThat(text("00000000000000000000000000000001")).isEqualTo("::1");
        assertThat(text("FE800000000000000000000000000000")).isEqualTo("fe80::");
        assertThat(text("20010DB800000000000100000000AAAA")).isEqualTo("2001:db8::1:0:0:aaaa");
        assertThat(text("20010DB8000000010001000100010001")).isEqualTo("2001:db8:0:1:1:1:1:1");
        assertThat(text("20010000000000010000000000000001")).isEqualTo("2001:0:0:1::1");
        assertThat(text("00000000000000000000FFFFFFFFFFFF")).isEqualTo("255.255.255.255");
    }

    @Test
    void whatThePageSaysOfBytesAndOfComputedColumnsHolds() throws Exception {
        Matcher example =
                Pattern.compile("unhex\\('([0-9A-F]{32})'\\)` is ([0-9.]+)\\.\n")
                        .matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        assertThat(text(example.group(1))).isEqualTo(example.group(2));
        assertThat(
                        ask(
                                "SELECT date_diff('millisecond', start_time, end_time),"
                                        + " coalesce(bytes_raw, bytes) FROM flows ORDER BY bytes"))
                .containsExactly("250|100", "250|200", "250|3");
        assertThat(ask("SELECT COUNT(*) FROM flows WHERE day = DATE '2026-11-22' AND hour = 13"))
                .containsExactly("3");
    }

    @Test
    void theQueriesOfTheOtherTablesGiveTheirRows() throws Exception {
        List<String> results = new ArrayList<>();
        Matcher block = SQL.matcher(page());
        while (block.find()) {
            if (block.group(1).contains("/stats/")) {
                results.addAll(ask(block.group(1)));
            }
        }
        assertThat(results)
                .hasSize(3)
                .startsWith(
                        "2026-11-22T13:00Z|10.0.0.9|1|10|null",
                        "2026-11-22T13:00Z|10.0.0.9|2|20|null")
                .last(as(STRING))
                .startsWith("2026-11-22T13:00:01Z|10.0.0.9|")
                .contains("|1:4|");
    }

    private String page() throws IOException {
        return Files.readString(PAGE).replace("/var/lib/flows/", folder + "/");
    }

    private String text(String bytes) throws SQLException {
        return ask("SELECT addr_text(unhex('" + bytes + "'))").get(0);
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", cells));
            }
        }
        return lines;
    }
}
