package io.weir.cli;

import io.weir.format.DataFile;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir files}: exactly the committed files, for DuckDB, Spark and the like. */
@Command(
        name = "files",
        mixinStandardHelpOptions = true,
        description =
                "Prints the paths of the committed Parquet files whose hours overlap [--from, --to).")
final class FilesCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin private RepositoryParameter repository = new RepositoryParameter();

    @Mixin private TimeOptions times = new TimeOptions();

    FilesCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Repository opened = repository.open();
        Snapshot snapshot = opened.snapshot();
        for (DataFile file : snapshot.files(times.fromMillis(), times.toMillis())) {
            out.println(snapshot.locate(file));
        }
        return 0;
    }
}
