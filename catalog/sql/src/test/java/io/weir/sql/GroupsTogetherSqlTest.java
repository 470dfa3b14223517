package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Set operations, totals and joins of groups that are one scan. */
class GroupsTogetherSqlTest {
    private static final String SENT =
            "(SELECT src_addr AS a, SUM(bytes) AS b, COUNT(*) AS n FROM flows GROUP BY src_addr) AS s";
    private static final String RECEIVED =
            "(SELECT dst_addr AS a, SUM(bytes) AS b, COUNT(*) AS n FROM flows GROUP BY dst_addr) AS r";

    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    private static List<String> inOneScan(String sql) throws Exception {
        assertThat(ask.rows("EXPLAIN " + sql))
                .as(sql)
                .noneMatch(line -> line.startsWith("above the scan"))
                .filteredOn(line -> line.contains("FlowGroupScan"))
                .hasSize(1);
        return ask.rows(sql);
    }

    @Test
    void setsOfRows() throws Exception {
        String sources = "SELECT src_addr FROM flows WHERE dst_port <> 80";
        String destinations = "SELECT dst_addr FROM flows";
        assertThat(inOneScan(sources + " UNION " + destinations + " ORDER BY 1"))
                .containsExactly(
                        "9.255.0.1",
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.0.0.9",
                        "192.0.2.53",
                        "192.0.2.80",
                        "198.51.100.53",
                        "203.0.113.80",
                        "2001:db8::1",
                        "2001:db8::53",
                        "null");
        assertThat(inOneScan(sources + " INTERSECT " + destinations + " ORDER BY 1"))
                .containsExactly("10.0.0.1", "null");
        assertThat(inOneScan(sources + " EXCEPT " + destinations + " ORDER BY 1"))
                .containsExactly("9.255.0.1", "10.0.0.2", "192.0.2.80", "2001:db8::1");
        assertThat(inOneScan("SELECT COUNT(*) FROM (" + sources + " UNION " + destinations + ") t"))
                .containsExactly("11");
    }

    @Test
    void severalSetsOfRows() throws Exception {
        assertThat(
                        inOneScan(
                                "SELECT dst_port FROM flows UNION SELECT protocol FROM flows UNION"
                                        + " SELECT tcp_flags FROM flows WHERE tcp_flags > 18 ORDER BY 1"))
                .containsExactly("0", "6", "17", "21", "27", "53", "80", "50000", "null");
    }

    @Test
    void totalsOverBothEnds() throws Exception {
        assertThat(
                        inOneScan(
                                "SELECT addr, SUM(bytes) AS b, COUNT(*), MIN(packets) FROM flow_ends"
                                        + " GROUP BY addr ORDER BY b DESC NULLS LAST, addr LIMIT 3"))
                .containsExactly(
                        "10.0.0.1|1099511628176|3|1",
                        "192.0.2.80|1099511627776|1|700",
                        "10.0.0.10|5000|1|10");
        assertThat(
                        inOneScan(
                                "SELECT SUM(b), COUNT(p) FROM (SELECT bytes AS b, protocol AS p FROM flows"
                                        + " WHERE dst_port = 53 UNION ALL SELECT packets, 1 FROM flows) t"))
                .containsExactly("1721|12");
    }

    @Test
    void aTotalOfNoRowsIsARow() throws Exception {
        String total = "SELECT 1 AS k, COUNT(*) AS n FROM flows WHERE dst_port = 9";
        String union =
                "(SELECT k FROM ("
                        + total
                        + ") AS t UNION SELECT dst_port FROM flows WHERE dst_port = 9)";
        assertThat(ask.rows(union)).containsExactly("1");
        assertThat(
                        ask.rows(
                                "SELECT k, SUM(n) FROM ("
                                        + total
                                        + " UNION ALL "
                                        + total
                                        + ") AS t GROUP BY k"))
                .containsExactly("1|0");
    }

    @Test
    void nullMeetsNullWhereItIsAsked() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT s.a, r.n FROM "
                                        + SENT
                                        + " JOIN "
                                        + RECEIVED
                                        + " ON s.a IS NOT DISTINCT FROM r.a ORDER BY s.a"))
                .containsExactly("10.0.0.1|1", "null|1");
    }

    @Test
    void aSumOfNoCountsIsNull() throws Exception {
        String groups = "(SELECT COUNT(*) AS n FROM flows WHERE dst_port = 9 GROUP BY ";
        assertThat(
                        ask.rows(
                                "SELECT SUM(n) FROM ("
                                        + groups
                                        + "src_addr) UNION ALL "
                                        + groups
                                        + "dst_addr)) AS t"))
                .containsExactly("null");
    }

    @Test
    void groupsOfBothSides() throws Exception {
        assertThat(
                        inOneScan(
                                "SELECT s.a, s.b, r.b, s.n + r.n FROM "
                                        + SENT
                                        + " JOIN "
                                        + RECEIVED
                                        + " ON s.a = r.a"))
                .containsExactly("10.0.0.1|400|1099511627776|3");
        assertThat(
                        inOneScan(
                                "SELECT COUNT(*) FROM "
                                        + SENT
                                        + " JOIN "
                                        + RECEIVED
                                        + " ON r.a = s.a AND s.b > r.b"))
                .containsExactly("0");
    }

    @Test
    void groupsOfTheLeftWithOrWithoutThoseOfTheRight() throws Exception {
        assertThat(
                        inOneScan(
                                "SELECT s.a, s.b, r.a, r.n FROM "
                                        + SENT
                                        + " LEFT JOIN "
                                        + RECEIVED
                                        + " ON s.a = r.a ORDER BY s.a"))
                .containsExactly(
                        "9.255.0.1|60|null|null",
                        "10.0.0.1|400|10.0.0.1|1",
                        "10.0.0.2|200|null|null",
                        "10.0.0.10|5000|null|null",
                        "192.0.2.80|1099511627776|null|null",
                        "2001:db8::1|400|null|null",
                        "null|null|null|null");
    }

    @Test
    void aJoinByAPartOfTheKeysIsNone() throws Exception {
        String sql =
                "SELECT COUNT(*) FROM (SELECT src_addr AS a, dst_port FROM flows GROUP BY src_addr, dst_port)"
                        + " AS s JOIN "
                        + RECEIVED
                        + " ON s.a = r.a";
        assertThat(ask.rows("EXPLAIN " + sql)).anyMatch(line -> line.startsWith("above the scan"));
        assertThat(ask.rows(sql)).containsExactly("1");
    }
}
