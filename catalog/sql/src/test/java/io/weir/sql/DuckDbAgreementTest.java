package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.FlowBatch;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.sql.plan.FlowPlanner;
import io.weir.sql.run.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same questions to Weir and to DuckDB over the same Parquet files have the same answers. */
class DuckDbAgreementTest {
    private static final long FIRST_HOUR = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final long SEED = 20261122;
    private static final String DURATION =
            "CAST(epoch_ms(end_time) - epoch_ms(start_time) AS BIGINT)";

    @TempDir private static Path folder;

    private static Path repository;

    @BeforeAll
    static void writeFlows() throws Exception {
        repository = folder.resolve("repo");
        Repository opened = Repository.openOrCreate(repository);
        Random random = new Random(SEED);
        for (int hour = 0; hour < 4; hour++) {
            FlowBatch batch = new FlowBatch(1024);
            for (int i = 0; i < 700; i++) {
                SampleFlows.add(batch, flow(random, FIRST_HOUR + hour * HourPartition.MILLIS));
            }
            try (Commit commit = opened.beginCommit()) {
                commit.addPart(HourPartition.of(FIRST_HOUR + hour * HourPartition.MILLIS), batch);
                commit.commit();
            }
        }
    }

    private static SampleFlows.Row flow(Random random, long hour) {
        String time = Instant.ofEpochMilli(hour + random.nextInt(3_600_000)).toString();
        boolean bare = random.nextInt(20) == 0;
        int protocol = random.nextBoolean() ? 6 : 17;
        boolean v6 = random.nextInt(4) == 0;
        String src =
                v6
                        ? "2001:db8::" + Integer.toHexString(random.nextInt(50))
                        : "10.0.0." + random.nextInt(60);
        String dst =
                v6
                        ? "2001:db8:1::" + Integer.toHexString(random.nextInt(9))
                        : "192.0.2." + random.nextInt(200);
        return new SampleFlows.Row(
                time,
                bare ? null : src,
                bare ? null : dst,
                1024 + random.nextInt(60000),
                new int[] {22, 53, 80, 443}[random.nextInt(4)],
                bare ? null : protocol,
                protocol == 6 ? random.nextInt(64) : null,
                bare ? null : Math.abs(random.nextLong() >> 24),
                bare ? null : 1L + random.nextInt(1000),
                random.nextBoolean() ? "in" : "out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*), COUNT(bytes), SUM(bytes), MIN(bytes), MAX(bytes) FROM flows",
                "SELECT dst_port, COUNT(*), SUM(packets), COUNT(DISTINCT src_port) FROM flows GROUP BY dst_port ORDER BY 1",
                "SELECT protocol, flow_type, SUM(bytes) FROM flows GROUP BY protocol, flow_type ORDER BY 1, 2",
                "SELECT COUNT(*) FROM flows WHERE dst_port IN (53, 80) AND NOT (protocol = 6)",
                "SELECT COUNT(*) FROM flows WHERE tcp_flags > 20 OR tcp_flags IS NULL",
                "SELECT COUNT(*) FROM flows WHERE bytes BETWEEN 1000000 AND 9000000000 AND flow_type <> 'in'",
                "SELECT COUNT(*) FROM flows WHERE flow_type NOT IN ('in', 'x')",
                "SELECT src_port, packets FROM flows WHERE packets > 990 ORDER BY packets DESC, src_port LIMIT 25",
                "SELECT COUNT(*) FROM (SELECT DISTINCT src_addr, dst_addr FROM flows) AS pairs",
                "SELECT dst_port, SUM(bytes) FROM flows GROUP BY dst_port HAVING SUM(bytes) > 100 ORDER BY 2 DESC",
                "SELECT COUNT(*) FROM flows a JOIN flows b ON a.src_addr = b.src_addr WHERE a.dst_port = 22 AND b.dst_port = 80",
                "SELECT COUNT(*) FROM flows WHERE src_addr IN (SELECT src_addr FROM flows WHERE dst_port = 22 AND packets > 900)",
                "SELECT dst_port, packets, SUM(packets) OVER (PARTITION BY dst_port ORDER BY packets, src_port ROWS UNBOUNDED PRECEDING) FROM flows WHERE packets < 5 ORDER BY 1, 2, 3",
                "SELECT COALESCE(protocol, 0) AS p, COUNT(*) FROM flows GROUP BY 1 ORDER BY 1",
                "SELECT CASE WHEN packets > 500 THEN 'many' WHEN packets IS NULL THEN 'unknown' ELSE 'few' END AS k, COUNT(*) FROM flows GROUP BY 1 ORDER BY 1",
                "SELECT MAX(packets_raw), SUM(bytes_raw - bytes) FROM flows WHERE bytes IS NOT NULL AND bytes_raw IS NOT NULL"
            })
    void bothAnswerAlike(String sql) throws Exception {
        String duck = sql.replaceAll("bytes_raw", "COALESCE(bytes_raw, bytes)");
        assertThat(weir(sql))
                .isEqualTo(duck(duck.replaceAll("packets_raw", "COALESCE(packets_raw, packets)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT v.name, COUNT(*), SUM(f.bytes), MIN(f.packets), MAX(f.src_port) FROM flows AS f JOIN (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) ON f.dst_port = v.port GROUP BY v.name ORDER BY 1",
                "SELECT v.name, COUNT(*), COUNT(v.port), SUM(f.packets) FROM flows AS f LEFT JOIN (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) ON f.dst_port = v.port GROUP BY v.name ORDER BY 1",
                "SELECT r.name, COUNT(*), SUM(f.packets) FROM flows AS f JOIN (VALUES (0, 60, 'low'), (50, 90, 'middle'), (81, 65535, 'high')) AS r (a, b, name) ON f.dst_port BETWEEN r.a AND r.b GROUP BY r.name ORDER BY 1",
                "SELECT f.dst_port, t.n, COUNT(*) FROM flows AS f, (SELECT COUNT(*) AS n, AVG(packets) AS a FROM flows WHERE protocol = 6) AS t WHERE f.packets > t.a GROUP BY 1, 2 ORDER BY 1",
                "SELECT v.name, f.protocol, COUNT(f.packets), SUM(f.packets), MAX(f.bytes) FROM (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) LEFT JOIN flows AS f ON f.dst_port = v.port GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT v.name, COUNT(f.packets), COUNT(COALESCE(f.packets, 1)), SUM(f.packets) FILTER (WHERE f.packets IS NULL) FROM flows AS f RIGHT JOIN (VALUES (53, 'dns'), (81, 'none')) AS v (port, name) ON f.dst_port = v.port GROUP BY v.name ORDER BY 1",
                "SELECT v.name, COUNT(*), COUNT(f.packets), SUM(f.packets) FROM (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) LEFT JOIN flows AS f ON f.dst_port = v.port AND f.packets > 990 GROUP BY 1 ORDER BY 1",
                "SELECT v.name, COUNT(*), SUM(f.packets) FROM flows AS f RIGHT JOIN (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) ON f.dst_port = v.port GROUP BY 1 ORDER BY 1",
                "SELECT COUNT(*), SUM(f.packets), MIN(f.packets) FROM flows AS f JOIN (VALUES (1), (2)) AS v (p) ON f.dst_port = v.p",
                "WITH t AS (SELECT src_port, SUM(packets) AS n FROM flows GROUP BY src_port ORDER BY n DESC NULLS LAST, src_port LIMIT 5) SELECT t.src_port, f.dst_port, COUNT(*), SUM(f.packets) FROM t JOIN flows AS f ON f.src_port = t.src_port GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT f.dst_port, f.protocol, f.packets FROM flows AS f JOIN (VALUES (53, 17), (80, 6), (80, 6)) AS v (port, proto) ON f.dst_port = v.port AND f.protocol = v.proto WHERE f.packets > 950 ORDER BY 1, 2, 3",
                "SELECT v.p, COUNT(*) FROM flows AS f FULL JOIN (VALUES (6), (7), (CAST(NULL AS INTEGER))) AS v (p) ON f.protocol = v.p GROUP BY v.p ORDER BY 1",
                "SELECT COUNT(*) FROM flows AS f WHERE NOT EXISTS (SELECT 1 FROM (VALUES (53), (80)) AS v (port) WHERE v.port = f.dst_port AND v.port + 1 > f.packets)",
                "SELECT f.dst_port - 3, v.name, COUNT(*) FILTER (WHERE f.packets > 500), SUM(CASE WHEN f.protocol = 6 THEN f.packets END) FROM (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) JOIN flows AS f ON f.dst_port = v.port GROUP BY f.dst_port - 3, v.name ORDER BY 1, 2",
                "SELECT v.name, COUNT(DISTINCT f.src_port), SUM(v.port) FROM flows AS f JOIN (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) ON f.dst_port = v.port GROUP BY v.name ORDER BY 1",
                "SELECT v.name || f.flow_type AS k, COUNT(*) FROM flows AS f JOIN (VALUES (53, 'dns'), (80, 'web'), (81, 'none'), (80, 'web2')) AS v (port, name) ON f.dst_port = v.port AND f.src_port > v.port * 700 GROUP BY 1 ORDER BY 1",
                "SELECT b.packets FROM (SELECT COALESCE(f.packets, -1) AS p FROM flows AS f) AS a RIGHT JOIN (SELECT packets FROM flows ORDER BY packets DESC NULLS LAST, src_port LIMIT 20) AS b ON a.p = b.packets ORDER BY 1",
                "SELECT v.p, COUNT(*), SUM(f.packets) FROM flows AS f JOIN (VALUES (6), (7), (CAST(NULL AS INTEGER))) AS v (p) ON f.protocol IS NOT DISTINCT FROM v.p GROUP BY v.p ORDER BY 1",
                "SELECT v.p, COUNT(*), SUM(f.packets) FROM flows AS f JOIN (VALUES (CAST(990 AS BIGINT)), (CAST(NULL AS BIGINT))) AS v (p) ON f.packets IS NOT DISTINCT FROM v.p GROUP BY v.p ORDER BY 1",
                "SELECT v.n, COUNT(*), SUM(f.packets) FROM flows AS f JOIN (VALUES (6, 'tcp'), (17, 'udp'), (99999, 'none')) AS v (p, n) ON f.protocol = v.p GROUP BY v.n ORDER BY 1",
                "SELECT w.n, COUNT(*) FROM (SELECT dst_port, COUNT(*) AS n FROM flows GROUP BY dst_port) AS w JOIN flows AS f ON f.dst_port = w.dst_port GROUP BY w.n ORDER BY 1",
                "SELECT v.name, SUM(g.n) FROM (SELECT dst_port, flow_type, COUNT(*) AS n FROM flows GROUP BY dst_port, flow_type) AS g JOIN (VALUES ('in', 'inward'), ('out', 'outward')) AS v (type, name) ON g.flow_type = v.type GROUP BY v.name ORDER BY 1"
            })
    void joinsAnswerAlike(String sql) throws Exception {
        assertThat(weir(sql)).isEqualTo(duck(sql)).isNotEmpty();
    }

    @Test
    void hoursAgree() throws Exception {
        List<String> duck =
                duck(
                        "SELECT CAST(hour AS BIGINT), COUNT(*), SUM(bytes) FROM flows GROUP BY 1 ORDER BY 1");
        assertThat(
                        weir(
                                "SELECT EXTRACT(HOUR FROM start_time) AS h, COUNT(*), SUM(bytes) FROM flows GROUP BY 1 ORDER BY 1"))
                .isEqualTo(duck)
                .hasSize(4);
        assertThat(
                        weir(
                                "SELECT COUNT(*) FROM flows WHERE start_time >= '2026-11-22 09:30:00' AND start_time < '2026-11-22 10:15:00'"))
                .isEqualTo(
                        duck(
                                "SELECT COUNT(*) FROM flows WHERE start_time >= TIMESTAMPTZ '2026-11-22 09:30:00+00' AND"
                                        + " start_time < TIMESTAMPTZ '2026-11-22 10:15:00+00'"));
    }

    @Test
    void filtersAgreeInThreeValuedLogic() throws Exception {
        Random random = new Random(SEED);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            statements.add(
                    "SELECT COUNT(*), SUM(packets) FROM flows WHERE " + Filters.random(random, 3));
        }
        try (FlowDatabase database = FlowDatabases.open(repository, DatabaseOptions.defaults())) {
            Questions weir = new Questions(database);
            for (String statement : statements) {
                assertThat(weir.rows(statement)).as(statement).isEqualTo(duck(statement));
            }
        }
    }

    @Test
    void groupsAgree() throws Exception {
        assertGroupsAgree(Integer.getInteger("weir.groups", 200), UnaryOperator.identity());
    }

    @Test
    void endsAgree() throws Exception {
        assertGroupsAgree(Integer.getInteger("weir.ends", 150), DuckDbAgreementTest::ofEnds);
    }

    private static void assertGroupsAgree(int statements, UnaryOperator<String> form)
            throws Exception {
        Random random = new Random(SEED);
        try (FlowDatabase engine = database(true);
                FlowDatabase calcite = database(false)) {
            for (int i = 0; i < statements; i++) {
                boolean own = i % 3 == 0;
                String sql = form.apply(Groups.random(random, own));
                List<String> rows = new Questions(engine).rows(sql);
                assertThat(rows).as(sql).isEqualTo(new Questions(calcite).rows(sql));
                if (!own) {
                    String duck = sql.replace("duration_ms", DURATION);
                    assertThat(rows).as(sql).isEqualTo(duck(duck));
                }
            }
        }
    }

    private static String ofEnds(String sql) {
        return sql.replace("FROM flows", "FROM flow_ends")
                .replace("src_", "")
                .replace("dst_", "peer_")
                .replace("sampling_source", "role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT protocol, dst_port, COUNT(*), COUNT(packets), SUM(packets), MIN(bytes), MAX(src_port) FROM flows GROUP BY ROLLUP (protocol, dst_port) ORDER BY 1, 2, 3, 5",
                "SELECT flow_type, protocol, GROUPING(flow_type), GROUPING(protocol), GROUPING(protocol, flow_type), COUNT(*) FROM flows GROUP BY CUBE (protocol, flow_type) ORDER BY 3, 4, 1, 2",
                "SELECT dst_port, protocol, flow_type, SUM(packets) FILTER (WHERE src_port > 2000) AS n, COUNT(*) FROM flows GROUP BY GROUPING SETS ((dst_port), (flow_type, protocol)) HAVING COUNT(*) > 3 ORDER BY 1, 2, 3",
                "SELECT protocol, COUNT(DISTINCT dst_port), AVG(packets) > 400 FROM flows GROUP BY ROLLUP (protocol) ORDER BY 1, GROUPING(protocol)",
                "SELECT protocol, SUM(packets - src_port), COUNT(*) FROM flows WHERE packets IS NOT NULL AND src_port IS NOT NULL GROUP BY ROLLUP (protocol) ORDER BY 1, 3",
                "SELECT protocol, COUNT(*) FROM flows WHERE packets > 1000000000000 GROUP BY ROLLUP (protocol)",
                "SELECT src_port FROM flows UNION SELECT dst_port FROM flows ORDER BY 1",
                "SELECT COUNT(*) FROM (SELECT dst_port, protocol FROM flows EXCEPT SELECT dst_port, protocol FROM flows WHERE packets > 500) AS t",
                "SELECT src_port % 7 AS p FROM flows INTERSECT SELECT dst_port % 5 FROM flows WHERE flow_type = 'in' ORDER BY 1",
                "SELECT COUNT(*), SUM(p) FROM (SELECT protocol AS p FROM flows UNION ALL SELECT protocol FROM flows) AS t",
                "SELECT COUNT(*), SUM(f.packets) FROM flows AS f WHERE NOT EXISTS (SELECT 1 FROM flows AS g WHERE g.src_port = f.dst_port AND g.protocol = f.protocol)",
                "SELECT f.flow_type, COUNT(*), MIN(f.packets), MAX(f.packets) FROM flows AS f LEFT JOIN (SELECT DISTINCT dst_port, protocol FROM flows WHERE packets > 500) AS g ON f.dst_port = g.dst_port AND f.protocol = g.protocol WHERE g.dst_port IS NULL OR f.protocol = 17 GROUP BY f.flow_type ORDER BY 1",
                "SELECT f.flow_type, COUNT(*) FROM flows AS f LEFT JOIN (SELECT DISTINCT dst_port, protocol FROM flows WHERE packets > 500) AS g ON f.dst_port = g.dst_port WHERE g.dst_port IS NULL OR g.protocol * 20 > f.packets GROUP BY f.flow_type ORDER BY 1"
            })
    void setsOfKeysAndOfRowsAgree(String sql) throws Exception {
        assertThat(weir(sql)).isEqualTo(duck(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dst_port IN (SELECT src_port FROM flows WHERE packets > 3)",
                "dst_port NOT IN (SELECT src_port FROM flows WHERE src_port IS NOT NULL AND packets > 3)",
                "tcp_flags NOT IN (SELECT tcp_flags FROM flows WHERE packets > 5)",
                "tcp_flags IN (SELECT tcp_flags FROM flows WHERE packets > 5)",
                "tcp_flags NOT IN (SELECT tcp_flags FROM flows WHERE packets < 0)",
                "tcp_flags IN (SELECT tcp_flags FROM flows WHERE packets < 0) IS NULL",
                "flow_type IN (SELECT flow_type FROM flows WHERE protocol = 6 GROUP BY flow_type HAVING COUNT(*) > 2)",
                "src_addr IN (SELECT dst_addr FROM flows) OR dst_port IN (SELECT dst_port FROM flows WHERE protocol = 17)",
                "NOT (src_addr IN (SELECT dst_addr FROM flows) AND tcp_flags IN (SELECT tos FROM flows))",
                "EXISTS (SELECT 1 FROM flows AS y WHERE y.dst_addr = flows.src_addr AND y.protocol = 6)",
                "NOT EXISTS (SELECT 1 FROM flows AS y WHERE y.tcp_flags = flows.tcp_flags AND y.packets > 5)",
                "NOT EXISTS (SELECT * FROM flows AS y WHERE flows.dst_port = y.src_port)",
                "EXISTS (SELECT 1 FROM flows AS y WHERE y.dst_port = flows.dst_port AND y.packets > flows.packets)",
                "dst_port IN (SELECT src_port FROM flows WHERE protocol IN (SELECT protocol FROM flows WHERE bytes > 1000))",
                "CASE WHEN dst_port IN (SELECT src_port FROM flows) THEN packets > 2 ELSE tcp_flags IS NULL END",
                "bytes > 50 AND (SELECT COUNT(*) FROM flows AS y) > 10"
            })
    void subQueriesAgree(String condition) throws Exception {
        for (String sql :
                List.of(
                        "SELECT COUNT(*), SUM(packets) FROM flows WHERE " + condition,
                        "SELECT protocol, COUNT(*) FROM flows WHERE "
                                + condition
                                + " GROUP BY protocol ORDER BY protocol NULLS LAST",
                        "SELECT bytes, packets, dst_port FROM flows WHERE "
                                + condition
                                + " ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST LIMIT 50")) {
            try (FlowDatabase engine = database(true);
                    FlowDatabase calcite = database(false)) {
                List<String> rows = new Questions(engine).rows(sql);
                assertThat(rows).as(sql).isEqualTo(duck(sql));
                assertThat(new Questions(calcite).rows(sql)).as(sql).isEqualTo(rows);
            }
        }
    }

    @Test
    void hoursAndFilesAgreeWithWhatTheFilesHold() throws Exception {
        assertThat(
                        weir(
                                "SELECT EXTRACT(HOUR FROM hour_start), flows FROM hours"
                                        + " ORDER BY hour_start"))
                .isEqualTo(
                        duck(
                                "SELECT CAST(hour AS BIGINT), COUNT(*) FROM flows"
                                        + " GROUP BY 1 ORDER BY 1"));
        String files = repository + "/flows/*/*/*.parquet";
        assertThat(weir("SELECT path, flows, row_groups FROM files ORDER BY path"))
                .isEqualTo(
                        duck(
                                "SELECT file_name, num_rows, num_row_groups FROM"
                                        + " parquet_file_metadata('"
                                        + files
                                        + "') ORDER BY 1"))
                .hasSize(4);
        assertThat(
                        weir(
                                "SELECT path, TIMESTAMPDIFF(SECOND, TIMESTAMP '1970-01-01 00:00:00',"
                                        + " min_start_time), TIMESTAMPDIFF(SECOND, TIMESTAMP"
                                        + " '1970-01-01 00:00:00', max_start_time) FROM files"
                                        + " ORDER BY path"))
                .isEqualTo(
                        duck(
                                "SELECT filename, CAST(floor(epoch(MIN(start_time))) AS INTEGER),"
                                        + " CAST(floor(epoch(MAX(start_time))) AS INTEGER) FROM"
                                        + " read_parquet('"
                                        + files
                                        + "', filename = true) GROUP BY 1 ORDER BY 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COALESCE(sampling_source, flow_type) NOT LIKE 'o%'",
                "COALESCE(sampling_source, flow_type) <> 'x'",
                "COALESCE(tcp_flags, packets) NOT IN (2, 16)",
                "NOT (COALESCE(tcp_flags, tos, 7) = 7 AND COALESCE(next_hop, src_addr) IS NULL)",
                "COALESCE(tcp_flags + 1, packets) > 3",
                "NULLIF(COALESCE(tcp_flags, 3), 3) <> 2"
            })
    void aFilterWithCoalesceUnderAWindowIsApplied(String condition) throws Exception {
        String sql =
                "SELECT dst_port, COUNT(*) OVER (PARTITION BY dst_port) FROM flows WHERE "
                        + condition
                        + " ORDER BY 1 NULLS LAST, 2 LIMIT 300";
        List<String> rows = weir(sql);
        assertThat(rows).as(sql).isEqualTo(duck(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT 7 AS c FROM flows WHERE dst_port < 0 AND %s",
                "SELECT DISTINCT 7 AS c FROM flows WHERE %s",
                "SELECT COUNT(*), SUM(packets) FROM (SELECT 1 AS one, packets FROM flows WHERE %s) GROUP BY one",
                "SELECT AVG(DISTINCT 2) AS c FROM (SELECT CAST(NULL AS VARCHAR) AS n FROM flows WHERE %s) GROUP BY n",
                "SELECT DISTINCT 'x' AS c FROM flows WHERE %s UNION ALL SELECT flow_type FROM flows WHERE dst_port < 0",
                "SELECT one, p, COUNT(*) FROM (SELECT 1 AS one, dst_port AS p FROM flows WHERE %s) GROUP BY p, one ORDER BY 2",
                "SELECT one, p, two, COUNT(*) FROM (SELECT 1 AS one, dst_port AS p, 2 AS two FROM flows WHERE %s)"
                        + " GROUP BY GROUPING SETS ((one, p), (two)) ORDER BY 1, 2, 3"
            })
    void constantKeysBesideASubQueryMakeNoRowOfNoRows(String sql) throws Exception {
        for (String condition :
                List.of(
                        "EXISTS (SELECT 1 FROM flows AS g WHERE g.packets > flows.packets AND g.dst_port = 22)",
                        "NOT EXISTS (SELECT 1 FROM flows AS g WHERE g.packets >= flows.packets AND g.dst_port = 22)"
                                + " AND dst_port = 22 AND packets IS NOT NULL")) {
            String query = sql.formatted(condition);
            List<String> duck = duck(query);
            for (boolean groupsInScan : List.of(true, false)) {
                try (FlowDatabase database = database(groupsInScan)) {
                    assertThat(new Questions(database).rows(query)).as(query).isEqualTo(duck);
                }
            }
        }
    }

    private static FlowDatabase database(boolean groupsInScan) throws IOException {
        Repository opened = Repository.open(repository);
        return new RepositoryDatabase(
                opened, Surroundings.open(opened, null), new FlowPlanner(groupsInScan));
    }

    private static List<String> weir(String sql) throws Exception {
        try (FlowDatabase database = FlowDatabases.open(repository, DatabaseOptions.defaults())) {
            return new Questions(database).rows(sql);
        }
    }

    private static List<String> duck(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE VIEW flows AS SELECT * FROM read_parquet('"
                            + repository
                            + "/flows/*/*/*.parquet', hive_partitioning = true)");
            statement.execute(
                    "CREATE VIEW flow_ends AS "
                            + end("src", "dst", "source")
                            + " UNION ALL "
                            + end("dst", "src", "destination"));
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(result.getObject(i)));
                    }
                    rows.add(String.join("|", values));
                }
            }
        }
        return rows;
    }

    private static String end(String end, String peer, String role) {
        return "SELECT *, '%3$s' AS role, %1$s_addr AS addr, %1$s_port AS port, %2$s_addr AS peer_addr, %2$s_port AS peer_port FROM flows"
                .formatted(end, peer, role);
    }
}
