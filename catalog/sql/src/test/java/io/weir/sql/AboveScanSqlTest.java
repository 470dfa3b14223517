package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What EXPLAIN says of what the scans do, and of what they do not and why. */
class AboveScanSqlTest {
    private static FlowDatabase database;
    private static Questions ask;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        database =
                FlowDatabases.open(
                        SampleFlows.create(folder.resolve("repo")), DatabaseOptions.defaults());
        ask = new Questions(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<String> above(String sql) throws Exception {
        return ask.rows("EXPLAIN " + sql).stream()
                .filter(line -> line.startsWith("above the scan: "))
                .toList();
    }

    @Test
    void groupsTheirConditionsAndTheirOrderAreTheScans() throws Exception {
        String sql =
                "SELECT dst_port, COUNT(*) AS n FROM flows GROUP BY dst_port HAVING COUNT(*) > 1"
                        + " ORDER BY n DESC, dst_port LIMIT 2";
        assertThat(ask.rows("EXPLAIN " + sql))
                .anyMatch(
                        line ->
                                line.contains("FlowGroupScan")
                                        && line.contains("having=[[>($1, 1)]]"))
                .noneMatch(line -> line.contains("Filter"));
        assertThat(above(sql)).isEmpty();
        assertThat(ask.rows(sql)).containsExactly("53|4");
    }

    @Test
    void theFirstRowsOfAnOrderAreTheScans() throws Exception {
        String sql = "SELECT dst_port, bytes FROM flows ORDER BY bytes DESC NULLS LAST LIMIT 2";
        assertThat(ask.rows("EXPLAIN " + sql))
                .anyMatch(line -> line.contains("rows=[[dst_port, bytes]]"));
        assertThat(above(sql)).isEmpty();
        assertThat(ask.rows(sql)).containsExactly("50000|1099511627776", "80|5000");
    }

    @Test
    void noRowsOfAnOrderAreNone() throws Exception {
        assertThat(ask.rows("SELECT dst_port FROM flows ORDER BY bytes LIMIT 0")).isEmpty();
    }

    @Test
    void whatIsAboveHasItsReason() throws Exception {
        assertThat(
                        above(
                                "SELECT a.bytes FROM flows AS a JOIN flows AS b ON a.src_addr = b.dst_addr"))
                .containsExactly(
                        "above the scan: inner join: only IN and EXISTS with a list of keys are asked inside a scan");
        assertThat(above("SELECT sensor, bytes FROM flows ORDER BY sensor LIMIT 3"))
                .containsExactly("above the scan: ORDER BY a text");
        assertThat(above("SELECT protocol, COUNT(*) FROM flows GROUP BY ROLLUP (protocol)"))
                .anyMatch(line -> line.startsWith("above the scan: LogicalUnion"));
        assertThat(above("SELECT protocol, STDDEV_POP(bytes) FROM flows GROUP BY protocol"))
                .anyMatch(line -> line.startsWith("above the scan: GROUP BY"));
        assertThat(above("SELECT bytes, ROW_NUMBER() OVER (ORDER BY bytes) FROM flows"))
                .containsExactly(
                        "above the scan: window functions: they need all rows of a window together");
    }

    @Test
    void aSumInHavingThatDoesNotFitIsAnError() {
        assertThat(
                        ask.error(
                                "SELECT protocol FROM flows GROUP BY protocol HAVING SUM(9223372036854775807) > 0"))
                .startsWith("22003");
    }
}
