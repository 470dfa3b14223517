package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators above the scans keep is within the memory that a statement may take. */
class HeldMemorySqlTest {
    private static final long BUDGET = 1 << 20;

    /** 32,768 rows, of which {@code few} has 8 values and {@code many} thousands. */
    private static final String WITH_T =
            "WITH t AS (SELECT f.src_port AS few, f.src_port * 7 + g.dst_port * 11 + h.src_port * 13"
                    + " + i.dst_port * 17 + j.src_port * 19 AS many"
                    + " FROM flows AS f, flows AS g, flows AS h, flows AS i, flows AS j) ";

    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static int count(String sql) throws FlowSqlException {
        PreparedQuery query = database.prepare(sql);
        QueryControl control = QueryControl.limited(Duration.ZERO, 0, BUDGET);
        int rows = 0;
        try (QueryResult result = query.execute(List.of(), control)) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static String outcome(String sql) {
        try {
            return "no error but rows: " + count(sql);
        } catch (FlowSqlException e) {
            return e.code().sqlState() + " " + e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER BY | SELECT many FROM t ORDER BY many",
                "ORDER BY | SELECT many FROM t ORDER BY many LIMIT 20000",
                "A join | SELECT COUNT(*) FROM t AS x JOIN t ON x.many = t.many",
                "A join | SELECT COUNT(*) FROM flows AS x JOIN t ON x.src_port * t.many = -1",
                "The result of a join | SELECT COUNT(*) FROM t FULL JOIN flows AS x"
                        + " ON x.src_port + t.many <> -1",
                "A window | SELECT SUM(many) OVER (PARTITION BY few ORDER BY many) FROM t",
                "GROUP BY | SELECT many, COUNT(*) FROM t GROUP BY many",
                "GROUP BY | SELECT DISTINCT many, few FROM t",
                "GROUP BY | SELECT few, many, COUNT(*) FROM t GROUP BY ROLLUP (few, many)",
                "UNION | SELECT many, few FROM t UNION SELECT few, few FROM t",
                "INTERSECT | SELECT many, few FROM t INTERSECT ALL SELECT many, few FROM t",
                "EXCEPT | SELECT many, few FROM t EXCEPT SELECT few, few FROM t",
                "An aggregate of lists | SELECT LISTAGG(CAST(many AS VARCHAR), ',') FROM t"
            })
    void rowsThatAreKeptAreWithinTheLimit(String holder, String sql) {
        assertThat(outcome(WITH_T + sql))
                .startsWith("53200 " + holder + " needs more than the 1 MiB")
                .contains("--max-memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT many FROM t",
                "SELECT many FROM t ORDER BY many LIMIT 20",
                "SELECT DISTINCT few FROM t",
                "SELECT few, COUNT(*) FROM t GROUP BY few",
                "SELECT few FROM t UNION SELECT few FROM t",
                "SELECT few FROM t INTERSECT SELECT few FROM t",
                "SELECT few FROM t EXCEPT SELECT many FROM t",
                "SELECT many FROM t UNION ALL SELECT many FROM t",
                "SELECT x.bytes FROM flows AS x WHERE x.src_port IN (SELECT few FROM t)",
                "SELECT x.bytes FROM flows AS x WHERE EXISTS (SELECT 1 FROM t"
                        + " WHERE t.few = x.src_port AND t.few + 1 = x.src_port + 1)"
            })
    void rowsThatOnlyPassAreNotCounted(String sql) throws Exception {
        assertThat(count(WITH_T + sql)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNION ALL | no error but rows: 1",
                "UNION     | 53200 WITH RECURSIVE needs more than the 1 MiB"
            })
    void aRecursionKeepsTheRowsOfAStepOrAllThatMustDiffer(String union, String expected) {
        String sql =
                "WITH RECURSIVE r (n) AS (VALUES (1) %s SELECT n + 1 FROM r WHERE n < 50000)"
                        + " SELECT MAX(n) FROM r";
        assertThat(outcome(sql.formatted(union))).startsWith(expected);
    }
}
