package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables beside {@code flows} that the collector writes, in SQL. */
class CompanionSqlTest {
    @RegisterExtension private final SampleDatabase database = new SampleDatabase();
    private final Questions ask = new Questions(database);
    private Repository repository;

    @BeforeEach
    void open() throws Exception {
        repository = Repository.open(database.root());
    }

    @Test
    void tablesOfARepositoryWithoutThemAreEmpty() throws Exception {
        for (StatsTable table : StatsTable.values()) {
            assertThat(ask.rows("SELECT * FROM " + table.sqlName())).isEmpty();
            assertThat(ask.rows("SELECT COUNT(*) FROM weir." + table.sqlName()))
                    .containsExactly("0");
        }
    }

    @Test
    void everyTableIsListedWithItsColumns() throws Exception {
        assertThat(database.tables())
                .extracting(TableInfo::name)
                .containsExactly(
                        "flows",
                        "flow_ends",
                        "interface_counters",
                        "collector_stats",
                        "exporters",
                        "templates",
                        "hours",
                        "files",
                        "protocols",
                        "services",
                        "countries",
                        "functions");
        assertThat(ask.rows("SHOW TABLES"))
                .contains(
                        "templates|TABLE|Templates that exporters have sent, one row a template with"
                                + " its newest definition");
        assertThat(ask.rows("DESCRIBE collector_stats"))
                .containsExactly(
                        "sampled_time|TIMESTAMP|no|when it was read",
                        "metric|VARCHAR|no|its name, as Prometheus sees it",
                        "labels|VARCHAR|no|its labels as name=value, comma separated; or empty",
                        "value|BIGINT|no|the counter or gauge");
    }

    @Test
    void valuesHaveTheTypesOfFlows() throws Exception {
        commit(counters("2026-11-22T10:00:00.250Z", "10.0.0.10", 3, 1000L));

        assertThat(
                        ask.rows(
                                "SELECT received_time, exporter_addr, if_index, if_direction,"
                                        + " in_bytes, out_bytes FROM interface_counters"))
                .containsExactly("2026-11-22T10:00:00.250|10.0.0.10|3|1|1000|null");
        assertThat(database.prepare("SELECT * FROM interface_counters").columns())
                .extracting(ResultColumn::type)
                .startsWith(SqlType.TIMESTAMP, SqlType.IPADDRESS, SqlType.BIGINT, SqlType.BIGINT)
                .contains(SqlType.SMALLINT);
        assertThat(database.prepare("SELECT in_bytes FROM interface_counters").columns().get(0))
                .extracting(ResultColumn::table, ResultColumn::nullable)
                .containsExactly("interface_counters", true);
    }

    @Test
    void addressesCompareAsAddresses() throws Exception {
        commit(
                counters("2026-11-22T10:00:00Z", "10.0.0.10", 1, 1L),
                counters("2026-11-22T10:00:00Z", "10.0.0.9", 1, 2L),
                counters("2026-11-22T10:00:00Z", "2001:db8::9", 1, 4L));

        assertThat(ask.rows("SELECT exporter_addr FROM interface_counters ORDER BY exporter_addr"))
                .containsExactly("10.0.0.9", "10.0.0.10", "2001:db8::9");
        assertThat(sum("exporter_addr = '::ffff:10.0.0.9'")).containsExactly("2");
        assertThat(sum("exporter_addr IN ('10.0.0.9', '2001:DB8::9')")).containsExactly("6");
        assertThat(sum("exporter_addr LIKE '10.0.0.%'")).containsExactly("3");
        assertThat(sum("cidr_match(exporter_addr, '10.0.0.8/31')")).containsExactly("2");
        assertThat(ask.error("SELECT 1 FROM exporters WHERE exporter_addr = '10.0.0'"))
                .startsWith("22007");
    }

    private List<String> sum(String condition) throws FlowSqlException {
        return ask.rows("SELECT SUM(in_bytes) FROM interface_counters WHERE " + condition);
    }

    @Test
    void theyJoinWithFlows() throws Exception {
        addFlows("10.0.0.9", 700);
        commit(
                exporter("2026-11-22T11:00:00Z", "10.0.0.9", "edge", 1),
                exporter("2026-11-22T11:00:00Z", "10.0.0.10", "idle", 2));

        assertThat(
                        ask.rows(
                                "SELECT e.exporter_name, COUNT(f.start_time), SUM(f.bytes)"
                                        + " FROM exporters e LEFT JOIN flows f"
                                        + " ON f.exporter_addr = e.exporter_addr"
                                        + " GROUP BY e.exporter_name ORDER BY 1"))
                .containsExactly("edge|1|700", "idle|0|null");
        assertThat(
                        ask.rows(
                                "SELECT bytes FROM flows WHERE exporter_addr IN"
                                        + " (SELECT exporter_addr FROM exporters)"))
                .containsExactly("700");
    }

    @Test
    void exportersAndTemplatesShowTheNewestRowOfEach() throws Exception {
        commit(exporter("2026-11-21T10:00:00Z", "10.0.0.9", "edge", 1));
        commit(
                exporter("2026-11-22T10:00:00Z", "10.0.0.9", "edge", 5),
                exporter("2026-11-22T10:00:00Z", "10.0.0.10", "core", 7));

        assertThat(ask.rows("SELECT exporter_name, datagrams FROM exporters ORDER BY 1"))
                .containsExactly("core|7", "edge|5");
        assertThat(
                        ask.rows(
                                "SELECT exporter_name FROM exporters"
                                        + " WHERE sampled_time < TIMESTAMP '2026-11-22 00:00:00'"))
                .isEmpty();
        assertThat(ask.rows("SELECT COUNT(*) FROM exporters")).containsExactly("2");
    }

    @Test
    void timeConditionsLeaveOutDays() throws Exception {
        commit(counters("2026-11-21T23:59:59Z", "10.0.0.9", 1, 1L));
        commit(counters("2026-11-22T00:00:00Z", "10.0.0.9", 1, 2L));
        commit(counters("2026-11-23T00:00:00Z", "10.0.0.9", 1, 4L));
        damage("day=2026-11-21");
        damage("day=2026-11-23");

        assertThat(
                        sum(
                                "received_time >= TIMESTAMP '2026-11-22 00:00:00'"
                                        + " AND received_time < TIMESTAMP '2026-11-23 00:00:00'"))
                .containsExactly("2");
        assertThat(
                        ask.rows(
                                "SELECT SUM(in_bytes) FROM interface_counters WHERE received_time"
                                        + " BETWEEN ? AND TIMESTAMP '2026-11-22 12:00:00'"
                                        + " AND if_index > 0",
                                LocalDateTime.parse("2026-11-22T00:00:00")))
                .containsExactly("2");
        assertThat(sum("received_time = NULL")).containsExactly("null");
        assertThat(ask.error("SELECT SUM(in_bytes) FROM interface_counters"))
                .startsWith("XX001 Damaged file ")
                .contains("day=2026-11-21");
        assertThat(
                        ask.rows(
                                "EXPLAIN SELECT if_index FROM interface_counters"
                                        + " WHERE received_time > TIMESTAMP '2026-11-22 00:00:00'"))
                .anyMatch(line -> line.contains("days=[[>(received_time, 2026-11-22 00:00:00)]]"));
    }

    private void damage(String day) throws IOException {
        try (Stream<Path> files = Files.list(database.root().resolve("stats").resolve(day))) {
            Files.write(files.findFirst().orElseThrow(), new byte[100]);
        }
    }

    @Test
    void oneStatementSeesOneCommitInAllTables() throws Exception {
        addFlows("10.0.0.9", 1);
        commit(counters("2026-11-22T10:00:00Z", "10.0.0.9", 1, 1L));
        PreparedQuery query =
                database.prepare(
                        "SELECT bytes, 0 FROM flows WHERE bytes = 1 UNION ALL"
                                + " SELECT in_bytes, 1 FROM interface_counters UNION ALL"
                                + " SELECT bytes, 2 FROM flows WHERE bytes = 1");
        int rows = 0;
        try (QueryResult result = query.execute(List.of(), QueryControl.unlimited())) {
            while (result.next()) {
                if (rows++ == 0) {
                    addFlows("10.0.0.9", 1);
                    commit(counters("2026-11-22T10:00:01Z", "10.0.0.9", 1, 2L));
                }
            }
        }
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void aScanOfThemCanBeCancelled() throws Exception {
        commit(counters("2026-11-22T10:00:00Z", "10.0.0.9", 1, 1L));
        commit(counters("2026-11-22T10:00:01Z", "10.0.0.9", 1, 2L));
        QueryControl control = QueryControl.unlimited();
        PreparedQuery query = database.prepare("SELECT in_bytes FROM interface_counters");
        try (QueryResult result = query.execute(List.of(), control)) {
            assertThat(result.next()).isTrue();
            control.cancel();
            assertThatExceptionOfType(FlowSqlException.class)
                    .isThrownBy(result::next)
                    .extracting(FlowSqlException::code)
                    .isEqualTo(FlowErrorCode.CANCELLED);
        }
    }

    @Test
    void aMisspelledNameIsCorrected() {
        assertThat(ask.error("SELECT * FROM exporter")).contains("did you mean 'exporters'?");
        assertThat(ask.error("SELECT exporter_nam FROM exporters"))
                .contains("did you mean 'exporter_name'?");
    }

    private void commit(StatsRows... rows) throws IOException {
        try (Commit commit = repository.beginCommit()) {
            for (StatsRows each : rows) {
                commit.addStats(each);
            }
            commit.commit();
        }
    }

    private void addFlows(String exporter, long bytes) throws IOException {
        FlowBatch batch = new FlowBatch(1);
        SampleFlows.add(
                batch,
                new SampleFlows.Row(
                        "2026-11-22T12:00:00Z",
                        "10.9.9.9",
                        "10.9.9.8",
                        1,
                        2,
                        17,
                        null,
                        bytes,
                        1L,
                        "out"));
        batch.setAddress(FlowColumn.EXPORTER_ADDR, 0, 0, 0xffff_00000000L | ipv4(exporter));
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(HourPartition.of(batch.getLong(FlowColumn.START_TIME, 0)), batch);
            commit.commit();
        }
    }

    private static long ipv4(String text) {
        byte[] bytes = Addresses.parse(text);
        return ByteBuffer.wrap(bytes).getInt(12) & 0xffffffffL;
    }

    private static StatsRows counters(String time, String agent, long ifIndex, long inBytes) {
        StatsTable table = StatsTable.INTERFACE_COUNTERS;
        Object[] values = new Object[table.columns().size()];
        values[table.indexOf("received_time")] = Instant.parse(time).toEpochMilli();
        values[table.indexOf("exporter_addr")] = Addresses.parse(agent);
        values[table.indexOf("observation_domain_id")] = 0L;
        values[table.indexOf("if_index")] = ifIndex;
        values[table.indexOf("if_direction")] = 1L;
        values[table.indexOf("in_bytes")] = inBytes;
        StatsRows rows = new StatsRows(table);
        rows.add(values);
        return rows;
    }

    private static StatsRows exporter(String time, String address, String name, long datagrams) {
        StatsTable table = StatsTable.EXPORTERS;
        Object[] values = new Object[table.columns().size()];
        long millis = Instant.parse(time).toEpochMilli();
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (table.columns().get(i).type()) {
                        case TIMESTAMP -> millis;
                        case TEXT -> "flows";
                        case ADDRESS -> Addresses.parse(address);
                        case BIGINT, INTEGER, SMALLINT -> 9L;
                    };
        }
        values[table.indexOf("exporter_name")] = name;
        values[table.indexOf("datagrams")] = datagrams;
        StatsRows rows = new StatsRows(table);
        rows.add(values);
        return rows;
    }
}
