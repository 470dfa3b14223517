package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are UTC, and a condition on start_time leaves out the hours that it excludes. */
class TimeSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void textBesideATimeIsReadInAnyIsoForm() throws Exception {
        for (String time :
                new String[] {
                    "2026-11-22 11:00:00",
                    "2026-11-22T11:00:00Z",
                    "2026-11-22T12:00:00+01:00",
                    "2026-11-22 11",
                    "2026-11-22 11:00",
                    "2026-11-22T11:00:00.000000000Z"
                }) {
            assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE start_time >= '" + time + "'"))
                    .as(time)
                    .containsExactly("4");
        }
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE start_time < '2026-11-23'"))
                .containsExactly("8");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE start_time BETWEEN '2026-11-22T10:10:00Z' AND '2026-11-22T10:20:00Z'"))
                .containsExactly("2");
        assertThat(ask.error("SELECT COUNT(*) FROM flows WHERE start_time > 'yesterday'"))
                .startsWith(
                        "22007 1:47 'yesterday' is not a time; expected for example '2026-11-22'");
    }

    @Test
    void parametersAreTimes() throws Exception {
        String sql = "SELECT COUNT(*) FROM flows WHERE start_time >= ?";
        assertThat(ask.rows(sql, "2026-11-22T11:00:00Z")).containsExactly("4");
        assertThat(ask.rows(sql, LocalDateTime.parse("2026-11-22T11:00:00"))).containsExactly("4");
        assertThat(ask.rows(sql, Instant.parse("2026-11-22T11:00:00Z"))).containsExactly("4");
        assertThat(ask.rows(sql, OffsetDateTime.parse("2026-11-22T13:00:00+02:00")))
                .containsExactly("4");
    }

    @Test
    void conditionsOnStartTimeReachTheScan() throws Exception {
        String plan =
                String.join(
                        "\n",
                        ask.rows(
                                "EXPLAIN SELECT COUNT(*) FROM flows WHERE start_time >= '2026-11-22T11:00:00Z' AND"
                                        + " start_time < ? AND cidr_match(src_addr, '10.0.0.0/8') AND protocol IN (6, 17)"));
        assertThat(plan)
                .contains(
                        ">=(start_time, 2026-11-22 11:00:00)",
                        "<(start_time, ?0)",
                        "cidr_match(src_addr",
                        "protocol")
                .doesNotContain("EnumerableCalc");
    }

    @Test
    void theCurrentTimeIsPushedToo() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE start_time > CURRENT_TIMESTAMP - INTERVAL '1' HOUR"))
                .hasSize(1);
        assertThat(
                        String.join(
                                "",
                                ask.rows(
                                        "EXPLAIN SELECT COUNT(*) FROM flows WHERE start_time > CURRENT_TIMESTAMP - INTERVAL '1' HOUR")))
                .contains("filters=[[>(start_time");
    }

    @Test
    void bucketsAndDurationsAreWholeMilliseconds() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT time_bucket(INTERVAL '30' MINUTE, start_time) AS t, COUNT(*) FROM flows GROUP BY t"
                                        + " ORDER BY t"))
                .containsExactly("2026-11-22T10:00|3", "2026-11-22T10:30|1", "2026-11-22T11:00|4");
        assertThat(ask.rows("SELECT start_time, duration_ms FROM flows WHERE protocol IS NULL"))
                .containsExactly("2026-11-22T11:10:00.250|1500");
        assertThat(
                        ask.rows(
                                "SELECT FLOOR(start_time TO HOUR) AS h, COUNT(*) FROM flows GROUP BY 1 ORDER BY 1"))
                .containsExactly("2026-11-22T10:00|4", "2026-11-22T11:00|4");
        assertThat(
                        ask.rows(
                                "SELECT EXTRACT(HOUR FROM start_time), start_time + INTERVAL '1' DAY FROM flows WHERE dst_port = 80"))
                .containsExactly("11|2026-11-23T11:05");
    }

    @Test
    void postgresSpellingsAreUnderstood() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT date_trunc('hour', start_time) AS h, COUNT(*) FROM flows GROUP BY 1 ORDER BY 1"))
                .containsExactly("2026-11-22T10:00|4", "2026-11-22T11:00|4");
        assertThat(
                        ask.rows(
                                "SELECT start_time - INTERVAL '2 hours' FROM flows WHERE dst_port = 80"))
                .containsExactly("2026-11-22T09:05");
        assertThat(
                        String.join(
                                "",
                                ask.rows(
                                        "EXPLAIN SELECT COUNT(*) FROM flows WHERE start_time > now() - interval '1 hour'")))
                .contains("filters=[[>(start_time");
        assertThat(ask.rows("SELECT 'interval ''1 hour'''")).containsExactly("interval '1 hour'");
        assertThat(
                        ask.rows(
                                "SELECT date_trunc('week', TIMESTAMP '2026-11-22 23:59:59'),"
                                        + " date_trunc('week', TIMESTAMP '2026-11-23 00:00:00')"))
                .containsExactly("2026-11-16T00:00|2026-11-23T00:00");
        assertThat(ask.error("SELECT date_trunc('fortnight', start_time) FROM flows"))
                .startsWith("22023 1:19 date_trunc: 'fortnight' is no unit");
    }

    @Test
    void columnsWithoutAnAliasAreCalledWhatWasWritten() throws Exception {
        assertThat(
                        database.prepare(
                                        "SELECT COUNT(*), SUM(bytes)\n  + 1, src_addr AS a FROM flows GROUP BY src_addr")
                                .columns())
                .extracting(ResultColumn::label)
                .containsExactly("COUNT(*)", "SUM(bytes) + 1", "a");
    }

    @Test
    void truncatedTimesCanBeCompared() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE FLOOR(start_time TO HOUR) = TIMESTAMP '2026-11-22 11:00:00'"))
                .containsExactly("4");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE date_trunc('hour', start_time) < '2026-11-22 11:00:00'"))
                .containsExactly("4");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE EXTRACT(YEAR FROM start_time) = 2026"))
                .containsExactly("8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    CAST(start_time AS DATE) = DATE '2026-11-22'                                       | 8
                    CAST(start_time AS DATE) = '2026-11-22'                                            | 8
                    start_time::date <> '2026-11-22'                                                   | 0
                    CAST(start_time AS DATE) < DATE '2026-11-22'                                       | 0
                    DATE '2026-11-22' <= CAST(start_time AS DATE)                                      | 8
                    CAST(start_time AS DATE) BETWEEN DATE '2026-11-01' AND DATE '2026-11-21'           | 0
                    CAST(start_time AS DATE) NOT IN (DATE '2026-11-20', DATE '2026-11-22')             | 0
                    FLOOR(start_time TO HOUR) = '2026-11-22 10:00:00'                                  | 4
                    FLOOR(start_time TO HOUR) = '2026-11-22 10:30:00'                                  | 0
                    FLOOR(start_time TO HOUR) <> '2026-11-22 10:30:00'                                 | 8
                    FLOOR(start_time TO HOUR) > '2026-11-22 10:00:00'                                  | 4
                    FLOOR(start_time TO HOUR) >= '2026-11-22 10:00:00.001'                             | 4
                    FLOOR(start_time TO HOUR) < '2026-11-22 10:00:00.001'                              | 4
                    FLOOR(start_time TO HOUR) <= '2026-11-22 10:59:59.999'                             | 4
                    FLOOR(start_time TO HOUR) BETWEEN '2026-11-22 10:00:00.001' AND '2026-11-22 10:59' | 0
                    date_trunc('day', start_time) IN ('2026-11-22', '2026-11-23')                      | 8
                    time_bucket('30 minutes', start_time) = '2026-11-22 10:30:00'                      | 1
                    start_time < DATE '2026-11-22' + INTERVAL '1' DAY                                  | 8
                    start_time >= DATE '2026-12-22' - INTERVAL '1' MONTH                               | 8
                    start_time >= FLOOR(TIMESTAMP '2026-11-22 11:59:59' TO HOUR)                       | 4
                    start_time >= FLOOR(TIMESTAMP '2026-11-22 11:59:59' TO MONTH)                      | 8
                    start_time >= TIMESTAMPADD(DAY, -1, TIMESTAMP '2026-11-23 11:00:00')               | 4
                    start_time >= TIMESTAMPADD(MONTH, 1, TIMESTAMP '2026-10-31 00:00:00')              | 0
                    start_time < CURRENT_DATE + INTERVAL '100' YEAR                                    | 8
                    """)
    void conditionsOnStepsAndOfDatesChooseHours(String condition, String count) throws Exception {
        String question = "SELECT COUNT(*) FROM flows WHERE " + condition;
        assertThat(ask.rows(question)).containsExactly(count);
        assertThat(ask.rows("EXPLAIN " + question))
                .singleElement()
                .asString()
                .contains("filters=")
                .doesNotContain("conditions=");
    }

    @Test
    void datesAreGroupedByInTheScan() throws Exception {
        String question =
                "SELECT CAST(start_time AS DATE) AS d, COUNT(*), MAX(CAST(end_time AS DATE)),"
                        + " COUNT(DISTINCT CAST(end_time AS DATE)), MIN(CAST(start_time AS DATE) + INTERVAL '1' MONTH)"
                        + " FROM flows GROUP BY CAST(start_time AS DATE)";
        assertThat(ask.rows(question)).containsExactly("2026-11-22|8|2026-11-22|1|2026-12-22");
        assertThat(ask.rows("EXPLAIN " + question))
                .singleElement()
                .asString()
                .startsWith("FlowGroupScan(keys=[[CAST(start_time):DATE");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE CAST(start_time AS DATE) = ?",
                                LocalDate.parse("2026-11-22")))
                .containsExactly("8");
    }

    @Test
    void aDateIsNoTime() throws Exception {
        assertThat(
                        ask.error(
                                "SELECT COUNT(*) FROM flows WHERE CAST(start_time AS DATE) = '2026-11-22 10:00'"))
                .isEqualTo(
                        "22007 1:61 '2026-11-22 10:00' has a time of day; expected a date such as '2026-11-22'");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE start_time IN (SELECT CAST(start_time AS DATE) FROM flows)"))
                .containsExactly("0");
        assertThat(
                        ask.rows(
                                "SELECT CAST(start_time AS DATE) FROM flows UNION SELECT FLOOR(start_time TO DAY) FROM flows"))
                .containsExactly("2026-11-22T00:00");
    }
}
