package io.weir.collector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.metrics.MetricsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
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
    void everySocketTellsWhatItTookAndWhatTheKernelDropped() throws Exception {
        CollectorOptions two =
                options("127.0.0.1:0")
                        .listeningOn(List.of("udp://127.0.0.1:0", "tcp://127.0.0.1:0"));
        try (Collector collector = Collector.start(two);
                NumberedFlows flows = new NumberedFlows()) {
            String udp = "{socket=\"" + collector.listeners().get(0).text() + "\"} ";
            String tcp = "{socket=\"" + collector.listeners().get(1).text() + "\"} ";
            flows.send(collector.listeners().get(0).address(), 30);
            Eventually.holds("it is decoded", () -> collector.statistics().flows() == 30);
            try (Socket socket = new Socket()) {
                socket.connect(collector.listeners().get(1).address());
                socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(get(collector, "metrics").body().lines())
                    .contains(
                            "weir_socket_datagrams_total" + udp + "1.0",
                            "weir_socket_bytes_total" + udp + "1464.0",
                            "weir_kernel_dropped_datagrams_total" + udp + "0.0",
                            "weir_receive_buffer_bytes"
                                    + udp
                                    + (double) collector.listeners().get(0).grantedBytes(),
                            "weir_socket_datagrams_total" + tcp + "0.0",
                            "weir_connections_total" + tcp + "1.0",
                            "weir_refused_total{cause=\"framing\",socket=\""
                                    + collector.listeners().get(1).text()
                                    + "\"} 1.0")
                    .anyMatch(line -> line.startsWith("weir_longest_receive_gap_seconds "));
        }
    }

    @Test
    void templatesAndSetsThatNeedThemAreCounted() throws Exception {
        try (Collector collector = Collector.start(options("127.0.0.1:0"));
                NumberedFlows flows = new NumberedFlows()) {
            InetSocketAddress target = collector.listeners().get(0).address();
            String header = "000a %04x 6b02c890 %08x 00000007 ";
            flows.send(target, hex(header.formatted(22, 0) + "0100 0006 0050"));
            flows.send(target, hex(header.formatted(22, 1) + "0101 0006 0050"));
            flows.send(target, hex(header.formatted(28, 2) + "0002 000c 0100 0001 0007 0002"));
            flows.send(target, hex(header.formatted(28, 2) + "0002 000c 0100 0001 000b 0002"));
            Eventually.holds("all is received", () -> collector.statistics().datagrams() == 4);
            Eventually.holds("all is decoded", () -> collector.statistics().flows() == 1);
            Eventually.holds(
                    "the template has changed",
                    () -> text(collector).contains("{event=\"changed\"} 1.0"));
            assertThat(text(collector).lines())
                    .contains(
                            "weir_templates 1.0",
                            "weir_template_domains{state=\"newcomer\"} 1.0",
                            "weir_template_events_total{event=\"added\"} 1.0",
                            "weir_template_events_total{event=\"evicted\"} 0.0",
                            "weir_template_sets_total{fate=\"missing\"} 2.0",
                            "weir_template_sets_total{fate=\"decoded_late\"} 1.0",
                            "weir_template_sets_total{fate=\"given_up\"} 0.0",
                            "weir_pending_sets 1.0");
        }
    }

    @Test
    void samplesOfSflowAreCountedByKindAndItsClockIsNotCompared() throws Exception {
        try (Collector collector = Collector.start(options("127.0.0.1:0"));
                NumberedFlows flows = new NumberedFlows()) {
            String agent = "00000005 00000001 c0000201 00000000 00000001 00000064 ";
            String discarded = "00000005 00000000 ";
            String unknown = "00000063 00000000 ";
            String counters = "00000002 0000000c 00000001 00000003 00000000 ";
            flows.send(
                    collector.listeners().get(0).address(),
                    hex(agent + "00000004" + discarded + discarded + unknown + counters));
            Eventually.holds(
                    "it is decoded",
                    () ->
                            text(collector)
                                    .contains("weir_sflow_samples_total{kind=\"discard\"} 2.0"));
            assertThat(text(collector).lines())
                    .contains(
                            "weir_sflow_samples_total{kind=\"counter\"} 1.0",
                            "weir_sflow_samples_total{kind=\"flow\"} 0.0",
                            "weir_sflow_samples_total{kind=\"unknown\"} 1.0")
                    .anyMatch(line -> line.startsWith("weir_exporter_last_datagram"))
                    .noneMatch(line -> line.startsWith("weir_exporter_clock_skew_seconds{"));
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static String text(Collector collector) {
        try {
            return get(collector, "metrics").body();
        } catch (Exception e) {
            throw new AssertionError("The collector does not answer", e);
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
