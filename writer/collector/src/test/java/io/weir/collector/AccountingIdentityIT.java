package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.LossyWay.Known;
import io.weir.collector.wire.sequence.ExportProtocol;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A sender whose datagrams get lost, late, twice, broken or cannot be decoded knows how many units
 * of its protocol became what. The tables say the same.
 */
class AccountingIdentityIT {
    private static final Instant START = Instant.parse("2026-11-22T13:00:01Z");
    private static final long FIRST_SEED = Long.getLong("weir.accounting.seed", 20_261_122);
    private static final int SEEDS = Integer.getInteger("weir.accounting.seeds", 2);

    /** So many datagrams are in the socket's buffer at most, far from too many. */
    private static final int BURST = 16;

    private static final String LOOPBACK = "00000000000000000000FFFF7F000001";
    private static final String COUNTERS =
            "datagrams, ' datagrams, ', flows, ' flows, ', announced, ' announced, ', decoded,"
                    + " ' decoded, ', undecodable, ' undecodable, ', malformed, ' malformed, ', lost,"
                    + " ' lost, ', duplicate, ' duplicate, ', uncertain, ' uncertain'";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyUnitThatWasSentIsAccountedForOverUdp(ExportForm form) throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            check("udp", form, seed);
        }
    }

    @Test
    void everyRecordThatWasSentIsAccountedForOverTcp() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            check("tcp", ExportForm.IPFIX, seed);
            check("tcp", ExportForm.IPFIX_COUNTING_ITSELF, seed);
        }
    }

    private void check(String transport, ExportForm form, long seed) throws Exception {
        boolean isStream = transport.equals("tcp");
        LossyWay way = new LossyWay(form, isStream, seed);
        String what = form + " over " + transport + ", seed " + seed;
        Path repository = folder.resolve(what.replace(' ', '-'));
        now.set(START);
        try (Collector collector = Collector.start(options(repository, transport))) {
            if (isStream) {
                sendStream(collector, way.datagrams());
            } else {
                send(collector, way.datagrams());
            }
            collector.stop();
        }
        Known known = way.known();
        assertThat(known.lost()).as(what).isPositive();
        assertThat(exporters(repository))
                .as(what)
                .containsExactly(form.protocol().exportVersion() + " " + known);
        assertThat(fates(repository, form.protocol()))
                .as(what)
                .containsExactly(
                        "decoded " + known.decoded(),
                        "duplicate " + known.duplicate(),
                        "lost " + known.lost(),
                        "malformed " + known.malformed(),
                        "uncertain " + known.uncertain(),
                        "undecodable " + known.undecodable());
        assertThat(DuckDb.select(repository, "COUNT(*)", "", row -> row.getLong(1)))
                .as(what)
                .containsExactly(known.flows());
    }

    private void send(Collector collector, List<byte[]> datagrams) throws IOException {
        InetSocketAddress target = collector.listeners().get(0).address();
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int sent = 1; sent <= datagrams.size(); sent++) {
                byte[] datagram = datagrams.get(sent - 1);
                socket.send(new DatagramPacket(datagram, datagram.length, target));
                if (sent % BURST == 0) {
                    await(collector, sent);
                }
            }
            await(collector, datagrams.size());
            sample(collector);
        }
    }

    private void sendStream(Collector collector, List<byte[]> messages) throws IOException {
        InetSocketAddress target = collector.listeners().get(0).address();
        try (Socket socket = new Socket(target.getAddress(), target.getPort())) {
            OutputStream out = socket.getOutputStream();
            for (byte[] message : messages) {
                out.write(message);
            }
            await(collector, messages.size());
            sample(collector);
        }
    }

    private static void await(Collector collector, int datagrams) {
        Eventually.holds(
                datagrams + " datagrams", () -> collector.statistics().datagrams() == datagrams);
    }

    /** A minute later the tables get their rows; the connection is still there. */
    private void sample(Collector collector) {
        now.set(START.plusSeconds(60));
        Eventually.holds("a minute's commit", () -> collector.statistics().commits() == 1);
    }

    private CollectorOptions options(Path repository, String transport) {
        return CollectorOptions.of(repository)
                .listeningOn(List.of(transport + "://127.0.0.1:0"))
                .committingEvery(Duration.ofHours(1))
                .loggingTo(line -> {})
                .clockedBy(now::get);
    }

    private static List<String> exporters(Path repository) throws Exception {
        return DuckDb.selectStats(
                repository,
                "exporters WHERE hex(exporter_addr) = '"
                        + LOOPBACK
                        + "' AND announced = decoded + undecodable + malformed + lost + duplicate"
                        + " + uncertain ORDER BY sampled_time DESC LIMIT 1",
                "concat(export_version, ' ', " + COUNTERS + ")");
    }

    private static List<String> fates(Path repository, ExportProtocol protocol) throws Exception {
        return DuckDb.selectStats(
                repository,
                "collector_stats WHERE metric = 'weir_exporter_units' AND labels LIKE 'protocol="
                        + protocol.text()
                        + ",%' AND sampled_time = '2026-11-22 13:01:01' ORDER BY 1",
                "DISTINCT concat(regexp_extract(labels, 'fate=(\\w+)', 1), ' ', value)");
    }
}
