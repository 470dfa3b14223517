package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.udfs.FlowFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The tables that Weir lists itself: of the repository, of registries, of its functions. */
class ListedTablesSqlTest {
    @RegisterExtension private final SampleDatabase database = new SampleDatabase();
    private final Questions ask = new Questions(database);

    @Test
    void hoursCountFilesAndFlows() throws Exception {
        addFlow("2026-11-22T11:59:59.999Z");
        addFlow("2026-11-23T00:00:00Z");

        assertThat(
                        ask.rows(
                                "SELECT hour_start, files, flows, row_groups, generation,"
                                        + " min_start_time, max_start_time FROM hours"))
                .containsExactly(
                        "2026-11-22T10:00|1|4|1|1|2026-11-22T10:00:01|2026-11-22T10:30",
                        "2026-11-22T11:00|2|5|2|3|2026-11-22T11:00|2026-11-22T11:59:59.999",
                        "2026-11-23T00:00|1|1|1|4|2026-11-23T00:00|2026-11-23T00:00");
        assertThat(ask.rows("SELECT SUM(size_bytes) FROM hours"))
                .containsExactly(String.valueOf(bytesOnDisk()));
        assertThat(ask.rows("SELECT SUM(flows), COUNT(*) FROM hours")).containsExactly("10|3");
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(database.root().resolve("flows"))) {
            return files.filter(each -> each.toString().endsWith(".parquet"))
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }

    @Test
    void filesAreWhereTheTableSays() throws Exception {
        addFlow("2026-11-22T11:59:59.999Z");

        assertThat(
                        ask.rows(
                                "SELECT hour_start, path, flows, row_groups, generation,"
                                        + " min_start_time, max_start_time FROM files"))
                .containsExactly(
                        "2026-11-22T10:00|"
                                + database.root()
                                + "/flows/day=2026-11-22/hour=10/part-1-0.parquet"
                                + "|4|1|1|2026-11-22T10:00:01|2026-11-22T10:30",
                        "2026-11-22T11:00|"
                                + database.root()
                                + "/flows/day=2026-11-22/hour=11/part-2-0.parquet"
                                + "|4|1|2|2026-11-22T11:00|2026-11-22T11:20",
                        "2026-11-22T11:00|"
                                + database.root()
                                + "/flows/day=2026-11-22/hour=11/part-3-0.parquet"
                                + "|1|1|3|2026-11-22T11:59:59.999|2026-11-22T11:59:59.999");
        for (String row : ask.rows("SELECT path, size_bytes FROM files")) {
            String[] columns = row.split("\\|");
            assertThat(Path.of(columns[0])).hasSize(Long.parseLong(columns[1]));
        }
    }

    @Test
    void aFileThatWasReplacedIsWhereItWasMovedTo() throws Exception {
        // So many rows of the first file that the second is not read ahead.
        PreparedQuery query = database.prepare("SELECT path FROM files, protocols, countries");
        try (QueryResult result = query.execute(List.of(), QueryControl.unlimited())) {
            assertThat(result.next()).isTrue();
            String before = String.valueOf(result.get(0));
            replace("2026-11-22T11:00:00Z");
            String path = before;
            while (result.next()) {
                path = String.valueOf(result.get(0));
            }

            assertThat(before).endsWith("/flows/day=2026-11-22/hour=10/part-1-0.parquet");
            assertThat(path).contains("retired").endsWith("part-2-0.parquet");
            assertThat(Path.of(path)).exists();
        }
        assertThat(ask.rows("SELECT flows, generation FROM files")).containsExactly("4|1", "4|3");
    }

    private void replace(String hour) throws IOException {
        Repository repository = Repository.open(database.root());
        HourPartition partition = HourPartition.of(Instant.parse(hour).toEpochMilli());
        List<DataFile> old =
                repository.snapshot().files(partition.startMillis(), partition.endMillis());
        try (Commit commit = repository.beginCommit()) {
            commit.mergeParts(repository.snapshot(), old, () -> false);
            commit.commit();
        }
    }

    @Test
    void conditionsOnTheHourLeaveOutDays() throws Exception {
        addFlow("2026-11-23T05:00:00Z");
        addFlow("2026-11-24T05:00:00Z");
        Files.delete(index("2026-11-23"));

        assertThat(
                        ask.rows(
                                "SELECT hour_start, flows FROM hours"
                                        + " WHERE hour_start < TIMESTAMP '2026-11-23 00:00:00'"
                                        + " AND hour_start > TIMESTAMP '2026-11-22 10:00:00'"))
                .containsExactly("2026-11-22T11:00|4");
        assertThat(
                        ask.rows(
                                "SELECT flows FROM files"
                                        + " WHERE hour_start >= TIMESTAMP '2026-11-24 00:00:00'"))
                .containsExactly("1");
        assertThat(ask.error("SELECT COUNT(*) FROM hours"))
                .startsWith("XX001")
                .contains("2026-11-23");
    }

    private Path index(String day) throws IOException {
        try (Stream<Path> files = Files.walk(database.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().endsWith(".parquet"))
                    .filter(each -> database.root().relativize(each).toString().contains(day))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void oneStatementSeesTheSameCommitInFlowsAndHours() throws Exception {
        PreparedQuery query =
                database.prepare(
                        "SELECT 0 FROM flows UNION ALL SELECT flows FROM hours UNION ALL"
                                + " SELECT 1 FROM files");
        int rows = 0;
        try (QueryResult result = query.execute(List.of(), QueryControl.unlimited())) {
            while (result.next()) {
                if (rows++ == 0) {
                    addFlow("2026-11-22T13:00:00Z");
                }
            }
        }
        assertThat(rows).isEqualTo(8 + 2 + 2);
    }

    @Test
    void anEmptyRepositoryHasNoHours(@TempDir Path empty) throws Exception {
        Repository.openOrCreate(empty);
        try (FlowDatabase none = FlowDatabases.open(empty, DatabaseOptions.defaults())) {
            assertThat(new Questions(none).rows("SELECT * FROM hours")).isEmpty();
            assertThat(new Questions(none).rows("SELECT COUNT(*) FROM files")).containsExactly("0");
        }
    }

    @Test
    void protocolsAndServicesJoinWithFlows() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT p.name, s.name, COUNT(*) FROM flows f"
                                        + " JOIN protocols p ON p.number = f.protocol"
                                        + " JOIN services s ON s.protocol = f.protocol"
                                        + " AND s.port = f.dst_port"
                                        + " GROUP BY p.name, s.name ORDER BY 1, 2"))
                .containsExactly("tcp|ftp|1", "tcp|http|1", "udp|domain|4");
        assertThat(ask.rows("SELECT * FROM protocols WHERE number IN (6, 17, 132)"))
                .containsExactly(
                        "6|tcp|Transmission Control",
                        "17|udp|User Datagram",
                        "132|sctp|Stream Control Transmission Protocol");
        assertThat(ask.rows("SELECT * FROM services WHERE name = 'sip' ORDER BY protocol"))
                .containsExactly("5060|6|sip", "5060|17|sip", "5060|132|sip");
        assertThat(ask.rows("SELECT COUNT(*) FROM protocols WHERE number NOT BETWEEN 0 AND 255"))
                .containsExactly("0");
    }

    @Test
    void namesAreThoseOfTheFunctions() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM protocols"
                                        + " WHERE protocol_name(number) = name"))
                .isEqualTo(ask.rows("SELECT COUNT(*) FROM protocols"));
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM services"
                                        + " WHERE port_name(port, protocol) = name"))
                .isEqualTo(ask.rows("SELECT COUNT(*) FROM services"));
    }

    @Test
    void countriesHaveTheirCode() throws Exception {
        assertThat(ask.rows("SELECT * FROM countries WHERE code IN ('AT', 'GB', 'EU', 'XK', 'CI')"))
                .containsExactly(
                        "AT|Austria",
                        "CI|Côte d'Ivoire",
                        "EU|European Union",
                        "GB|United Kingdom",
                        "XK|Kosovo");
        assertThat(
                        ask.rows(
                                "SELECT name FROM (VALUES ('8.8.8.8')) AS t(addr)"
                                        + " JOIN countries ON code = geo_country(addr)"))
                .containsExactly("United States");
    }

    @Test
    void functionsShowAnExample() throws Exception {
        assertThat(ask.rows("SELECT * FROM functions WHERE name IN ('ip_prefix', 'port_name')"))
                .containsExactly(
                        "ip_prefix|ip_prefix(addr, v4len[, v6len])|IPADDRESS|The network that an"
                                + " address is in: the address with its host bits"
                                + " zeroed.|ip_prefix('192.0.2.77', 24)|'192.0.2.0'",
                        "port_name|port_name(port[, protocol])|VARCHAR|The name of the service that"
                                + " a port is for.|port_name(443)|'https'");
        assertThat(ask.rows("SELECT COUNT(*), COUNT(DISTINCT name) FROM functions"))
                .containsExactly(FlowFunctions.all().size() + "|" + FlowFunctions.all().size());
    }

    @Test
    void aColumnsTypeIsThatOfFlows() throws Exception {
        assertThat(database.prepare("SELECT * FROM services").columns())
                .extracting(ResultColumn::type)
                .containsExactly(SqlType.INTEGER, SqlType.SMALLINT, SqlType.VARCHAR);
        assertThat(database.prepare("SELECT * FROM hours").columns())
                .extracting(ResultColumn::type)
                .startsWith(SqlType.TIMESTAMP, SqlType.BIGINT)
                .endsWith(SqlType.TIMESTAMP);
        assertThat(ask.rows("DESCRIBE countries"))
                .containsExactly(
                        "code|VARCHAR|no|two capital letters, as geo_country gives them",
                        "name|VARCHAR|no|in English");
    }

    private void addFlow(String time) throws IOException {
        FlowBatch batch = new FlowBatch(1);
        SampleFlows.add(
                batch,
                new SampleFlows.Row(time, "10.9.9.9", "10.9.9.8", 1, 2, 17, null, 1L, 1L, "out"));
        try (Commit commit = Repository.open(database.root()).beginCommit()) {
            commit.addPart(HourPartition.of(Instant.parse(time).toEpochMilli()), batch);
            commit.commit();
        }
    }
}
