package io.weir.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A collector in a process of its own, under a shell that tells the CPU time of its whole life when
 * it has ended. One owner.
 */
public final class CollectorProcess implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 120;

    private final Process shell;
    private final Path times;
    private final int port;
    private long pid;

    private CollectorProcess(Process shell, Path times, int port) {
        this.shell = shell;
        this.times = times;
        this.port = port;
    }

    /**
     * Starts a collector and waits until it listens.
     *
     * @param command what to run
     * @param folder where its output goes
     * @param port the UDP port that it will listen on
     */
    public static CollectorProcess start(
            List<String> command, Path folder, int port, String javaOptions) throws IOException {
        Files.createDirectories(folder);
        Path times = folder.resolve("times");
        List<String> wrapped =
                new ArrayList<>(List.of("sh", "-c", "\"$@\"; times >" + times, "sh"));
        wrapped.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(wrapped)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("WEIR_JAVA_OPTS", javaOptions);
        CollectorProcess collector = new CollectorProcess(builder.start(), times, port);
        await("the collector to listen on port " + port, START_SECONDS, collector::listens);
        collector.pid =
                collector
                        .shell
                        .children()
                        .findFirst()
                        .orElseThrow(() -> new IOException("no child of the shell: " + command))
                        .pid();
        return collector;
    }

    private boolean listens() {
        try {
            if (!shell.isAlive()) {
                throw new IllegalStateException(
                        "the collector ended: " + Files.readString(times.resolveSibling("log")));
            }
            return ProcessUsage.isBound(port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CPU seconds so far. */
    double cpuSeconds() throws IOException {
        return ProcessUsage.cpuSeconds(pid);
    }

    /** The most resident memory so far, in MiB. */
    long peakResidentMebibytes() throws IOException {
        return ProcessUsage.peakResidentMebibytes(pid);
    }

    /** Datagrams that the kernel dropped at the collector's socket so far. */
    long kernelDrops() throws IOException {
        return ProcessUsage.kernelDrops(port);
    }

    /** Octets that the kernel holds for it. */
    public long waitingBytes() throws IOException {
        return ProcessUsage.waitingBytes(port);
    }

    /** Waits until it has taken everything that the kernel held for it. */
    public void awaitTaken() throws IOException {
        for (int quiet = 0; quiet < 3; quiet++) {
            await("the socket to be read to its end", STOP_SECONDS, this::hasTaken);
        }
    }

    private boolean hasTaken() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
            return waitingBytes() == 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the collector by SIGTERM and returns the CPU seconds of its whole life. */
    public double stop() throws IOException {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        try {
            if (!shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the collector did not end in " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return childSeconds(Files.readString(times));
    }

    /**
     * User and system time of the children, from what the shell's {@code times} prints: its own
     * times in the first line, its children's in the second, as {@code 1m2.345s 0m0.678s}.
     */
    static double childSeconds(String times) {
        double sum = 0;
        for (String text : times.lines().toList().get(1).strip().split("\\s+")) {
            String[] parts = text.replace("s", "").split("m");
            sum += 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        }
        return sum;
    }

    /** Waits, looking every 100 ms; a program that measures may. */
    static void await(String what, long seconds, BooleanSupplier condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                throw new IOException("waited " + seconds + " s for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
