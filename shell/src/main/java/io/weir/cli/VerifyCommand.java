package io.weir.cli;

import io.weir.collector.maintain.Verification;
import io.weir.collector.maintain.Verification.Result;
import io.weir.format.repository.IndexRepair;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir verify}: reads everything and compares checksums. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every file of a repository and compares it with its checksums and with what the",
            "indexes say of it. Prints a line for each problem; exit code 2 if there is one."
        })
final class VerifyCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Mixin private RepositoryParameter repository = new RepositoryParameter();

    @Option(
            names = "--repair",
            description =
                    "first make indexes that are damaged or gone again from the files of their day")
    private boolean repair;

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress and no summary")
    private boolean quiet;

    VerifyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Repository opened = repository.open();
        ProgressLine progress = new ProgressLine(err, !quiet);
        Verification verification =
                new Verification(
                        opened,
                        problem -> {
                            progress.clear();
                            out.println(problem);
                        },
                        (done, total) -> progress.at("verify", done, total));
        if (repair) {
            verification.repair().forEach(this::tell);
        }
        Result result = verification.run();
        progress.clear();
        if (!quiet) {
            out.println(
                    Sizes.count(result.parts())
                            + " files of "
                            + Sizes.count(result.days())
                            + " days with "
                            + Sizes.count(result.rows())
                            + " flows, "
                            + Sizes.count(result.statsFiles())
                            + " files of other tables, "
                            + Sizes.count(result.spoolSegments())
                            + " spool segments: "
                            + (result.problems() == 0
                                    ? "sound"
                                    : Sizes.count(result.problems()) + " problems"));
        }
        return result.problems() == 0 ? 0 : ExecutionErrors.REPOSITORY;
    }

    private void tell(IndexRepair repair) {
        out.println(
                repair.day()
                        + ": the index was made again from "
                        + Sizes.count(repair.found().size())
                        + " files");
        for (Path part : repair.quarantined()) {
            out.println(part + ": damaged, and kept here; its flows are lost");
        }
    }
}
