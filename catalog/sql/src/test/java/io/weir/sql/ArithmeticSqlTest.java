package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sums never wrap, averages are DOUBLE, integer division truncates. */
class ArithmeticSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void sumOfIntegersIsBigint() throws Exception {
        assertThat(ask.rows("SELECT SUM(bytes), SUM(dst_port), SUM(protocol) FROM flows"))
                .containsExactly("1099511633836|50313|86");
        assertThat(database.prepare("SELECT SUM(protocol) AS s FROM flows").columns().get(0).type())
                .isEqualTo(SqlType.BIGINT);
        assertThat(ask.rows("SELECT SUM(x) FROM (VALUES (9223372036854775807), (1), (-1)) AS t(x)"))
                .containsExactly("9223372036854775807");
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorAndNoWrappedNumber() {
        assertThat(ask.error("SELECT SUM(x) FROM (VALUES (9223372036854775807), (1)) AS t(x)"))
                .startsWith("22003 SUM is larger than a BIGINT holds");
        assertThat(
                        ask.error(
                                "SELECT SUM(x) OVER () FROM (VALUES (-9223372036854775807), (-2)) AS t(x)"))
                .startsWith("22003 SUM is larger than a BIGINT holds");
        assertThat(ask.error("SELECT bytes * 9223372036854775807 FROM flows WHERE dst_port = 80"))
                .startsWith("22003 ");
        assertThat(ask.error("SELECT bytes + 9223372036854775807 FROM flows WHERE dst_port = 80"))
                .startsWith("22003 ");
        assertThat(ask.error("SELECT -9223372036854775807 - bytes FROM flows WHERE dst_port = 80"))
                .startsWith("22003 ");
        assertThat(ask.error("SELECT dst_port * 100000000 FROM flows WHERE dst_port = 80"))
                .startsWith("22003 ");
        assertThat(ask.error("SELECT 9223372036854775807 + 1")).startsWith("22003 ");
        assertThat(ask.error("SELECT CAST(bytes AS INTEGER) FROM flows WHERE dst_port = 50000"))
                .startsWith("22003 ");
    }

    @Test
    void averageIsDoubleAndExact() throws Exception {
        assertThat(ask.rows("SELECT AVG(dst_port) FROM flows WHERE dst_port IN (21, 53)"))
                .containsExactly("46.6");
        assertThat(ask.rows("SELECT AVG(x) FROM (VALUES (1), (2), (4)) AS t(x)"))
                .containsExactly("2.3333333333333335");
        assertThat(
                        ask.rows(
                                "SELECT AVG(x) FROM (VALUES (9223372036854775807), (9223372036854775807)) AS t(x)"))
                .containsExactly("9.223372036854776E18");
        assertThat(ask.rows("SELECT AVG(bytes) FROM flows WHERE protocol IS NULL"))
                .containsExactly("null");
    }

    @Test
    void divisionOfIntegersTruncates() throws Exception {
        assertThat(ask.rows("SELECT 7 / 2, -7 / 2, MOD(-7, 2), 100.0 * 1 / 3"))
                .containsExactly("3|-3|-1|33.333333333333336");
        assertThat(
                        ask.error(
                                "SELECT bytes / src_port FROM flows WHERE dst_port = 0 OR bytes / (dst_port - dst_port) > 0"))
                .startsWith("22012 Division by zero");
    }

    @Test
    void quotientsOfDecimalsAreDoubles() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT 7 / 2.0, 0.3 / 3, 1 / 3.0 * 3, CAST(7 AS DECIMAL(10, 2)) / 2, 5.0 / NULL"))
                .containsExactly("3.5|0.09999999999999999|1.0|3.5|null");
        assertThat(ask.rows("SELECT x * 0.1 / 3 FROM (VALUES (9007199254740993), (3)) AS t (x)"))
                .containsExactly("3.0023997515803306E14", "0.09999999999999999");
        assertThat(
                        ask.rows(
                                "SELECT dst_port, bytes * 8.0 / packets AS b FROM flows WHERE bytes * 1.0 / packets > 100"
                                        + " ORDER BY b DESC LIMIT 2"))
                .containsExactly("50000|1.2565847174582857E10", "80|4000.0");
        for (String zero : List.of("1 / 0.0", "1.5 / 0", "1 / 2.0 / 0", "CAST(1 AS DOUBLE) / 0")) {
            assertThat(ask.error("SELECT " + zero)).startsWith("22012 Division by zero");
        }
    }

    @Test
    void magnitudesAreCountedInTheScan() throws Exception {
        String sql =
                "SELECT FLOOR(LOG10(bytes)) AS d, COUNT(*), MAX(CEIL(bytes / 3.0)) FROM flows"
                        + " GROUP BY FLOOR(LOG10(bytes)) ORDER BY d";
        assertThat(ask.rows(sql))
                .containsExactly(
                        "1.0|1|20.0",
                        "2.0|4|134.0",
                        "3.0|1|1667.0",
                        "12.0|1|3.66503875926E11",
                        "null|1|null");
        assertThat(ask.rows("EXPLAIN " + sql)).noneMatch(line -> line.startsWith("above the scan"));
        assertThat(ask.error("SELECT LOG10(bytes - bytes) FROM flows"))
                .startsWith("22023 LOG10 of 0.0: expected a number above 0");
    }

    @Test
    void unknownIsNullAndNeverZero() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT SUM(bytes), COUNT(bytes), COUNT(*), MAX(packets) FROM flows WHERE protocol IS NULL"))
                .containsExactly("null|0|1|null");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE bytes = 0 OR bytes <> 0"))
                .containsExactly("7");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE NOT (protocol = 6)"))
                .containsExactly("4");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE protocol IS DISTINCT FROM 6"))
                .containsExactly("5");
    }

    @Test
    void rawCountersReadAsTheScaledOnesWhereNothingWasSampled() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT packets, packets_raw FROM flows WHERE dst_port IN (80, 50000) ORDER BY 1"))
                .containsExactly("10|10", "700|7");
    }

    @Test
    void groupsDistinctCountsAndFiltersAgree() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT src_addr, COUNT(DISTINCT dst_addr) AS n, SUM(bytes) FILTER (WHERE packets > 1)"
                                        + " FROM flows WHERE dst_port = 53 GROUP BY src_addr ORDER BY n DESC, src_addr"))
                .containsExactly("10.0.0.1|2|300", "10.0.0.2|1|200", "2001:db8::1|1|400");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(DISTINCT src_addr), SUM(bytes), AVG(packets) FROM flows WHERE dst_port = 53"))
                .containsExactly("3|1000|2.5");
    }

    @Test
    void percentAndCumulativePercentAreOverAllGroups() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT dst_port, COUNT(*) AS n, 100.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS pct,"
                                        + " 100.0 * SUM(COUNT(*)) OVER (ORDER BY COUNT(*) DESC, dst_port ROWS UNBOUNDED"
                                        + " PRECEDING) / SUM(COUNT(*)) OVER () AS cumul FROM flows GROUP BY dst_port"
                                        + " ORDER BY n DESC, dst_port LIMIT 2"))
                .containsExactly("53|4|50.0|50.0", "0|1|12.5|62.5");
    }

    @Test
    void aColumnThatIsNeitherGroupedNorAggregatedIsAnError() {
        assertThat(ask.error("SELECT src_addr, dst_addr, COUNT(*) FROM flows GROUP BY src_addr"))
                .contains("'dst_addr' is not being grouped");
    }

    @Test
    void windowsOverNothingAreNull() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT SUM(packets) OVER (ORDER BY start_time ROWS BETWEEN 5 PRECEDING AND 3 PRECEDING)"
                                        + " FROM flows ORDER BY start_time"))
                .containsExactly("null", "null", "null", "1", "3", "6", "6", "8");
        assertThat(
                        ask.rows(
                                "SELECT SUM(packets) OVER (PARTITION BY protocol), AVG(packets) OVER (PARTITION BY protocol)"
                                        + " FROM flows ORDER BY start_time LIMIT 2 OFFSET 5"))
                .containsExactly("711|237.0", "null|null");
    }

    @Test
    void theAbsoluteOfTheLeastBigintIsAnError() throws Exception {
        assertThat(
                        ask.error(
                                "SELECT ABS(x) FROM (VALUES (CAST(-9223372036854775807 - 1 AS BIGINT))) AS t(x)"))
                .startsWith("22003 ");
        assertThat(ask.rows("SELECT ABS(-5), ABS(-2.5), ABS(protocol - 10) FROM flows LIMIT 1"))
                .containsExactly("5|2.5|7");
    }

    @Test
    void variancesKeepTheirDigits() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT VAR_POP(x), VAR_SAMP(x), STDDEV_POP(x)"
                                        + " FROM (VALUES (1000000000000), (1000000000001)) AS t(x)"))
                .containsExactly("0.25|0.5|0.5");
        assertThat(
                        ask.rows(
                                "SELECT STDDEV(packets), VAR_POP(packets) FROM flows WHERE dst_port = 80"))
                .containsExactly("null|0.0");
        assertThat(ask.rows("SELECT COVAR_POP(x, y) FROM (VALUES (1, 1), (2, 2)) AS t(x, y)"))
                .containsExactly("0.25");
    }

    @Test
    void nestedCallsStayShortPlans() throws Exception {
        assertThat(ask.rows("SELECT " + "ABS(".repeat(60) + "-1" + ")".repeat(60)))
                .containsExactly("1");
        assertThat(ask.error("SELECT " + "(".repeat(5000) + "1" + ")".repeat(5000)))
                .startsWith("0A000 The statement is nested too deeply");
        assertThat(ask.error("SELECT ABS(CAST(-32768 AS SMALLINT))")).startsWith("22003 ");
    }

    @Test
    void decimalLogarithmsOfPowersOfTenAreWhole() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT LOG10(1000), LOG(1000000), LOG10(0.001), LOG10(packets * 10) FROM flows WHERE packets = 10"))
                .containsExactly("3.0|6.0|-3.0|2.0");
        assertThat(ask.rows("SELECT LOG10(bytes) FROM flows WHERE bytes IS NULL"))
                .containsExactly("null");
    }
}
