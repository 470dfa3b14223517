package io.weir.cli;

import io.weir.collector.maintain.CompactionResult;
import io.weir.collector.maintain.Compactor;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin private RepositoryParameter repository = new RepositoryParameter();

    @Mixin private TimeOptions times = new TimeOptions();

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
        Repository opened = repository.open();
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
