package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
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
}
