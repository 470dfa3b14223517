package io.weir.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A collector in a JVM of its own. Its {@link #main} runs the collector until a signal, as the
 * command line does, and answers each line on standard input with how many datagrams it has
 * received and how many commits it has made.
 */
final class CollectorProcess implements AutoCloseable {
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
        int code =
                CollectorRun.untilSignal(
                        options,
                        System.err,
                        collector -> {
                            Thread answers = new Thread(() -> answer(collector), "answers");
                            answers.setDaemon(true);
                            answers.start();
                        });
        System.exit(code);
    }

    private static void answer(Collector collector) {
        PrintStream out = System.out;
        out.println(collector.listeners().get(0).address().getPort());
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            while (questions.readLine() != null) {
                CollectorStatistics now = collector.statistics();
                out.println(now.datagrams() + " " + now.commits());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static CollectorProcess start(Path repository, int commitMillis, Path log) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-cp",
                                classPath,
                                CollectorProcess.class.getName(),
                                repository.toString(),
                                Integer.toString(commitMillis))
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
        return Long.parseLong(ask().split(" ")[0]);
    }

    /** Commits that this process has made. */
    long commits() {
        return Long.parseLong(ask().split(" ")[1]);
    }

    private String ask() {
        try {
            process.getOutputStream().write('\n');
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

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The collector did not end within 20 s of SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
