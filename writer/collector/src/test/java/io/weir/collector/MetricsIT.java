package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.metrics.MetricsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsIT {
    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    @Test
    void metricsAgreeWithWhatTheSummarySays() throws Exception {
        try (Collector collector = Collector.start(options("127.0.0.1:0"));
                NumberedFlows flows = new NumberedFlows()) {
            InetSocketAddress target = collector.listeners().get(0).address();
            flows.send(target, 30);
            flows.skip(9);
            byte[] datagram = NumberedFlows.datagram(39, 20);
            flows.send(target, datagram);
            flows.send(target, datagram);
            flows.send(target, new byte[] {0, 5, 0, 0});
            flows.send(target, new byte[] {0, 1, 0, 0});
            Eventually.holds("all is decoded", () -> collector.statistics().unsupported() == 1);
            CollectorStatistics statistics = collector.statistics();
            assertThat(statistics.summary())
                    .isEqualTo(
                            "5 datagrams (3440 bytes) received, 0 flows committed in 0 files,"
                                    + " 1 malformed, 1 unsupported, 9 of 79 NetFlow v5 flows missing"
                                    + " by sequence, 20 duplicate NetFlow v5 flows, 0 dropped by the"
                                    + " kernel");
            String exporter = "{exporter=\"127.0.0.1\",protocol=\"netflow5\"}";
            String unit = "exporter=\"127.0.0.1\",%sprotocol=\"netflow5\",unit=\"flows\"";
            assertThat(get(collector, "metrics").body().lines())
                    .contains(
                            "# TYPE weir_received_datagrams_total counter",
                            "weir_received_datagrams_total 5.0",
                            "weir_received_bytes_total 3440.0",
                            "weir_decoded_flows_total 50.0",
                            "weir_unsupported_datagrams_total 1.0",
                            "weir_malformed_datagrams_total{cause=\"NetFlow v5 datagram of N octets,"
                                    + " expected N or more\"} 1.0",
                            "weir_exporter_datagrams_total" + exporter + " 3.0",
                            "weir_exporter_flows_total" + exporter + " 50.0",
                            "weir_exporter_sequence_gaps_total" + exporter + " 1.0",
                            "weir_exporter_announced{" + unit.formatted("") + "} 79.0",
                            units(unit, "decoded", 50),
                            units(unit, "undecodable", 0),
                            units(unit, "malformed", 0),
                            units(unit, "lost", 9),
                            units(unit, "duplicate", 20),
                            units(unit, "uncertain", 0),
                            "weir_streams 1.0",
                            "weir_spool_lag_datagrams 0.0",
                            "weir_rows_waiting 50.0",
                            "weir_commits_total 0.0",
                            "weir_failed 0.0");
        }
    }

    @Test
    void accountsGoOnOverARestartAndALossInBetweenIsSeen() throws Exception {
        try (NumberedFlows flows = new NumberedFlows()) {
            try (Collector first = Collector.start(options("127.0.0.1:0"))) {
                flows.send(first.listeners().get(0).address(), 30);
                String listen = first.listeners().get(0).text();
                first.stop();
                flows.skip(12);
                try (Collector second =
                        Collector.start(options("127.0.0.1:0").listeningOn(List.of(listen)))) {
                    flows.send(second.listeners().get(0).address(), 10);
                    Eventually.holds("it is decoded", () -> second.statistics().flows() == 10);
                    assertThat(second.statistics().summary())
                            .contains("12 of 22 NetFlow v5 flows missing by sequence");
                    assertThat(get(second, "metrics").body().lines())
                            .contains(
                                    "weir_exporter_datagrams_total{exporter=\"127.0.0.1\","
                                            + "protocol=\"netflow5\"} 2.0");
                }
            }
        }
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        try (Collector collector = Collector.start(options("127.0.0.1:0"))) {
            assertThat(get(collector, "").statusCode()).isEqualTo(404);
            assertThat(
                            HttpClient.newHttpClient()
                                    .send(
                                            HttpRequest.newBuilder(uri(collector, "metrics"))
                                                    .DELETE()
                                                    .build(),
                                            BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void anAddressThatOthersReachIsWarnedOfAndOneThatIsTakenIsAnError() throws Exception {
        try (Collector collector = Collector.start(options("0.0.0.0:0"))) {
            assertThat(log).anyMatch(line -> line.startsWith("Metrics on 0.0.0.0:0: everybody "));
            int port = Objects.requireNonNull(collector.metricsAddress()).getPort();
            Path other = folder.resolve("other");
            assertThatThrownBy(() -> Collector.start(options("127.0.0.1:" + port, other)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot serve metrics on 127.0.0.1:" + port + ": ");
            Collector.start(options("127.0.0.1:0", other)).stop();
        }
    }

    private static String units(String labels, String fate, int count) {
        return "weir_exporter_units{"
                + labels.formatted("fate=\"" + fate + "\",")
                + "} "
                + count
                + ".0";
    }

    private static HttpResponse<String> get(Collector collector, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri(collector, path)).build(),
                        BodyHandlers.ofString());
    }

    private static URI uri(Collector collector, String path) {
        InetSocketAddress address = Objects.requireNonNull(collector.metricsAddress());
        return URI.create(MetricsServer.url(address).replace("metrics", path));
    }

    private CollectorOptions options(String metrics) {
        return options(metrics, folder.resolve("repository"));
    }

    private CollectorOptions options(String metrics, Path repository) {
        return CollectorOptions.of(repository)
                .listeningOn(List.of("udp://127.0.0.1:0"))
                .committingEvery(Duration.ofHours(1))
                .servingMetricsOn(metrics)
                .loggingTo(log::add);
    }
}
