package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadIT {
    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    private Path file;

    @BeforeEach
    void name() throws IOException {
        file = folder.toRealPath().resolve("weir.toml");
    }

    @Test
    void sensorsExportersAndAllowListsAreInForceFromTheNextDatagramOn() throws Exception {
        configure(
                """
                [[listener]]
                address = "udp://127.0.0.1:0"
                allow = ["127.0.0.0/8"]
                [[listener]]
                address = "udp://127.0.0.1:0"
                allow = []
                [[sensor]]
                name = "before"
                """);
        try (Collector collector = Collector.start(options());
                NumberedFlows flows = new NumberedFlows()) {
            flows.send(address(collector, 1), 7);
            flows.send(address(collector, 0), 1);
            Eventually.holds("decoded", () -> collector.statistics().flows() == 1);

            configure(
                    """
                    [[listener]]
                    address = "udp://127.0.0.1:0"
                    allow = ["192.0.2.1"]
                    [[listener]]
                    address = "udp://127.0.0.1:0"
                    allow = ["127.0.0.1"]
                    [[exporter]]
                    address = "127.0.0.1"
                    sampling_rate = 10
                    [[sensor]]
                    name = "after"
                    class = "edge"
                    """);
            collector.reload();

            flows.send(address(collector, 0), 5);
            flows.send(address(collector, 1), 2);
            Eventually.holds("decoded", () -> collector.statistics().flows() == 3);
        }

        assertThat(log)
                .filteredOn(line -> line.contains("is on no allow list"))
                .hasSize(1)
                .allMatch(line -> line.startsWith("udp://127.0.0.1:"));
        assertThat(log).contains("Read " + file + " again; it is in force");
        assertThat(sensors())
                .containsExactly("after edge 10 2 of 2 raw", "before all NULL 1 of 0 raw");
    }

    @Test
    void aWrongFileIsRefusedWholeAndTheOldConfigurationStaysInForce() throws Exception {
        configure("[[sensor]]\nname = \"before\"\n");
        try (Collector collector = Collector.start(options("udp://127.0.0.1:0"));
                NumberedFlows flows = new NumberedFlows()) {
            configure(
                    """
                    [[sensor]]
                    name = "after"
                    [collector]
                    allow = ["192.0.2.300"]
                    """);
            collector.reload();
            configure("[[sensor]]\nname = \"after\"\n[tls]\ncertificate = \"a\"\n");
            collector.reload();
            configure(
                    """
                    [tls]
                    certificate = "none.pem"
                    key = "none.key"
                    trusted = "none.pem"
                    [[sensor]]
                    name = "after"
                    """);
            collector.reload();

            flows.send(address(collector, 0), 4);
            Eventually.holds("decoded", () -> collector.statistics().flows() == 4);
        }

        assertThat(sensors()).containsExactly("before all NULL 4 of 0 raw");
        assertThat(log)
                .filteredOn(
                        line -> line.endsWith("; nothing was changed, the old configuration holds"))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                file
                                                        + ":4:10: collector.allow: expected an"
                                                        + " address or a prefix such as"),
                        line -> assertThat(line).startsWith(file + ":4:1: tls.key: expected"),
                        line -> assertThat(line).contains("none.pem"));
    }

    @Test
    void whatNeedsARestartIsTold() throws Exception {
        configure("[collector]\nlisten = [\"udp://127.0.0.1:0\"]\n");
        try (Collector collector = Collector.start(options())) {
            configure(
                    """
                    [collector]
                    listen = ["udp://127.0.0.1:0", "udp://127.0.0.2:0"]
                    fsync = "os"
                    [templates]
                    memory_megabytes = 20
                    """);
            collector.reload();

            assertThat(log)
                    .contains(
                            "But for these changes, which need a restart: listen, fsync,"
                                    + " [templates]");
        }
    }

    @Test
    void anotherFileTakesThePlaceOfTheRepositorys() throws Exception {
        configure("[[sensor]]\nname = \"repository\"\n");
        Path other = folder.resolve("other.toml");
        CollectorOptions options = options("udp://127.0.0.1:0").configuredBy(other);
        assertThatThrownBy(() -> Collector.start(options))
                .hasMessage(other + ":1:1: expected a configuration file, got no such file");

        Files.writeString(other, "[[sensor]]\nname = \"other\"\n");
        try (Collector collector = Collector.start(options);
                NumberedFlows flows = new NumberedFlows()) {
            flows.send(address(collector, 0), 1);
            Eventually.holds("decoded", () -> collector.statistics().flows() == 1);
        }
        assertThat(sensors()).containsExactly("other all NULL 1 of 0 raw");
    }

    @Test
    void withoutAnAllowListTheStartWarnsWhereOtherMachinesMaySend() throws Exception {
        try (Collector open = Collector.start(options("udp://0.0.0.0:0"))) {
            assertThat(log)
                    .contains(
                            "Anybody may send flows: there is no allow list. To name the exporters,"
                                    + " write for example allow = [\"192.0.2.0/24\"] below"
                                    + " [collector] in "
                                    + open.config().file());
        }
        log.clear();
        try (Collector local = Collector.start(options("udp://127.0.0.1:0"))) {
            assertThat(local.listeners()).hasSize(1);
        }
        configure("[collector]\nallow = []\n");
        try (Collector closed = Collector.start(options("udp://0.0.0.0:0"))) {
            assertThat(closed.listeners()).hasSize(1);
        }
        assertThat(log).noneMatch(line -> line.contains("allow list"));
    }

    @Test
    void anAllowListIsInForceAlsoWhereAnotherListenerNeedsARestart() throws Exception {
        configure(
                """
                [collector]
                listen = ["udp://127.0.0.1:0"]
                """);
        try (Collector collector = Collector.start(options());
                NumberedFlows flows = new NumberedFlows()) {
            configure(
                    """
                    [collector]
                    listen = ["tcp://127.0.0.1:0", "udp://127.0.0.1:0"]
                    allow = ["192.0.2.1"]
                    """);
            collector.reload();

            flows.send(address(collector, 0), 1);
            Eventually.holds(
                    "refused", () -> log.stream().anyMatch(l -> l.contains("is on no allow list")));
            assertThat(collector.statistics().flows()).isZero();
        }
        assertThat(log).contains("But for these changes, which need a restart: listen");
    }

    @Test
    void listenersThatCannotBeAreRefusedWithTheirPlace() throws Exception {
        configure(
                """
                [collector]
                listen = ["udp://127.0.0.1:42055"]
                [[listener]]
                address = "udp://127.0.0.1:42055"
                """);
        assertThatThrownBy(() -> Collector.start(options()))
                .hasMessage(
                        file
                                + ":4:1: listener.address: expected each address once, got"
                                + " \"udp://127.0.0.1:42055\" again");

        configure("[collector]\nlisten = [\"tls://127.0.0.1:0\"]\n");
        assertThatThrownBy(() -> Collector.start(options()))
                .hasMessage(
                        file
                                + ":2:11: collector.listen: expected a section [tls] with"
                                + " certificate, key and trusted beside it, got"
                                + " \"tls://127.0.0.1:0\" without one");
    }

    private void configure(String toml) throws IOException {
        Files.writeString(file, toml);
    }

    private CollectorOptions options(String... addresses) {
        return CollectorOptions.of(folder)
                .committingEvery(Duration.ofHours(1))
                .loggingTo(log::add)
                .listeningOn(List.of(addresses));
    }

    private static InetSocketAddress address(Collector collector, int index) {
        return collector.listeners().get(index).address();
    }

    private List<String> sensors() throws SQLException {
        return DuckDb.select(
                folder,
                "concat_ws(' ', sensor, sensor_class, coalesce(sampling_rate::VARCHAR, 'NULL'),"
                        + " count(*), 'of', count(packets_raw), 'raw')",
                "GROUP BY sensor, sensor_class, sampling_rate ORDER BY sensor",
                row -> row.getString(1));
    }
}
