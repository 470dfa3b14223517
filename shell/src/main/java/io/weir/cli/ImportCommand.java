package io.weir.cli;

import io.weir.collector.importer.FileImport;
import io.weir.collector.importer.ImportException;
import io.weir.collector.importer.ImportOptions;
import io.weir.collector.importer.ImportResult;
import io.weir.collector.text.FlowTextForm;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir import}: files, each one commit or none. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports captures (pcap, pcapng) of export datagrams, IPFIX files, CSV of nfdump",
            "and of Weir, SiLK's rwcut, and the flow tables that Cisco's show ip cache flow",
            "and FreeBSD's flowctl print; also packed by gzip or zstd. Each file is one",
            "commit or none; - is standard input."
        })
final class ImportCommand implements Callable<Integer> {
    private final PrintStream err;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "REPO",
            description = "the repository's folder; made if it is missing or empty")
    private Path repository;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "what to import; - is standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "whose output a router's flow table is: cisco or flowctl")
    private @Nullable FlowTextForm as;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "the time of a flow table, for example 2026-11-22T13:00:00Z; default: the file's own")
    private @Nullable String at;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "the zone of times in CSV and rwcut that do not say theirs, for example Europe/Berlin; default: UTC")
    private @Nullable String zone;

    @Option(names = "--again", description = "import content once more that was imported before")
    private boolean again;

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress, and no word about files that went well")
    private boolean quiet;

    ImportCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        ImportOptions options = new ImportOptions(as, time(), zone(), again);
        Repository opened = Repository.openOrCreate(repository);
        ProgressLine progress = new ProgressLine(err, !quiet);
        FileImport importer = new FileImport(opened, options, progress, Clock.systemUTC());
        int code = 0;
        for (String file : files) {
            try {
                ImportResult result =
                        file.equals("-")
                                ? importer.importStream(System.in, "standard input")
                                : importer.importFile(Path.of(file));
                progress.clear();
                tell(result);
                if (result.flows() == 0 && result.unsupported() + result.malformed() > 0) {
                    code = ExecutionErrors.REPOSITORY;
                }
            } catch (ImportException e) {
                progress.clear();
                err.println("weir: " + e.getMessage());
                code = ExecutionErrors.REPOSITORY;
            }
        }
        return code;
    }

    private void tell(ImportResult result) {
        if (!quiet) {
            err.println(
                    result.file()
                            + ": "
                            + result.flows()
                            + " flows imported ("
                            + result.kind()
                            + ")");
        }
        if (!quiet || !isWhole(result)) {
            for (String note : result.notes()) {
                err.println(result.file() + ": " + note);
            }
        }
    }

    private static boolean isWhole(ImportResult result) {
        return result.damage() == null
                && result.malformed() + result.unsupported() + result.refusedLines() == 0;
    }

    private @Nullable Instant time() {
        if (at == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--at is '"
                            + at
                            + "'; expected a time with its zone, for example 2026-11-22T13:00:00Z",
                    e);
        }
    }

    private ZoneId zone() {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--zone is '" + zone + "'; expected for example Europe/Berlin or +02:00",
                    e);
        }
    }
}
