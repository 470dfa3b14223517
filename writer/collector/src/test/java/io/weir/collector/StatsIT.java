package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsIT {
    private static final Instant START = Instant.parse("2026-11-22T13:00:01Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @TempDir Path folder;

    @Test
    void theTablesGetARowAMinuteAndAtTheEnd() throws Exception {
        try (Collector collector = Collector.start(options());
                NumberedFlows flows = new NumberedFlows()) {
            InetSocketAddress target = collector.listeners().get(0).address();
            flows.send(target, 30);
            Eventually.holds("it is decoded", () -> collector.statistics().flows() == 30);
            now.set(START.plusSeconds(60));
            Eventually.holds("a minute's commit", () -> collector.statistics().commits() == 1);
            now.set(START.plusSeconds(120));
            Eventually.holds("a quiet minute's", () -> collector.statistics().commits() == 2);
            flows.skip(5);
            flows.send(target, 10);
            Eventually.holds("it is decoded", () -> collector.statistics().flows() == 40);
            now.set(START.plusSeconds(150));
            collector.stop();
        }
        assertThat(
                        select(
                                "exporters",
                                "strftime(sampled_time, '%H:%M:%S'), hex(exporter_addr),"
                                        + " export_version, unit, datagrams, flows, announced,"
                                        + " decoded, lost, duplicate, uncertain, restarts",
                                "1"))
                .containsExactly(
                        "13:01:01 00000000000000000000FFFF7F000001 5 flows 1 30 30 30 0 0 0 0",
                        "13:02:31 00000000000000000000FFFF7F000001 5 flows 2 40 45 40 5 0 0 0");
        assertThat(
                        select(
                                "collector_stats WHERE metric = 'weir_decoded_flows_total'",
                                "strftime(sampled_time, '%H:%M:%S'), value",
                                "1"))
                .containsExactly("13:01:01 30", "13:02:01 30", "13:02:31 40");
        assertThat(
                        select(
                                "collector_stats WHERE metric = 'weir_exporter_units'"
                                        + " AND sampled_time > '2026-11-22 13:02:30'",
                                "labels, value",
                                "1"))
                .contains(
                        "protocol=netflow5,exporter=127.0.0.1,unit=flows,fate=decoded 40",
                        "protocol=netflow5,exporter=127.0.0.1,unit=flows,fate=lost 5");
    }

    private CollectorOptions options() {
        return CollectorOptions.of(folder)
                .committingEvery(Duration.ofHours(1))
                .clockedBy(now::get)
                .loggingTo(line -> {})
                .listeningOn(List.of("udp://127.0.0.1:0"));
    }

    private List<String> select(String from, String columns, String order) throws SQLException {
        String table = from.split(" ", 2)[0];
        String sql =
                "SELECT concat_ws(' ', "
                        + columns
                        + ") FROM read_parquet('"
                        + folder.resolve("stats").resolve("*").resolve(table + "-*.parquet")
                        + "')"
                        + from.substring(table.length())
                        + " ORDER BY "
                        + order;
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        }
        return rows;
    }
}
