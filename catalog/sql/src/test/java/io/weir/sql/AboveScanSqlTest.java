package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What EXPLAIN says of what the scans do, and of what they do not and why. */
class AboveScanSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

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
    void theFirstRowsByATextAreTheScans() throws Exception {
        String sql = "SELECT flow_type, dst_port FROM flows ORDER BY flow_type DESC LIMIT 5";
        assertThat(above(sql)).isEmpty();
        assertThat(ask.rows(sql))
                .containsExactly("outweb|80", "out|53", "out|53", "out|53", "other|0");
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
                        "above the scan: inner join: rows of two inputs, of which a scan can be asked the keys of a small one alone");
        assertThat(above("SELECT bytes * 1.0 AS b FROM flows ORDER BY b LIMIT 3"))
                .containsExactly("above the scan: ORDER BY: the engine has no such expression");
        assertThat(above("SELECT protocol, COUNT(*) FROM flows GROUP BY ROLLUP (protocol)"))
                .anyMatch(line -> line.startsWith("above the scan: LogicalUnion"));
        assertThat(above("SELECT protocol, COVAR_POP(bytes, packets) FROM flows GROUP BY protocol"))
                .anyMatch(line -> line.startsWith("above the scan: GROUP BY"));
        assertThat(above("SELECT bytes, ROW_NUMBER() OVER (ORDER BY bytes) FROM flows"))
                .containsExactly(
                        "above the scan: window functions: they need all rows of a window together");
    }

    @Test
    void aSmallSideOfAJoinIsReadFirstAndItsKeysAreAskedInTheScan() throws Exception {
        String sql =
                "SELECT v.name, SUM(f.bytes) FROM flows AS f"
                        + " JOIN (VALUES (53, 'dns'), (80, 'web')) AS v (port, name)"
                        + " ON f.dst_port = v.port GROUP BY v.name ORDER BY 1";
        assertThat(ask.rows("EXPLAIN " + sql))
                .anyMatch(
                        line ->
                                line.contains("FlowGroupScan(keys=[[dst_port]]")
                                        && line.contains("filters=[[IN_SET(dst_port, 0)]]"))
                .anyMatch(line -> line.contains("KeptScan(part=[0])"))
                .contains("part 0:", "set 0: column 0 of part 0");
        assertThat(ask.rows(sql)).containsExactly("dns|1000", "web|5000");
    }

    @Test
    void setsOfRowsAndOfKeysAreMadeOfTheScansGroups() throws Exception {
        assertThat(scans("SELECT dst_port FROM flows EXCEPT SELECT src_port FROM flows"))
                .containsExactly(
                        "FlowGroupScan(keys=[[dst_port]], measures=[[VALUES(1:BIGINT), VALUES(null:BIGINT)]],"
                                + " and=[[keys=[src_port] measures=[VALUES(null:BIGINT), VALUES(1:BIGINT)]]],"
                                + " having=[[>($1, 0), NOT(>($2, 0))]])");
        assertThat(
                        scans(
                                "SELECT protocol, dst_port, COUNT(*) FROM flows GROUP BY GROUPING SETS ((protocol), (dst_port))"))
                .containsExactly("FlowGroupScan(keys=[[protocol, dst_port]], measures=[[ROWS]])");
        assertThat(
                        scans(
                                "SELECT COUNT(*) FROM flows AS f LEFT JOIN (SELECT DISTINCT src_port FROM flows) AS g"
                                        + " ON f.dst_port = g.src_port WHERE g.src_port IS NULL"))
                .singleElement()
                .asString()
                .contains("keys=[[dst_port]]", "and=[[keys=[src_port]", "again=");
    }

    private static List<String> scans(String sql) throws Exception {
        return ask.rows("EXPLAIN " + sql).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("Flow"))
                .toList();
    }

    @Test
    void theSideWithFewerRowsIsTheOneThatAJoinKeeps() throws Exception {
        for (String sql :
                List.of(
                        "SELECT * FROM exporters AS e JOIN flows AS f ON e.exporter_addr = f.exporter_addr",
                        "SELECT * FROM flows AS f JOIN exporters AS e ON e.exporter_addr = f.exporter_addr")) {
            List<String> plan = ask.rows("EXPLAIN " + sql);
            int join = 0;
            while (!plan.get(join).contains("EnumerableHashJoin")) {
                join++;
            }
            assertThat(plan.get(join + 1)).contains("FlowTableScan");
            assertThat(plan.get(join + 2)).contains("CompanionScan");
        }
    }

    @Test
    void aSumInHavingThatDoesNotFitIsAnError() {
        assertThat(
                        ask.error(
                                "SELECT protocol FROM flows GROUP BY protocol HAVING SUM(9223372036854775807) > 0"))
                .startsWith("22003");
    }
}
