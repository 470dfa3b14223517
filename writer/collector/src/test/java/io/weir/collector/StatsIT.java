package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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

    @Test
    void anExporterHasTheNameThatIsConfigured() throws Exception {
        Files.writeString(
                folder.resolve("weir.toml"),
                """
                [[exporter]]
                name = "berlin"
                address = "127.0.0.1"
                """);
        try (Collector collector = Collector.start(options());
                NumberedFlows flows = new NumberedFlows()) {
            flows.send(collector.listeners().get(0).address(), 30);
            Eventually.holds("it is decoded", () -> collector.statistics().flows() == 30);
            collector.stop();
        }
        assertThat(select("exporters", "exporter_name, flows", "1")).containsExactly("berlin 30");
        assertThat(
                        select(
                                "collector_stats WHERE metric = 'weir_exporter_info'",
                                "labels, value",
                                "1"))
                .containsExactly("protocol=netflow5,exporter=127.0.0.1,name=berlin 1");
    }

    @Test
    void aConnectionThatCameAndWentBetweenTwoSamplesHasItsRowsAndGoesOnWithTheNext()
            throws Exception {
        try (Collector collector = Collector.start(options("tcp://127.0.0.1:0"))) {
            InetSocketAddress target = collector.listeners().get(0).address();
            sendOverTcp(target, "0002 000c 0100 0001 0007 0002 0100 0008 0050 01bb");
            Eventually.holds("it is decoded", () -> collector.statistics().flows() == 2);
            sendOverTcp(target, "0002 000c 0100 0001 0007 0002 0100 0006 0016");
            Eventually.holds("it is decoded", () -> collector.statistics().flows() == 3);
            collector.stop();
        }
        assertThat(
                        select(
                                "exporters",
                                "export_version, observation_domain_id, datagrams, flows,"
                                        + " announced, decoded, clock_skew_ms",
                                "1"))
                .containsExactly("10 7 2 3 3 3 -1000");
        assertThat(
                        select(
                                "collector_stats WHERE metric IN ('weir_exporter_flows_total',"
                                        + " 'weir_decoded_flows_total')",
                                "metric, labels, value",
                                "metric"))
                .containsExactly(
                        "weir_decoded_flows_total  3",
                        "weir_exporter_flows_total protocol=ipfix,exporter=127.0.0.1 3");
    }

    /** An IPFIX message of these sets on a connection of its own. */
    private static void sendOverTcp(InetSocketAddress target, String sets) throws IOException {
        byte[] content = HexFormat.of().parseHex(sets.replace(" ", ""));
        ByteBuffer message = ByteBuffer.allocate(16 + content.length);
        message.putShort((short) 10).putShort((short) message.capacity());
        message.putInt((int) START.getEpochSecond() - 1).putInt(0).putInt(7).put(content);
        try (Socket socket = new Socket(target.getAddress(), target.getPort())) {
            socket.getOutputStream().write(message.array());
        }
    }

    private CollectorOptions options() {
        return options("udp://127.0.0.1:0");
    }

    private CollectorOptions options(String listen) {
        return CollectorOptions.of(folder)
                .committingEvery(Duration.ofHours(1))
                .clockedBy(now::get)
                .loggingTo(line -> {})
                .listeningOn(List.of(listen));
    }

    private List<String> select(String from, String columns, String order) throws SQLException {
        return DuckDb.selectStats(
                folder, from + " ORDER BY " + order, "concat_ws(' ', " + columns + ")");
    }
}
