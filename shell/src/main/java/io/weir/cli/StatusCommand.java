package io.weir.cli;

import io.weir.collector.maintain.RepositoryStatus;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir status}: what a repository holds, and how far the collector is behind. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Prints what a repository holds, and how far its collector is behind.")
final class StatusCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin private RepositoryParameter repository = new RepositoryParameter();

    StatusCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Repository opened = repository.open();
        RepositoryStatus status = RepositoryStatus.of(opened, Instant.now());
        line("repository", opened.root().toString());
        line("collector", status.collector());
        line("last commit", status.generation() + ", " + status.lastCommit());
        line("flows", Sizes.count(status.flows()));
        line("hours", Sizes.count(status.hours()) + status.span());
        line("files", Sizes.count(status.parts()) + ", " + Sizes.bytes(status.partBytes()));
        line("bytes a flow", status.bytesPerFlow());
        line("other tables", Sizes.bytes(status.statsBytes()));
        line("retired", Sizes.bytes(status.retiredBytes()) + ", free within the hour");
        line(
                "spool",
                Sizes.bytes(status.spoolBytes())
                        + ", "
                        + Sizes.count(status.waitingDatagrams())
                        + " datagrams wait");
        line("exporters", Sizes.count(status.exporters()));
        line("lost", status.losses());
        return 0;
    }

    private void line(String name, String value) {
        out.printf("%-13s %s%n", name, value);
    }
}
