package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups that are grouped once more, in the scan. */
class GroupsOfGroupsSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void distinctRowsAreCounted() throws Exception {
        String sql = "SELECT COUNT(*) FROM (SELECT DISTINCT src_addr, dst_port FROM flows) AS t";
        assertThat(ask.rows(sql)).containsExactly("7");
        assertThat(ask.rows("EXPLAIN " + sql))
                .anyMatch(line -> line.contains("FlowGroupScan") && line.contains("again="))
                .noneMatch(line -> line.startsWith("above the scan"));
    }

    @Test
    void sourcesAreGroupedByTheirNumberOfFlows() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT n, COUNT(*) AS sources FROM (SELECT src_addr, COUNT(*) AS n"
                                        + " FROM flows GROUP BY src_addr) AS t GROUP BY n ORDER BY n"))
                .containsExactly("1|6", "2|1");
        assertThat(
                        ask.rows(
                                "SELECT protocol, MAX(b), AVG(n), COUNT(DISTINCT b) FROM (SELECT protocol, src_addr,"
                                        + " SUM(bytes) AS b, COUNT(*) AS n FROM flows GROUP BY protocol, src_addr)"
                                        + " AS t WHERE b > 100 GROUP BY protocol HAVING COUNT(*) > 1 ORDER BY 1"))
                .containsExactly("6|1099511627776|1.0|2", "17|400|1.3333333333333333|2");
    }

    @Test
    void noGroupsAreOneGroupOfNone() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*), MAX(n), SUM(n) FROM (SELECT src_addr, COUNT(*) AS n FROM flows"
                                        + " GROUP BY src_addr HAVING COUNT(*) > 5) AS t"))
                .containsExactly("0|null|null");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(DISTINCT src_addr), COUNT(*), SUM(bytes) FROM flows WHERE dst_port = 9"))
                .containsExactly("0|0|null");
    }

    @Test
    void differentValuesStandBesideOtherMeasures() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT dst_port, COUNT(DISTINCT dst_addr), COUNT(*), SUM(bytes), MIN(packets),"
                                        + " COUNT(*) FILTER (WHERE packets > 2), BIT_OR(protocol) FROM flows"
                                        + " WHERE dst_port IN (0, 53, 80) GROUP BY dst_port ORDER BY 1"))
                .containsExactly(
                        "0|0|1|null|null|0|null", "53|3|4|1000|1|2|17", "80|1|1|5000|10|1|6");
    }

    @Test
    void bitsAndSpreadsAreMadeInTheScan() throws Exception {
        String sql =
                "SELECT BIT_OR(tcp_flags), BIT_AND(tcp_flags), BIT_XOR(tcp_flags), VAR_POP(packets),"
                        + " STDDEV_SAMP(bytes) FROM flows WHERE dst_port IN (21, 53, 80)";
        assertThat(ask.rows(sql))
                .hasSize(1)
                .allMatch(
                        row ->
                                row.matches(
                                        "27\\|2\\|25\\|9\\.58333333333333.*\\|1958\\.72407449339.*"));
        assertThat(ask.rows("EXPLAIN " + sql)).noneMatch(line -> line.startsWith("above the scan"));
    }

    @Test
    void averagesOfDecimalsAreMadeInTheScan() throws Exception {
        String sql =
                "SELECT AVG(bytes * 1.0 / packets), VAR_POP(bytes * 0.5) FROM flows WHERE dst_port = 53";
        assertThat(ask.rows(sql)).containsExactly("100.0|3125.0");
        assertThat(ask.rows("EXPLAIN " + sql)).noneMatch(line -> line.startsWith("above the scan"));
        assertThat(ask.error("SELECT AVG(bytes * 1.0 / (packets - 1)) FROM flows"))
                .startsWith("22012 Division by zero");
        assertThat(
                        ask.rows(
                                "SELECT AVG(v.d), STDDEV_POP(v.d) FROM (VALUES (1.25), (1.75)) AS v(d)"))
                .containsExactly("1.5|0.25");
        assertThat(ask.rows("SELECT AVG(v.d) OVER () FROM (VALUES (1.25), (1.75)) AS v(d)"))
                .containsExactly("1.5", "1.5");
    }

    @Test
    void distinctSumsAreSumsOfGroups() throws Exception {
        String question =
                "SELECT protocol, SUM(DISTINCT dst_port), AVG(DISTINCT dst_port) FROM flows GROUP BY protocol";
        assertThat(ask.rows(question))
                .containsExactlyInAnyOrder(
                        "6|50101|16700.333333333332", "17|53|53.0", "null|0|0.0");
        assertThat(ask.rows("EXPLAIN " + question))
                .singleElement()
                .asString()
                .startsWith("FlowGroupScan(");
        assertThat(
                        ask.rows(
                                "SELECT SUM(DISTINCT dst_port), COUNT(*), SUM(bytes), COUNT(DISTINCT protocol) FROM flows"))
                .containsExactly("50154|8|1099511633836|2");
    }
}
