package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sub-queries that run before the rows that ask them. */
class EarlyPartsSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);
    private static final String SMALL_BY_TWO_COLUMNS =
            "EXISTS (SELECT 1 FROM flows AS g WHERE g.src_addr = f.src_addr"
                    + " AND g.dst_port = f.dst_port AND g.bytes < 250)";

    @Test
    void rowsThatMeetByTwoColumnsAreAskedInTheScan() throws Exception {
        String sql = "SELECT f.src_port FROM flows AS f WHERE " + SMALL_BY_TWO_COLUMNS;
        assertThat(ask.rows(sql)).containsExactlyInAnyOrder("40001", "40002", "40003", "50001");
        assertThat(ask.rows("EXPLAIN " + sql))
                .anyMatch(line -> line.contains("IN_ROWS"))
                .contains("rows 0:")
                .noneMatch(line -> line.contains("Join"));
    }

    @Test
    void aRowWithNullMeetsNone() throws Exception {
        assertThat(ask.rows("SELECT f.src_port FROM flows AS f WHERE NOT " + SMALL_BY_TWO_COLUMNS))
                .containsExactlyInAnyOrder("0", "443", "40004", "40005");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows AS f WHERE EXISTS (SELECT 1 FROM flows AS g"
                                        + " WHERE g.src_addr = f.src_addr AND g.dst_addr = f.dst_addr)"))
                .containsExactly("7");
    }

    @Test
    void inMayCompareSeveralColumns() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT src_port FROM flows WHERE (src_addr, dst_port) IN"
                                        + " (SELECT src_addr, dst_port FROM flows WHERE bytes < 250)"))
                .containsExactlyInAnyOrder("40001", "40002", "40003", "50001");
        assertThat(
                        ask.rows(
                                "SELECT src_port FROM flows WHERE (flow_type, protocol) IN"
                                        + " (SELECT flow_type, protocol FROM flows WHERE src_port = 40001)"))
                .containsExactlyInAnyOrder("40001", "40002", "40003");
        assertThat(
                        ask.rows(
                                "SELECT src_port FROM flows WHERE (src_addr, dst_port) NOT IN"
                                        + " (SELECT src_addr, dst_port FROM flows WHERE bytes < 250)"))
                .containsExactlyInAnyOrder("443", "40004", "40005");
    }

    @Test
    void setsMayStandBesideConditionsThatTheScanHasNot() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT f.src_port FROM flows AS f WHERE f.bytes * 0.5 > 2000 OR "
                                        + SMALL_BY_TWO_COLUMNS))
                .containsExactlyInAnyOrder("40001", "40002", "40003", "50001", "40005", "443");
    }

    @Test
    void aValueIsAFilterOfTheScan() throws Exception {
        String sql =
                "SELECT src_port FROM flows"
                        + " WHERE bytes = (SELECT MAX(bytes) FROM flows WHERE protocol = 17)";
        assertThat(ask.rows(sql)).containsExactly("40004");
        assertThat(ask.rows("EXPLAIN " + sql))
                .anyMatch(line -> line.contains("filters=[[=(bytes, ?0)]]"))
                .contains("value ?0:");
        assertThat(
                        ask.rows(
                                "SELECT src_port FROM flows WHERE bytes >"
                                        + " (SELECT AVG(bytes) FROM flows WHERE protocol = 17) ORDER BY 1"))
                .containsExactly("443", "40003", "40004", "40005");
    }

    @Test
    void valuesAndParametersKeepTheirPlaces() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT src_port FROM flows WHERE dst_port = ? AND bytes >"
                                        + " (SELECT MIN(bytes) FROM flows WHERE protocol = ?) ORDER BY 1",
                                53,
                                17))
                .containsExactly("40002", "40003", "40004");
        assertThat(
                        ask.rows(
                                "SELECT (SELECT MAX(packets) FROM flows), COUNT(*), (SELECT 'x') FROM flows"))
                .containsExactly("700|8|x");
    }

    @Test
    void aValueOfNoRowIsNullAndOfTwoIsAnError() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE bytes ="
                                        + " (SELECT bytes FROM flows WHERE dst_port = 9999)"))
                .containsExactly("0");
        assertThat(
                        ask.error(
                                "SELECT COUNT(*) FROM flows WHERE bytes ="
                                        + " (SELECT bytes FROM flows WHERE dst_port = 53)"))
                .startsWith("21000 A sub-query gave more than one row");
    }

    @Test
    void aValueMayAskAnother() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT src_port FROM flows WHERE src_addr IN (SELECT dst_addr FROM flows"
                                        + " WHERE bytes = (SELECT MAX(bytes) FROM flows WHERE packets >"
                                        + " (SELECT AVG(packets) FROM flows))) ORDER BY 1"))
                .containsExactly("40001", "40003");
    }

    @Test
    void aSideOfAJoinThatIsOneRowIsParameters() throws Exception {
        String sql =
                "SELECT f.src_port, t.n FROM flows AS f JOIN (SELECT COUNT(*) AS n, AVG(bytes) AS a FROM flows"
                        + " WHERE protocol = 17) AS t ON f.bytes > t.a WHERE f.dst_port < 1024 ORDER BY 1";
        assertThat(ask.rows(sql)).containsExactly("40003|4", "40004|4", "40005|4");
        assertThat(ask.rows("EXPLAIN " + sql))
                .contains("value ?0: column 0 of part 0", "value ?1: column 1 of part 0")
                .noneMatch(line -> line.contains("Join"));
        assertThat(
                        ask.rows(
                                "SELECT a.n, b.m FROM (SELECT COUNT(*) AS n FROM flows) AS a,"
                                        + " (SELECT MAX(packets) AS m FROM flows) AS b"))
                .containsExactly("8|700");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*), MIN(t.m) FROM flows LEFT JOIN"
                                        + " (SELECT MAX(bytes) AS m FROM flows WHERE dst_port = 9) AS t ON TRUE"))
                .containsExactly("8|null");
        assertThat(
                        ask.rows(
                                "SELECT v.n, t.m FROM (VALUES (1), (900)) AS v(n) LEFT JOIN"
                                        + " (SELECT MAX(packets) AS m FROM flows) AS t ON v.n < t.m"))
                .containsExactlyInAnyOrder("1|700", "900|null");
    }
}
