package io.weir.collector;

import io.weir.collector.maintain.MaintenanceOptions;
import io.weir.collector.maintain.RetentionLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A collector in a JVM of its own. Its {@link #main} runs the collector until a signal, as the
 * command line does, and answers each line on standard input with how many datagrams it has
 * received and how many commits it has made. With a third argument it is busy: it merges, seals and
 * expires all the time, by a clock that stands where the last line set it.
 */
final class CollectorProcess implements AutoCloseable {
    /** Three parts of an hour are merged, late ones too, and 24 hours are kept. */
    private static final MaintenanceOptions BUSY =
            new MaintenanceOptions(
                            Duration.ofMinutes(35),
                            3,
                            2,
                            new RetentionLimits(Duration.ofHours(24), null))
                    .lookingEvery(Duration.ofMillis(10));

    private static final int TERMINATED = 143;

    private final Process process;
    private final BufferedReader answers;
    private final InetSocketAddress address;

    private CollectorProcess(Process process, BufferedReader answers) throws IOException {
        this.process = process;
        this.answers = answers;
        this.address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(line()));
    }

    public static void main(String[] arguments) throws IOException {
        CollectorOptions options =
                CollectorOptions.of(Path.of(arguments[0]))
                        .listeningOn(List.of("udp://127.0.0.1:0"))
                        .committingEvery(Duration.ofMillis(Long.parseLong(arguments[1])))
                        .withLimits(2000, 64 * 1024);
        AtomicLong clock = new AtomicLong();
        if (arguments.length > 2) {
            clock.set(Long.parseLong(arguments[2]));
            options = options.clockedBy(() -> Instant.ofEpochMilli(clock.get())).maintaining(BUSY);
        }
        int code =
                CollectorRun.untilSignal(
                        options,
                        System.err,
                        collector -> {
                            Thread answers = new Thread(() -> answer(collector, clock), "answers");
                            answers.setDaemon(true);
                            answers.start();
                        });
        System.exit(code);
    }

    private static void answer(Collector collector, AtomicLong clock) {
        PrintStream out = System.out;
        out.println(collector.listeners().get(0).address().getPort());
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            String line;
            while ((line = questions.readLine()) != null) {
                if (!line.isEmpty()) {
                    clock.set(Long.parseLong(line));
                }
                CollectorStatistics now = collector.statistics();
                long flows = HourlyFlows.FLOWS * (now.datagrams() + now.replayedDatagrams());
                out.println(
                        now.datagrams()
                                + " "
                                + now.commits()
                                + " "
                                + (flows == now.committedFlows() ? 0 : 1));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static CollectorProcess start(Path repository, int commitMillis, Path log) throws IOException {
        return start(log, repository.toString(), Integer.toString(commitMillis));
    }

    /** One that commits, merges, seals and expires all the time; its clock stands. */
    static CollectorProcess startBusy(Path repository, Instant clock, Path log) throws IOException {
        return start(log, repository.toString(), "1", Long.toString(clock.toEpochMilli()));
    }

    /**
     * Starts one and ends it, until all that was received is committed: a stop commits what ten
     * seconds are enough for.
     */
    static void commitAll(Path repository, Path log) throws IOException, InterruptedException {
        String said;
        do {
            int before = Files.exists(log) ? Files.readString(log).length() : 0;
            try (CollectorProcess last = start(repository, 3_600_000, log)) {
                int code = last.terminate();
                if (code != TERMINATED) {
                    throw new AssertionError("expected exit code " + TERMINATED + ", got " + code);
                }
            }
            said = Files.readString(log).substring(before);
        } while (said.contains("the next start commits them"));
    }

    private static CollectorProcess start(Path log, String... arguments) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", classPath, CollectorProcess.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new CollectorProcess(
                process,
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    InetSocketAddress address() {
        return address;
    }

    /** Datagrams that this process has in its spool. */
    long received() {
        return Long.parseLong(ask("").split(" ")[0]);
    }

    /** Of a busy one: from now on its clock stands there. */
    void setClock(Instant clock) {
        ask(Long.toString(clock.toEpochMilli()));
    }

    /** Commits that this process has made. */
    long commits() {
        return Long.parseLong(ask("").split(" ")[1]);
    }

    private String ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return line();
        } catch (IOException e) {
            throw new AssertionError("The collector does not answer", e);
        }
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The collector ended");
        }
        return line;
    }

    /** Whether every flow of every datagram that it has is committed; of full datagrams only. */
    boolean hasAllCommitted() {
        return ask("").endsWith(" 0");
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The collector did not end within 60 s of SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
