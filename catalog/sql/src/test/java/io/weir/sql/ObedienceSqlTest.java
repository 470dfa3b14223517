package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements that would run for hours end when they are told to, and so do the threads that work
 * for them. Time is what the test says it is: each look at the clock is a tick.
 */
@Timeout(120)
class ObedienceSqlTest {
    /** Looks of who waits, some 20 ms each: enough for a statement to be in full swing. */
    private static final Duration SOME_LOOKS = Duration.ofNanos(40);

    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(10);

    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    /** {@code big} stands for a table of 8^15 rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*) FROM big AS x WHERE a + b = -1",
                "SELECT x.a FROM big AS x JOIN big AS y ON x.a * y.b = -1",
                "SELECT x.a FROM (SELECT a FROM big AS x LIMIT 100000) AS x"
                        + " FULL JOIN (SELECT b FROM big AS x LIMIT 100000) AS y ON x.a * y.b = -1",
                "SELECT x.a FROM big AS x JOIN (SELECT DISTINCT a, b FROM big AS x LIMIT 2) AS y"
                        + " ON x.a = y.a AND x.b * y.b = -1",
                "SELECT a, b FROM big AS x ORDER BY b, a LIMIT 10",
                "SELECT a, COUNT(*) FROM big AS x GROUP BY a",
                "SELECT a FROM big AS x UNION SELECT b FROM big AS x",
                "SELECT a FROM big AS x INTERSECT SELECT b FROM big AS x",
                "SELECT a FROM big AS x EXCEPT SELECT b FROM big AS x",
                "SELECT COUNT(*) FROM big AS x, UNNEST(ARRAY[1, 2, 3]) AS t (x) WHERE x = 4",
                "WITH d (x) AS (VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)"
                        + " SELECT COUNT(*) FROM d, d AS d2, d AS d3, d AS d4, d AS d5, d AS d6,"
                        + " d AS d7, d AS d8, d AS d9, d AS d10, d AS d11, d AS d12",
                "WITH RECURSIVE r (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM r"
                        + " WHERE n < 2000000000) SELECT MAX(n) FROM r",
                "SELECT SUM(s) FROM (SELECT SUM(x.a) OVER (ORDER BY x.b"
                        + " ROWS BETWEEN 200000 PRECEDING AND 1 PRECEDING) AS s"
                        + " FROM (SELECT a, b FROM big AS x LIMIT 300000) AS x)",
                "SELECT COUNT(*) FROM (SELECT a, b FROM big AS x LIMIT 100000) AS x WHERE x.a <"
                        + " (SELECT COUNT(*) FROM big AS y WHERE y.b > x.b AND y.a + y.b < x.a)",
                "SELECT COUNT(*) FROM flows WHERE bytes IN (SELECT a + b FROM big AS x)",
                "SELECT COUNT(*) FROM big AS x"
                        + " WHERE CAST(a AS VARCHAR) || CAST(b AS VARCHAR) SIMILAR TO '%(1|2)+x'",
                "EXPLAIN ANALYZE SELECT COUNT(*) FROM big AS x WHERE a + b = -1"
            })
    void aStatementOfHoursEnds(String sql) throws Exception {
        PreparedQuery query = database.prepare(withBig(sql));
        AtomicLong looks = new AtomicLong();
        QueryControl control =
                QueryControl.limited(SOME_LOOKS, 0, Long.MAX_VALUE, looks::incrementAndGet);
        long start = System.nanoTime();
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(() -> readAll(query, control))
                .matches(e -> e.code() == FlowErrorCode.TIMEOUT);
        assertThat(System.nanoTime() - start).isLessThan(BOUND_NANOS);
        awaitRest();
    }

    @Test
    void aPlanOfMinutesIsNotWaitedFor() throws Exception {
        String sums =
                IntStream.range(0, 4_000)
                        .mapToObj(i -> "SUM(CASE WHEN bytes > " + i + " THEN packets END)")
                        .collect(Collectors.joining(", "));
        AtomicLong looks = new AtomicLong();
        QueryControl control =
                QueryControl.limited(Duration.ofNanos(3), 0, 0, looks::incrementAndGet);
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(() -> database.prepare("SELECT " + sums + " FROM flows", control))
                .matches(e -> e.code() == FlowErrorCode.TIMEOUT);
    }

    private static String withBig(String sql) {
        String tables =
                IntStream.range(2, 16)
                        .mapToObj(i -> "flows AS f" + i)
                        .collect(Collectors.joining(", "));
        return sql.replace(
                "big AS",
                "(SELECT f.bytes AS a, f2.bytes + f15.packets AS b FROM flows AS f, "
                        + tables
                        + ") AS");
    }

    private static void readAll(PreparedQuery query, QueryControl control) throws FlowSqlException {
        try (QueryResult result = query.execute(List.of(), control)) {
            while (result.next()) {
                assertThat(query.columns()).isNotEmpty();
            }
        }
    }

    /** Waits until no thread works for a query any more. */
    private static void awaitRest() {
        long start = System.nanoTime();
        while (working().findAny().isPresent()) {
            assertThat(System.nanoTime() - start)
                    .as("still working: %s", working().toList())
                    .isLessThan(BOUND_NANOS);
            Thread.onSpinWait();
        }
    }

    private static Stream<List<StackTraceElement>> working() {
        return Thread.getAllStackTraces().values().stream()
                .map(Arrays::asList)
                .filter(
                        stack ->
                                stack.stream()
                                        .anyMatch(
                                                frame ->
                                                        frame.getClassName()
                                                                        .equals(
                                                                                RowFeed.class
                                                                                        .getName())
                                                                && frame.getMethodName()
                                                                        .equals("work")));
    }
}
