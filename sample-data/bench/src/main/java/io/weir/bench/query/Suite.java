package io.weir.bench.query;

import java.util.List;

/** The questions: what operators and analysts ask of flows. Ties are broken, so answers compare. */
final class Suite {
    private Suite() {}

    /** All questions. */
    static List<Question> all() {
        return List.of(
                Question.same("total", "SELECT SUM(bytes), SUM(packets) FROM flows"),
                Question.same(
                        "top-sources",
                        "SELECT src_addr, SUM(bytes) AS b FROM flows GROUP BY src_addr"
                                + " ORDER BY b DESC, src_addr LIMIT 10"),
                Question.same(
                        "having-port",
                        "SELECT src_addr, COUNT(*) AS n FROM flows WHERE dst_port = 443"
                                + " GROUP BY src_addr HAVING COUNT(*) > 1000 ORDER BY n DESC, src_addr"),
                new Question(
                        "one-address",
                        "SELECT COUNT(*), SUM(bytes), MIN(start_time), MAX(end_time) FROM flows"
                                + " WHERE src_addr = '10.32.3.231'",
                        "SELECT COUNT(*), SUM(bytes), MIN(start_time), MAX(end_time) FROM flows"
                                + " WHERE src_addr = "
                                + BlobLiteral.of("10.32.3.231")),
                new Question(
                        "prefix-by-port",
                        "SELECT dst_port, COUNT(*) AS n, SUM(bytes) AS b FROM flows"
                                + " WHERE cidr_match(src_addr, '10.32.16.0/20')"
                                + " GROUP BY dst_port ORDER BY b DESC, dst_port LIMIT 20",
                        "SELECT dst_port, COUNT(*) AS n, SUM(bytes) AS b FROM flows"
                                + " WHERE src_addr BETWEEN "
                                + BlobLiteral.of("10.32.16.0")
                                + " AND "
                                + BlobLiteral.of("10.32.31.255")
                                + " GROUP BY dst_port ORDER BY b DESC, dst_port LIMIT 20"),
                Question.same(
                        "fan-out-53",
                        "SELECT src_addr, COUNT(DISTINCT dst_addr) AS n FROM flows"
                                + " WHERE dst_port = 53 GROUP BY src_addr ORDER BY n DESC, src_addr LIMIT 20"),
                new Question(
                        "series-5min",
                        "SELECT time_bucket(INTERVAL '5' MINUTE, start_time) AS t, SUM(bytes) AS b,"
                                + " COUNT(*) AS n FROM flows GROUP BY 1 ORDER BY 1",
                        "SELECT time_bucket(INTERVAL '5 minutes', start_time) AS t, SUM(bytes) AS b,"
                                + " COUNT(*) AS n FROM flows GROUP BY 1 ORDER BY 1"),
                Question.same(
                        "top-services",
                        "SELECT protocol, dst_port, SUM(bytes) AS b FROM flows"
                                + " GROUP BY protocol, dst_port ORDER BY b DESC, protocol, dst_port LIMIT 20"),
                Question.same(
                        "triples",
                        "SELECT src_addr, dst_addr, dst_port, SUM(bytes) AS b FROM flows"
                                + " GROUP BY src_addr, dst_addr, dst_port"
                                + " ORDER BY b DESC, src_addr, dst_addr, dst_port LIMIT 10"),
                Question.same(
                        "syn-only",
                        "SELECT src_addr, COUNT(*) AS n FROM flows"
                                + " WHERE dst_port = 23 AND protocol = 6 AND tcp_flags = 2"
                                + " GROUP BY src_addr ORDER BY n DESC, src_addr LIMIT 20"),
                Question.same(
                        "percent",
                        "SELECT dst_port, n, 100.0 * n / SUM(n) OVER () AS pct,"
                                + " SUM(n) OVER (ORDER BY n DESC, dst_port) AS so_far"
                                + " FROM (SELECT dst_port, COUNT(*) AS n FROM flows GROUP BY dst_port) AS t"
                                + " ORDER BY n DESC, dst_port LIMIT 20"),
                Question.same(
                        "one-hour",
                        "SELECT src_addr, SUM(bytes) AS b FROM flows"
                                + " WHERE start_time >= TIMESTAMP '2026-10-01 13:00:00'"
                                + " AND start_time < TIMESTAMP '2026-10-01 14:00:00'"
                                + " GROUP BY src_addr ORDER BY b DESC, src_addr LIMIT 10"),
                ListQuestions.countries(),
                ListQuestions.badAddresses(),
                Question.same(
                        "bad-list",
                        "SELECT dst_addr, COUNT(*) AS n, SUM(bytes) AS b FROM flows"
                                + " WHERE dst_addr IN (SELECT dst_addr FROM flows WHERE dst_port = 23"
                                + " AND start_time < TIMESTAMP '2026-10-01 06:00:00')"
                                + " GROUP BY dst_addr ORDER BY b DESC, dst_addr LIMIT 20"),
                Question.same(
                        "new-hosts",
                        "SELECT COUNT(*) FROM (SELECT DISTINCT dst_addr FROM flows"
                                + " WHERE start_time >= TIMESTAMP '2026-10-01 18:00:00'"
                                + " AND start_time < TIMESTAMP '2026-10-02 00:00:00'"
                                + " AND NOT EXISTS (SELECT 1 FROM flows AS y"
                                + " WHERE y.dst_addr = flows.dst_addr"
                                + " AND y.start_time < TIMESTAMP '2026-10-01 18:00:00')) AS t"));
    }
}
