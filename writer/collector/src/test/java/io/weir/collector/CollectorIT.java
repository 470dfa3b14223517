package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.spool.Spool;
import io.weir.collector.spool.SpoolOptions;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.config.FsyncPolicy;
import io.weir.format.repository.Repository;
import io.weir.format.repository.RepositoryException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorIT {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T13:00:01Z"));

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    @Test
    void everythingSentIsCountedCommittedAndReadByDuckDb() throws Exception {
        CollectorStatistics statistics;
        try (Collector collector = Collector.start(options("udp://127.0.0.1:0", "udp://[::1]:0"));
                NumberedFlows flows = new NumberedFlows()) {
            flows.send(address(collector, 0), 30);
            flows.send(address(collector, 0), 1);
            flows.skip(9);
            flows.send(address(collector, 0), 20);
            flows.send(address(collector, 0), Arrays.copyOf(NumberedFlows.datagram(0, 2), 119));
            flows.send(address(collector, 0), new byte[] {0, 8, 0, 0});
            flows.send(address(collector, 0), new byte[65_507]);
            Eventually.holds("6 datagrams", () -> collector.statistics().datagrams() == 6);
            flows.send(address(collector, 1), 10);
            statistics = collector.stop();
        }
        Map<ExportProtocol, StreamCounts> accounts = new EnumMap<>(ExportProtocol.class);
        for (ExportProtocol protocol : ExportProtocol.values()) {
            accounts.put(protocol, StreamCounts.ZERO);
        }
        accounts.put(
                ExportProtocol.NETFLOW_V5,
                new StreamCounts(5, 24 * 4 + 48 * 61 + 119, 61, 72, 61, 0, 2, 9, 0, 0, 1, 0));
        assertThat(statistics)
                .isEqualTo(
                        new CollectorStatistics(
                                7,
                                24 * 4 + 48 * 61 + 119 + 4 + 65_507,
                                0,
                                61,
                                1,
                                2,
                                accounts,
                                0,
                                OptionalLong.of(0),
                                61,
                                1,
                                2));
        assertThat(NumberedFlows.in(folder))
                .isEqualTo(
                        IntStream.concat(IntStream.range(0, 31), IntStream.range(40, 70))
                                .boxed()
                                .toList());
        assertThat(exporters())
                .containsExactly(
                        "00000000000000000000000000000001 10 2026-11-22 13:00:01",
                        "00000000000000000000FFFF7F000001 51 2026-11-22 13:00:01");
        assertThat(log)
                .anyMatch(
                        line ->
                                line.startsWith("Malformed datagram from 127.0.0.1:")
                                        && line.endsWith(
                                                ": NetFlow v5 datagram of 119 octets, expected 120"
                                                        + " for 2 records"))
                .anyMatch(line -> line.startsWith("Datagram of version 8 from 127.0.0.1:"));
    }

    @Test
    void aCommitComesAfterItsIntervalAndAtTheLimitOfRows() throws Exception {
        CollectorOptions options = options("udp://127.0.0.1:0").withLimits(50, 1000);
        try (Collector collector = Collector.start(options.committingEvery(Duration.ofHours(1)));
                NumberedFlows flows = new NumberedFlows()) {
            flows.send(address(collector, 0), 30);
            flows.send(address(collector, 0), 30);
            Eventually.holds("a commit", () -> collector.statistics().commits() == 1);
            flows.send(address(collector, 0), 30);
            assertThat(collector.stop().committedFlows()).isEqualTo(90);
            assertThat(collector.statistics().commits()).isEqualTo(2);
        }
        try (Collector collector = Collector.start(options.committingEvery(Duration.ofMillis(1)));
                NumberedFlows flows = new NumberedFlows()) {
            flows.skip(90);
            flows.send(address(collector, 0), 3);
            Eventually.holds("a commit", () -> collector.statistics().committedFlows() == 3);
            Eventually.holds("the spool is trimmed", () -> spoolFiles() == 1);
        }
        assertThat(NumberedFlows.in(folder)).isEqualTo(IntStream.range(0, 93).boxed().toList());
        assertThat(Repository.open(folder).snapshot().spoolOffset()).isEqualTo(4);
    }

    @Test
    void flowsOfManyHoursAreCommittedEarlySoThatAClockThatJumpsFillsNoMemory() throws Exception {
        CollectorOptions options =
                options("udp://127.0.0.1:0").committingEvery(Duration.ofHours(1));
        try (Collector collector = Collector.start(options);
                NumberedFlows flows = new NumberedFlows()) {
            for (int hour = 0; hour < 257; hour++) {
                byte[] datagram = NumberedFlows.datagram(1, 1);
                ByteBuffer.wrap(datagram).putInt(8, 1_600_000_000 + 3600 * hour);
                flows.send(address(collector, 0), datagram);
            }
            Eventually.holds("an early commit", () -> collector.statistics().commits() == 1);
            assertThat(collector.statistics().parts()).isEqualTo(256);
            assertThat(collector.stop().parts()).isEqualTo(257);
        }
    }

    @Test
    void aStopLeavesWhatItHasNoTimeForInTheSpoolAndTheNextStartGoesOnThere() throws Exception {
        int datagrams = 10_000;
        Repository.openOrCreate(folder);
        fillSpool(datagrams);
        CollectorOptions options = options("udp://127.0.0.1:0").stoppingWithin(Duration.ZERO);
        long committed = 0;
        for (int start = 0; start < 3; start++) {
            Collector.start(options).stop();
            long before = committed;
            committed = Repository.open(folder).snapshot().spoolOffset();
            assertThat(committed).isBetween(before, (long) datagrams);
            long left = datagrams - committed;
            assertThat(log.stream().anyMatch(line -> line.startsWith(left + " datagrams were not")))
                    .isEqualTo(left > 0);
        }
        Collector.start(options.stoppingWithin(Duration.ofHours(1))).stop();
        assertThat(NumberedFlows.in(folder))
                .isEqualTo(IntStream.range(0, 2 * datagrams).boxed().toList());
    }

    /** As if a collector had received datagrams of two flows and had been killed then. */
    private void fillSpool(int datagrams) throws IOException {
        SpoolOptions options = new SpoolOptions(FsyncPolicy.OS, Duration.ofSeconds(1), 1 << 20);
        try (Spool spool = Spool.open(folder.resolve("spool"), 0, options)) {
            for (int i = 0; i < datagrams; i++) {
                ByteBuffer payload = ByteBuffer.wrap(NumberedFlows.datagram(2 * i, 2));
                spool.append(Datagram.udp(CLOCK.millis(), 0, 0xffff_7f00_0001L, 9, 2055, payload));
            }
        }
    }

    @Test
    void datagramsWithoutRowsDoNotKeepTheSpoolFromBeingTrimmed() throws Exception {
        CollectorOptions options = options("udp://127.0.0.1:0").withLimits(1000, 100_000);
        try (Collector collector = Collector.start(options);
                NumberedFlows flows = new NumberedFlows()) {
            for (int sent = 1; sent <= 8; sent++) {
                long datagrams = sent;
                flows.send(address(collector, 0), new byte[60_000]);
                Eventually.holds(
                        "it arrives", () -> collector.statistics().datagrams() == datagrams);
            }
            Eventually.holds("the spool is trimmed", () -> spoolFiles() <= 2);
        }
    }

    @Test
    void aSecondCollectorIsRefusedAndNamesTheFirst() throws Exception {
        try (Collector first = Collector.start(options("udp://127.0.0.1:0"))) {
            assertThat(first.listeners()).hasSize(1);
            assertThatThrownBy(() -> Collector.start(options("udp://127.0.0.1:0")))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        Collector.start(options("udp://127.0.0.1:0")).stop();
    }

    @Test
    void aPortThatIsTakenIsAnErrorAndLeavesNothingLocked() throws Exception {
        try (NumberedFlows other = new NumberedFlows()) {
            String taken = "udp://127.0.0.1:" + other.port();
            assertThatThrownBy(() -> Collector.start(options(taken)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot listen on " + taken + ": ");
        }
        Collector.start(options("udp://127.0.0.1:0")).stop();
    }

    @Test
    void aWrongAddressInTheConfigurationIsNamedWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("weir.toml"), "[collector]\nlisten = [\"2055\"]\n");
        assertThatThrownBy(() -> Collector.start(CollectorOptions.of(folder)))
                .hasMessage(
                        folder.toRealPath()
                                + "/weir.toml:2:11: collector.listen: expected udp://HOST:PORT,"
                                + " tcp://HOST:PORT or tls://HOST:PORT with a port from 0 to"
                                + " 65535, such as udp://0.0.0.0:2055 or udp://[::]:2055, got"
                                + " \"2055\"");
    }

    private CollectorOptions options(String... addresses) {
        return CollectorOptions.of(folder)
                .clockedBy(CLOCK)
                .loggingTo(log::add)
                .listeningOn(List.of(addresses));
    }

    private static InetSocketAddress address(Collector collector, int index) {
        return collector.listeners().get(index).address();
    }

    private long spoolFiles() {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> exporters() throws SQLException {
        return DuckDb.select(
                folder,
                "hex(exporter_addr) || ' ' || count(*) || ' '"
                        + " || strftime(max(received_time) AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M:%S')",
                "GROUP BY exporter_addr ORDER BY exporter_addr",
                row -> row.getString(1));
    }
}
