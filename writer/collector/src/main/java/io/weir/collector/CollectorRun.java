package io.weir.collector;

import io.weir.collector.listen.Listener;
import io.weir.collector.metrics.MetricsServer;
import io.weir.format.config.CollectorConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A collector as a process: runs until SIGINT or SIGTERM, then commits and prints a summary. Prints
 * everything on one stream, which should be standard error.
 */
public final class CollectorRun {
    private static final int FINE = 0;
    private static final int FAILED = 2;

    private CollectorRun() {}

    /**
     * Runs a collector until the process is told to end.
     *
     * @return 0, or 2 if the collector could not go on; a signal ends the process with 130 or 143
     * @throws IOException if the collector cannot start
     */
    public static int untilSignal(CollectorOptions options, PrintStream err) throws IOException {
        return untilSignal(options, err, collector -> {});
    }

    /**
     * As {@link #untilSignal(CollectorOptions, PrintStream)}.
     *
     * @param whenReady is given the collector when it receives, before that is printed
     */
    public static int untilSignal(
            CollectorOptions options, PrintStream err, Consumer<Collector> whenReady)
            throws IOException {
        Collector collector = Collector.start(options.loggingTo(err::println));
        Thread hook = new Thread(() -> finish(collector, err), "weir-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        whenReady.accept(collector);
        err.println(ready(collector));
        err.flush();
        try {
            collector.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // A signal came: the hook finishes.
            return FINE;
        }
        return finish(collector, err);
    }

    private static int finish(Collector collector, PrintStream err) {
        int code = FINE;
        try {
            collector.stop();
        } catch (IOException e) {
            err.println(e.getMessage());
            code = FAILED;
        }
        err.println(collector.statistics().summary());
        err.flush();
        return code;
    }

    private static String metrics(Collector collector) {
        InetSocketAddress address = collector.metricsAddress();
        return address == null ? "" : ", metrics on " + MetricsServer.url(address);
    }

    private static String ready(Collector collector) {
        CollectorConfig config = collector.config().collector();
        return "Collecting on "
                + collector.listeners().stream()
                        .map(Listener::text)
                        .collect(Collectors.joining(" "))
                + " into "
                + collector.repository().root()
                + metrics(collector)
                + " (commit every "
                + collector.commitInterval().toMillis()
                + " ms, fsync "
                + config.fsync().text()
                + ")";
    }
}
