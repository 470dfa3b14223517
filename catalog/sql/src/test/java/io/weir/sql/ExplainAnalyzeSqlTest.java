package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What EXPLAIN ANALYZE tells: eight flows in two hours, a file each. */
class ExplainAnalyzeSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void groupsTellWhatWasReadForThem() throws Exception {
        List<String> lines =
                ask.rows(
                        "EXPLAIN ANALYZE SELECT protocol, COUNT(*) FROM flows"
                                + " WHERE start_time >= '2026-11-22 11:00:00' GROUP BY protocol");
        assertThat(lines.get(0)).contains("FlowGroupScan");
        assertThat(lines)
                .anyMatch(
                        line ->
                                line.matches(
                                        "FlowGroupScan by \\[protocol]: \\d rows in [\\d.]+ ms"))
                .contains(
                        "  1 files, 0 skipped; 1 row groups, 0 skipped by the index, 0 by dictionaries")
                .anyMatch(line -> line.startsWith("  4 rows looked at, 4 passed; "))
                .anyMatch(line -> line.endsWith(" 0.0 MiB in temporary files"));
        assertThat(lines.get(lines.size() - 1)).matches("result: \\d rows in [\\d.]+ ms");
    }

    @Test
    void rowsTellWhatTheIndexSkipped() throws Exception {
        List<String> lines =
                ask.rows("EXPLAIN ANALYZE\nSELECT src_addr FROM flows WHERE dst_port = 65535");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("FlowTableScan of [src_addr]: 0 rows in "))
                .contains("result: 0 rows in " + lines.get(lines.size() - 1).split(" ")[4] + " ms");
        assertThat(lines)
                .contains(
                        "  2 files, 2 skipped; 2 row groups, 2 skipped by the index, 0 by dictionaries");
    }

    @Test
    void aSubQueryIsAStepOfItsOwn() throws Exception {
        assertThat(
                        ask.rows(
                                "EXPLAIN ANALYZE SELECT COUNT(*) FROM flows WHERE src_port IN"
                                        + " (SELECT dst_port FROM flows)"))
                .filteredOn(line -> line.startsWith("FlowGroupScan by "))
                .hasSize(2);
    }

    @Test
    void aSubQueryOfOneValueIsReadOnceAndNotForEachRow() throws Exception {
        String sql =
                "SELECT src_port FROM flows WHERE bytes > (SELECT AVG(packets) * 10 FROM flows)"
                        + " ORDER BY 1";
        assertThat(ask.rows(sql)).containsExactly("443", "40005");
        assertThat(ask.rows("EXPLAIN ANALYZE " + sql))
                .filteredOn(line -> line.matches("Flow\\w+ .*: \\d+ rows in .*"))
                .hasSize(2);
    }

    @Test
    void aJoinWithoutAnEquationReadsBothSidesOnce() throws Exception {
        String sql =
                "SELECT a.src_port, b.src_port FROM flows AS a JOIN flows AS b"
                        + " ON a.bytes < b.bytes AND a.protocol = 6 AND b.protocol = 6 ORDER BY 1, 2";
        assertThat(ask.rows(sql)).containsExactly("40005|443", "50001|443", "50001|40005");
        assertThat(ask.rows("EXPLAIN ANALYZE " + sql))
                .filteredOn(line -> line.matches("Flow\\w+ .*: \\d+ rows in .*"))
                .hasSize(2);
    }
}
