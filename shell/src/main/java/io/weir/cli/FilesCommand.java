package io.weir.cli;

import io.weir.format.DataFile;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir files}: exactly the committed files, for DuckDB, Spark and the like. */
@Command(
        name = "files",
        mixinStandardHelpOptions = true,
        description =
                "Prints the paths of the committed Parquet files whose hours overlap [--from, --to).")
final class FilesCommand implements Callable<Integer> {
    private final PrintStream out;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REPO",
            description = "the repository's folder")
    private @Nullable Path repository;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "2026-11-22 or 2026-11-22T13:00:00Z; default: all")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "likewise; its own hour is left out if it begins there")
    private @Nullable String to;

    FilesCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Repository opened = Repository.open(RepositoryFolder.of(repository, System.getenv()));
        Snapshot snapshot = opened.snapshot();
        TimeOptions times = new TimeOptions(spec, from, to);
        for (DataFile file : snapshot.files(times.fromMillis(), times.toMillis())) {
            out.println(snapshot.locate(file));
        }
        return 0;
    }
}
