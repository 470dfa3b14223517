package io.weir.cli;

import io.weir.collector.CollectorOptions;
import io.weir.collector.CollectorRun;
import io.weir.shell.HangUp;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir collect}: receives until it is told to end. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description =
                "Receives NetFlow, IPFIX and sFlow, and commits them as hourly Parquet, until SIGINT or SIGTERM. SIGHUP reads the configuration again.")
final class CollectCommand implements Callable<Integer> {
    private final PrintStream err;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REPO",
            description = "the repository's folder; made if it is missing or empty")
    private @Nullable Path repository;

    @Option(
            names = {"-l", "--listen"},
            paramLabel = "URL",
            description =
                    "where to receive, for example udp://0.0.0.0:2055; more than one; default: as weir.toml says")
    private List<String> listen = new ArrayList<>();

    @Option(
            names = "--metrics",
            paramLabel = "HOST:PORT",
            description =
                    "where to serve metrics for Prometheus, for example 127.0.0.1:9995; default: as weir.toml says, else nowhere")
    private @Nullable String metrics;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "read this file instead of REPO/weir.toml")
    private @Nullable Path config;

    CollectCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        CollectorOptions options =
                CollectorOptions.of(RepositoryFolder.of(repository, System.getenv()));
        options = listen.isEmpty() ? options : options.listeningOn(listen);
        options = metrics == null ? options : options.servingMetricsOn(metrics);
        options = config == null ? options : options.configuredBy(config);
        return CollectorRun.untilSignal(options, err, collector -> HangUp.runs(collector::reload));
    }
}
