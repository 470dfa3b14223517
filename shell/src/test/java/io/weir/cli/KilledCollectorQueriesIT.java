package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs query through JDBC while {@code weir collect} is killed and started again. */
class KilledCollectorQueriesIT {
    private static final int ROUNDS = Integer.getInteger("weir.kill.rounds", 3);
    private static final int FLOWS = 20;
    private static final int DATAGRAMS = 150;
    private static final int TERMINATED = 143;
    private static final Pattern READY =
            Pattern.compile(".*udp://127\\.0\\.0\\.1:([0-9]+) .*(http://\\S+/metrics).*");
    private static final Pattern RECEIVED =
            Pattern.compile("^weir_received_datagrams_total ([0-9]+)", Pattern.MULTILINE);
    private static final String QUERY =
            "SELECT COUNT(*), COUNT(DISTINCT packets), MAX(packets), SUM(bytes) FROM flows";

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
    private volatile boolean stopping;
    private int sent;

    @Test
    void eachAnswerIsABeginningOfWhatWasSentWithEveryFlowOnce() throws Exception {
        Files.writeString(
                folder.resolve("edge.toml"), "[collector]\ncommit_interval_seconds = 1\n");
        Process collector = collect();
        List<Thread> readers = List.of(new Thread(this::readByOne), new Thread(this::readByMany));
        try (DatagramSocket socket = new DatagramSocket()) {
            sendAndAwait(socket, collector);
            readers.forEach(Thread::start);
            for (int round = 1; round < ROUNDS; round++) {
                collector.destroyForcibly().waitFor();
                collector = collect();
                sendAndAwait(socket, collector);
            }
            awaitAtLeast("answers", answers::get, answers.get() + 2);
            collector.destroy();
            assertThat(collector.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(collector.exitValue()).isEqualTo(TERMINATED);
            assertThat(read(connect(), 0)).isEqualTo(sent);
        } finally {
            stopping = true;
            for (Thread reader : readers) {
                reader.join();
            }
            collector.destroyForcibly();
        }
        assertThat(wrong.get()).isNull();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:weir:" + folder.resolve("repo"));
    }

    private void readByOne() {
        try (Connection connection = connect()) {
            long seen = 0;
            while (!stopping) {
                seen = read(connection, seen);
            }
        } catch (SQLException | RuntimeException | AssertionError e) {
            wrong.compareAndSet(null, e);
        }
    }

    private void readByMany() {
        try {
            long seen = 0;
            while (!stopping) {
                try (Connection connection = connect()) {
                    seen = read(connection, seen);
                }
            }
        } catch (SQLException | RuntimeException | AssertionError e) {
            wrong.compareAndSet(null, e);
        }
    }

    /** Flow n, from 1 on, has n packets and 3 n octets. */
    private long read(Connection connection, long before) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            assertThat(row.next()).isTrue();
            long flows = row.getLong(1);
            assertThat(flows).as("flows").isGreaterThanOrEqualTo(before);
            assertThat(flows % FLOWS).as("flows of a datagram in part").isZero();
            assertThat(row.getLong(2)).as("different flows").isEqualTo(flows);
            assertThat(row.getLong(3)).as("the last flow").isEqualTo(flows);
            assertThat(row.getLong(4)).as("octets").isEqualTo(3 * flows * (flows + 1) / 2);
            answers.incrementAndGet();
            return flows;
        }
    }

    private @Nullable InetSocketAddress target;
    private @Nullable URI metrics;

    private Process collect() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "collect",
                                folder.resolve("repo").toString(),
                                "--listen",
                                "udp://127.0.0.1:0",
                                "--metrics",
                                "127.0.0.1:0",
                                "--config",
                                folder.resolve("edge.toml").toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader err =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                target =
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), Integer.parseInt(ready.group(1)));
                metrics = URI.create(ready.group(2));
                return process;
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("The collector did not start:\n" + all);
    }

    private void sendAndAwait(DatagramSocket socket, Process collector) throws IOException {
        for (int datagram = 1; datagram <= DATAGRAMS; datagram++) {
            byte[] payload = datagram(sent);
            socket.send(new DatagramPacket(payload, payload.length, target));
            sent += FLOWS;
            if (datagram % 10 == 0) {
                awaitAtLeast("datagrams", this::received, datagram);
            }
        }
        assertThat(collector.isAlive()).isTrue();
    }

    private static byte[] datagram(int first) {
        ByteBuffer out = ByteBuffer.allocate(24 + 48 * FLOWS);
        out.putShort((short) 5).putShort((short) FLOWS).putInt(1_000_000);
        out.putInt((int) Instant.now().getEpochSecond()).putInt(0).putInt(first).putInt(0);
        for (int n = first + 1; n <= first + FLOWS; n++) {
            out.putInt(n).putInt(0x0a000001).putInt(0).putInt(0);
            out.putInt(n).putInt(3 * n).putInt(999_000).putInt(1_000_000);
            out.putInt(0x0400_0035).putInt(17).putLong(0);
        }
        return out.array();
    }

    private long received() {
        try {
            String body =
                    http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                            .body();
            Matcher found = RECEIVED.matcher(body);
            assertThat(found.find()).as(body).isTrue();
            return Long.parseLong(found.group(1));
        } catch (IOException e) {
            throw new AssertionError("The collector does not answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitAtLeast(String what, LongSupplier number, long least) {
        long start = System.nanoTime();
        while (number.getAsLong() < least) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(60)) {
                throw new AssertionError("Not within 60 s: " + least + " " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
