package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements that Calcite alone answers wrongly, or cannot plan. */
class PlannerFaultsSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void aTotalOfNoRowsIsARowToJoinWith() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT v.n FROM (VALUES (1), (2)) AS v(n),"
                                        + " (SELECT COUNT(*) AS c FROM flows WHERE dst_port = 4) AS t"))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(
                        ask.rows(
                                "SELECT v.n FROM (VALUES (1), (2)) AS v(n)"
                                        + " WHERE v.n IS DISTINCT FROM 1 OR v.n IN"
                                        + " (SELECT dst_port FROM flows WHERE user_name NOT LIKE '%')"))
                .containsExactly("2");
    }

    @Test
    void equalRowsThatMatchNoneAreAllGiven() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT b.y FROM (VALUES (5)) AS a(x) FULL JOIN"
                                        + " (VALUES (1), (1), (2)) AS b(y) ON a.x < b.y"))
                .containsExactlyInAnyOrder("null", "1", "1", "2");
        assertThat(
                        ask.rows(
                                "SELECT b.y, b.z FROM (VALUES (5)) AS a(x) RIGHT JOIN"
                                        + " ((VALUES (1, 2), (1, 2)) INTERSECT ALL (VALUES (1, 2), (1, 2))) AS b(y, z)"
                                        + " ON a.x < b.y"))
                .containsExactly("1|2", "1|2");
    }

    @Test
    void aSetOperationOfDecimalsWithNullsMayHaveAQueryBeforeIt() throws Exception {
        assertThat(
                        ask.rows(
                                "(WITH w AS (SELECT 1 AS n) SELECT -3.75 AS d FROM w) UNION ALL"
                                        + " (SELECT CAST(NULL AS DECIMAL(19, 2)))"))
                .containsExactlyInAnyOrder("-3.75", "null");
    }

    @Test
    void aVarianceOfOneRowIsNullThoughItsArgumentNeverIs() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT VAR_SAMP(v.n), STDDEV_SAMP(v.n) + 1, CAST(VAR_SAMP(v.n) AS BIGINT)"
                                        + " FROM (VALUES (1), (2)) AS v(n) GROUP BY v.n"))
                .containsExactly("null|null|null", "null|null|null");
    }

    @Test
    void aPatternThatIsNullIsUnknown() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FILTER (WHERE v.t NOT LIKE CAST(NULL AS VARCHAR)),"
                                        + " COUNT(*) FILTER (WHERE (v.t LIKE NULL) IS UNKNOWN)"
                                        + " FROM (VALUES ('a'), ('b')) AS v(t)"))
                .containsExactly("0|2");
    }

    @Test
    void aQueryOfTheRowMayStandInASetOperationOrGoUnused() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT DISTINCT n FROM ((SELECT v.n FROM (VALUES (1), (2)) AS v(n) WHERE EXISTS"
                                        + " (SELECT 1 FROM flows AS g WHERE g.protocol >= v.n))"
                                        + " INTERSECT (SELECT v.n FROM (VALUES (2), (3)) AS v(n))) AS t"))
                .containsExactly("2");
        assertThat(
                        ask.rows(
                                "SELECT TRUE FROM (SELECT NOT EXISTS (SELECT 1 FROM flows AS g"
                                        + " WHERE g.protocol = v.n) AS e FROM (VALUES (1), (2)) AS v(n)) AS t"))
                .containsExactly("true", "true");
        assertThat(
                        ask.rows(
                                "SELECT t.n, EXISTS (SELECT 1 FROM (VALUES (2)) AS g(m) WHERE g.m >= t.r)"
                                        + " FROM (SELECT v.n, ROW_NUMBER() OVER (ORDER BY v.n) AS r"
                                        + " FROM (VALUES (10), (20), (30)) AS v(n)) AS t ORDER BY t.n"))
                .containsExactly("10|true", "20|true", "30|false");
    }

    @Test
    void aParameterThatIsCastToDecimalIsRounded() throws Exception {
        PreparedQuery query = database.prepare("SELECT CAST(? AS DECIMAL(19, 2)) * 1.0 AS d");
        QueryResult result =
                query.execute(List.of(new BigDecimal("1500.001")), QueryControl.unlimited());
        assertThat(result.next()).isTrue();
        assertThat(result.get(0)).isEqualTo(new BigDecimal("1500.000"));
        result.close();
    }

    @Test
    void aConditionThatIsGroupedByMayStandInHaving() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT t.b, COUNT(*) FROM (VALUES (1, 1.5), (2, 1.5)) AS t(b, d)"
                                        + " GROUP BY t.b, t.b > 1.5 HAVING t.b > 1.5"))
                .containsExactly("2|1");
    }

    @Test
    void joinBindsTighterThanTheComma() throws Exception {
        String none = "(SELECT flow_label AS y FROM flows WHERE FALSE) AS b";
        assertThat(
                        ask.rows(
                                "SELECT * FROM (VALUES (1), (2)) AS a(x), "
                                        + none
                                        + " FULL JOIN (VALUES (7)) AS c(z) ON TRUE"))
                .containsExactlyInAnyOrder("1|null|7", "2|null|7");
        assertThat(
                        ask.rows(
                                "SELECT x, z, w FROM (VALUES (1), (2)) AS a(x), (VALUES (3)) AS b(y)"
                                        + " JOIN (VALUES (3)) AS c(z) ON b.y = c.z RIGHT JOIN (VALUES (8)) AS d(w)"
                                        + " ON c.z = d.w"))
                .containsExactlyInAnyOrder("1|null|8", "2|null|8");
    }

    @Test
    void aConditionOnAnAddressMayBeAKeyAndAnOrder() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT src_addr = '10.0.0.1' AS x, COUNT(*) FROM flows GROUP BY x ORDER BY x"))
                .containsExactly("false|5", "true|2", "null|1");
        assertThat(
                        ask.rows(
                                "SELECT DISTINCT src_addr BETWEEN '10.0.0.1' AND '10.0.0.2' AS x FROM flows"
                                        + " ORDER BY 1 DESC NULLS LAST"))
                .containsExactly("true", "false", "null");
    }

    @Test
    void aWindowMayUseNoColumn() throws Exception {
        assertThat(ask.rows("SELECT COUNT(*) OVER () FROM flows LIMIT 2"))
                .containsExactly("8", "8");
        assertThat(
                        ask.rows(
                                "SELECT CAST(-7 AS BIGINT) FROM (SELECT COUNT(*) OVER () AS c FROM flows) AS t"
                                        + " WHERE t.c > 7 LIMIT 1"))
                .containsExactly("-7");
    }

    @Test
    void aPatternMayBecomeNullWhileItIsPlanned() throws Exception {
        assertThat(
                        ask.rows(
                                "(SELECT 1 AS n) UNION (SELECT CASE WHEN LOWER(b.t) LIKE b.t THEN 2 END"
                                        + " FROM (VALUES (1)) AS a(x) FULL JOIN (SELECT flow_type AS t FROM flows"
                                        + " WHERE FALSE) AS b ON TRUE)"))
                .containsExactlyInAnyOrder("1", "null");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE flow_type LIKE SUBSTRING(flow_type FROM 1 FOR 2)"
                                        + " || '%b' AND flow_type NOT ILIKE 'OUT' || '%'"))
                .containsExactly("1");
    }

    @Test
    void aConstantThatIsNullMayBeMultiplied() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT 7 * (10 / NULLIF(0, 0)) FROM (SELECT t.c FROM (SELECT 0.0 AS c FROM flows)"
                                        + " AS t GROUP BY t.c) AS u"))
                .containsExactly("null");
    }

    @Test
    void whatIsNeverNullStaysSoAbove() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FILTER (WHERE t.a IS NOT DISTINCT FROM 10 OR t.a IS NULL)"
                                        + " FROM (SELECT AVG(duration_ms) AS a FROM flows) AS t"))
                .containsExactly("0");
        assertThat(
                        ask.rows(
                                "SELECT SUM(t.n) FILTER (WHERE TRUE) FROM ((SELECT CAST(COALESCE(export_version"
                                        + " / NULLIF(7, 0), -7) AS SMALLINT) AS n FROM flows) UNION"
                                        + " (SELECT CAST(3 AS SMALLINT) FROM flows)) AS t"))
                .containsExactly("3");
    }

    @Test
    void setsOfDecimalsKeepTheirDigits() throws Exception {
        assertThat(
                        ask.rows(
                                "(SELECT CAST(99.99 AS DECIMAL(19, 2)) AS d) UNION"
                                        + " (SELECT SUM(CAST(packets AS DECIMAL(19, 1))) FROM flows)"))
                .containsExactlyInAnyOrder("99.99", "721.00");
    }

    /** Calcite's regular expression of such a pattern tries more ways than anyone can wait for. */
    @Test
    void aPatternOfManyPartsDoesNotTakeForEver() throws Exception {
        String text = "'" + "a".repeat(2_000) + "'";
        String pattern = "'" + "%a".repeat(30) + "%b'";
        assertThat(
                        ask.rows(
                                "SELECT t LIKE "
                                        + pattern
                                        + ", u LIKE v, u ILIKE 'a_A' FROM (VALUES ("
                                        + text
                                        + ", 'aéA', '%é%')) AS x (t, u, v)"))
                .containsExactly("false|true|true");
    }

    @Test
    void whatCannotBeEscapedHasAnError() {
        assertThatThrownBy(() -> ask.rows("SELECT flow_type LIKE 'a!b' ESCAPE '!' FROM flows"))
                .hasMessageContaining(
                        "Invalid escape sequence in the pattern 'a!b': expected %, _ or ! after !");
    }

    @Test
    void aPatternThatTurnsOutToBeNullIsLikeNothing() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows GROUP BY ROLLUP (flow_type)"
                                        + " HAVING flow_type NOT LIKE flow_type OR COUNT(*) > 7"))
                .containsExactly("8");
    }

    /** Calcite makes such a total from groups, of which there is none. */
    @Test
    void aCountOfNothingBesideADistinctOneIsZero() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT CAST(t.n AS DECIMAL(19, 2)), t.m, t.s FROM (SELECT COUNT(v.x) AS n,"
                                        + " COUNT(DISTINCT v.x) AS m, SUM(v.x) AS s FROM (VALUES (1), (2)) AS v(x)"
                                        + " WHERE v.x < 0) AS t"))
                .containsExactly("0.00|0|null");
    }

    /** Calcite takes the second condition to follow from the first, which may be unknown. */
    @Test
    void aCountBesideADistinctAggregateOfNothingIsZeroThoughThePlannerKnowsThatItIsNothing()
            throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT NOT EXISTS (SELECT 1 FROM flows AS g WHERE g.bytes < t.m)"
                                        + " FROM (SELECT COUNT(DISTINCT u.b) AS d, MIN(DISTINCT u.b) AS m, COUNT(*) AS c"
                                        + " FROM (SELECT MIN(bytes) AS b FROM flows HAVING CAST(NULL AS BOOLEAN)) AS u) AS t"
                                        + " WHERE t.c NOT IN (2.50)"))
                .containsExactly("true");
    }

    @Test
    @Timeout(30)
    void aWindowMayStandOverDistinctAggregates() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT SUM(DISTINCT dst_port), COUNT(*), SUM(COUNT(*)) OVER () FROM flows"))
                .containsExactly("50154|8|8");
    }

    @Test
    void whatIsOrderedByADateIsNotOrderedByItsTime() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT CAST(start_time AS DATE) AS d, CAST(packets AS DECIMAL(19, 2)) AS p FROM flows"
                                        + " WHERE packets > 1 ORDER BY d, p DESC LIMIT 3"))
                .containsExactly("2026-11-22|700.00", "2026-11-22|10.00", "2026-11-22|4.00");
    }

    @Test
    void aParameterMayBeLongerThanTheTextThatItIsComparedWith() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT 'ab' = ?, ? = '', 'ab' IN (?, 'x'), 'ab' LIKE ?",
                                "abc",
                                "in",
                                "abd",
                                "abc"))
                .containsExactly("false|false|false|false");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*), LISTAGG(t.u) FROM (SELECT 'ab' AS c, app_name AS u FROM flows) AS t"
                                        + " WHERE t.c = ? GROUP BY t.c",
                                "abc"))
                .isEmpty();
        assertThat(
                        ask.rows(
                                "SELECT CASE WHEN dst_port = 53 THEN 'dns' ELSE ? END FROM flows WHERE dst_port = 80",
                                "something else"))
                .containsExactly("something else");
        assertThat(
                        ask.rows(
                                "SELECT CASE WHEN dst_port = 53 THEN 'dns' ELSE ? END, CAST(1.5 AS DECIMAL(3, 1)) FROM flows"
                                        + " WHERE dst_port = 80",
                                "something else"))
                .containsExactly("something else|1.5");
    }

    @Test
    void listsMayStandBesideADistinctAggregate() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT SUM(v.n) FILTER (WHERE TRUE), STDDEV_SAMP(DISTINCT 7),"
                                        + " LISTAGG(v.a, ',') WITHIN GROUP (ORDER BY v.a) FILTER (WHERE v.n > 0),"
                                        + " LISTAGG(v.b, ',') WITHIN GROUP (ORDER BY v.b DESC)"
                                        + " FROM (VALUES (1, 'x', 'p'), (2, 'w', 'q')) AS v(n, a, b)"))
                .containsExactly("3|null|w,x|q,p");
    }

    @Test
    void aConditionMayCompareWithAKeyThatIsNullInItsSet() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT t.m FROM (SELECT dst_port AS n, src_addr AS m FROM flows"
                                        + " GROUP BY GROUPING SETS ((dst_port), (src_addr), ())) AS t"
                                        + " WHERE CASE WHEN t.n <> 7 THEN t.m >= '::1' ELSE TRUE END"))
                .containsExactlyInAnyOrder(
                        "9.255.0.1",
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.0.0.10",
                        "192.0.2.80",
                        "2001:db8::1",
                        "null",
                        "null");
    }

    @Test
    void unknownIsNotFalse() throws Exception {
        for (String condition :
                List.of(
                        "(n > 7 AND n IS NOT NULL) IS NOT FALSE",
                        "(NOT (n <= 7 OR n IS NULL)) IS NOT FALSE",
                        "(n <= 7 OR n IS NULL) IS NOT TRUE",
                        "NOT ((NOT (n <= 7 OR n IS NULL)) IS FALSE)",
                        "NOT ((n <= 7 OR n IS NULL) IS TRUE)")) {
            assertThat(
                            ask.rows(
                                    "SELECT n FROM (VALUES (5), (9), (CAST(NULL AS INTEGER))) AS v(n)"
                                            + " WHERE "
                                            + condition))
                    .as(condition)
                    .containsExactly("9");
        }
    }

    @Test
    void aKeyMayBeCountedDistinctlyUnderAWindow() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(DISTINCT f.peer_port, f.protocol), SUM(COUNT(*)) OVER"
                                        + " (ORDER BY COALESCE(f.peer_port, -1) ROWS UNBOUNDED PRECEDING)"
                                        + " FROM flow_ends AS f WHERE f.peer_port < 100"
                                        + " GROUP BY COALESCE(f.peer_port, -1)"))
                .containsExactly("0|2", "1|3", "1|7", "1|8");
    }

    @Test
    void aParameterMayHaveOtherDigitsThanWhatItIsComparedWith() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT d FROM (VALUES (1.5), (99.9)) AS v(d) WHERE d NOT IN (99.9, ?)",
                                new BigDecimal("1500.001")))
                .containsExactly("1.5");
    }

    /** What a filter above asks may fail on rows that the one below keeps away. */
    @Test
    void theConditionBelowIsAskedFirst() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM (SELECT dst_port AS p FROM flows"
                                        + " WHERE MOD(dst_port, 10) > 0) AS t WHERE 100 / MOD(t.p, 10) < 100"))
                .containsExactly("4");
    }

    @Test
    void aJoinMayAskWhatIsUnknown() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*), COUNT(b.n) FROM (SELECT dst_port AS p, AVG(packets) AS a FROM flows"
                                        + " GROUP BY dst_port) AS a FULL JOIN (SELECT COUNT(*) AS n FROM flows) AS b"
                                        + " ON a.p = b.n + 13 AND (a.a NOT BETWEEN 10 AND CAST(NULL AS DOUBLE)) IS UNKNOWN"))
                .containsExactly("6|1");
    }

    @Test
    void zeroIsOneGroupWhateverItsSign() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT t.x, COUNT(*) FROM (SELECT (dst_port - dst_port) / -2.5 AS x FROM flows"
                                        + " UNION ALL SELECT n / 0.5 FROM (VALUES (0), (1)) AS v(n)) AS t GROUP BY t.x"))
                .containsExactlyInAnyOrder("0.0|9", "2.0|1");
    }

    @Test
    void aSetMayBeAskedForWhatTheEngineHasNot() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM (SELECT CASE WHEN cidr_match(src_addr, '10.0.0.0/8')"
                                        + " THEN 'OUT' ELSE 'other' END AS t FROM flows UNION ALL SELECT flow_type"
                                        + " FROM flows) AS t GROUP BY t.t HAVING LOWER(t.t) IN (SELECT flow_type"
                                        + " FROM flows ORDER BY start_time LIMIT 2)"))
                .containsExactlyInAnyOrder("4", "3");
    }
}
