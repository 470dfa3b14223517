package io.weir.cli;

import io.weir.collector.maintain.CompactionResult;
import io.weir.collector.maintain.Compactor;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir compact}: small parts of an hour become one. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the small Parquet files of each hour that overlaps [--from, --to) as few of",
            "about a million flows. Queries, a collector and imports may run meanwhile; Ctrl-C",
            "keeps what is done."
        })
final class CompactCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

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

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress and no summary")
    private boolean quiet;

    CompactCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Repository opened = Repository.open(RepositoryFolder.of(repository, System.getenv()));
        TimeOptions times = new TimeOptions(spec, from, to);
        TreeMap<HourPartition, Long> hours = new TreeMap<>();
        for (DataFile file : opened.snapshot().files(times.fromMillis(), times.toMillis())) {
            hours.merge(file.hour(), file.sizeBytes(), Long::sum);
        }
        ProgressLine progress = new ProgressLine(err, !quiet);
        int code = 0;
        CompactionResult all = CompactionResult.NONE;
        try (StopOnSignal stop = new StopOnSignal()) {
            Compactor compactor = new Compactor(opened, stop);
            long total = hours.values().stream().mapToLong(Long::longValue).sum();
            long done = 0;
            for (HourPartition hour : hours.keySet()) {
                if (stop.getAsBoolean()) {
                    break;
                }
                progress.at(hour.folder(), done, total, all.rows());
                try {
                    all = all.plus(compactor.compact(hour));
                } catch (CorruptFileException e) {
                    progress.clear();
                    err.println("weir: " + e.getMessage() + "; its hour stays as it is");
                    code = ExecutionErrors.REPOSITORY;
                }
                done += hours.getOrDefault(hour, 0L);
            }
            opened.removeExpired();
            progress.clear();
            tell(all);
        }
        return code;
    }

    private void tell(CompactionResult result) {
        if (!quiet) {
            out.println(
                    result.merged() == 0
                            ? "Nothing to compact"
                            : Sizes.count(result.merged())
                                    + " files of "
                                    + Sizes.bytes(result.bytesBefore())
                                    + " became "
                                    + Sizes.count(result.written())
                                    + " of "
                                    + Sizes.bytes(result.bytesAfter())
                                    + ", with "
                                    + Sizes.count(result.rows())
                                    + " flows");
        }
    }
}
