package io.weir.cli;

import io.weir.shell.ColorMode;
import io.weir.shell.ConnectionSource;
import io.weir.shell.ShellInput;
import io.weir.shell.ShellOptions;
import io.weir.shell.ShellOptionsBuilder;
import io.weir.shell.WeirShell;
import io.weir.shell.output.Expanded;
import io.weir.shell.output.OutputFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir [shell]}: the prompt, or a batch. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description =
                "Asks a repository in SQL: at a prompt, or with -c, -f or standard input in a batch.")
final class ShellCommand implements Callable<Integer> {
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
            names = {"-F", "--format"},
            paramLabel = "FORMAT",
            description = "the output format; auto by default")
    private @Nullable String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write results there; its suffix sets the format")
    private @Nullable Path output;

    @Option(
            names = {"-H", "--no-header"},
            description = "no column names")
    private boolean noHeader;

    @Option(
            names = {"-t", "--tuples-only"},
            description = "rows only: no names, no footers")
    private boolean tuplesOnly;

    @Option(
            names = {"-q", "--quiet"},
            description = "no messages that were not asked for")
    private boolean quiet;

    @Option(
            names = {"-x", "--expanded"},
            description = "tables vertically, one line a value")
    private boolean expanded;

    @Option(
            names = "--timing",
            description = "tell how long each statement took, on standard error")
    private boolean timing;

    @Option(names = "--null", paramLabel = "TEXT", description = "what stands for NULL")
    private @Nullable String nullText;

    @Option(
            names = "--keep-going",
            description = "go on after an error; the exit code is 3 at the end")
    private boolean keepGoing;

    @Option(
            names = "--exit-on-rows",
            description = "exit code 10 if a statement gave rows, for cron")
    private boolean exitOnRows;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "the longest time a statement may take, for example 2.5")
    private @Nullable String timeout;

    @Option(
            names = "--max-memory",
            paramLabel = "MIB",
            description =
                    "memory for the groups of a statement, beyond which it uses temporary files; a quarter of the heap"
                            + " otherwise")
    private @Nullable String memory;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never")
    private ColorMode color = ColorMode.AUTO;

    @Option(
            names = "--geo-country",
            paramLabel = "FILE",
            description = "a country database in MaxMind's format for geo_country")
    private @Nullable Path countries;

    @Option(names = "--debug", description = "stack traces with errors")
    private boolean debug;

    private final List<ShellInput> inputs = new ArrayList<>();

    @Option(
            names = {"-c", "--command"},
            paramLabel = "SQL",
            description = "run this, then end; more than one in order")
    void command(@Nullable String sql) {
        if (sql != null) {
            inputs.add(new ShellInput.Text(sql));
        }
    }

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "run this script, - for standard input")
    void file(@Nullable String file) {
        if (file != null) {
            inputs.add(ShellInput.file(file));
        }
    }

    ShellCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = RepositoryFolder.of(repository, System.getenv());
        ShellOptionsBuilder options =
                ShellOptions.builder(folder.toString(), connection(folder))
                        .format(outputFormat())
                        .outputFile(output)
                        .header(!noHeader)
                        .tuplesOnly(tuplesOnly)
                        .quiet(quiet)
                        .timing(timing)
                        .nullText(nullText)
                        .keepGoing(keepGoing)
                        .exitOnRows(exitOnRows)
                        .timeout(longestTime())
                        .debug(debug)
                        .color(color);
        if (expanded) {
            options.expanded(Expanded.ON);
        }
        for (ShellInput input : inputs) {
            options.input(input);
        }
        return WeirShell.run(options.build(), System.in, out, err);
    }

    private ConnectionSource connection(Path folder) {
        Properties properties = new Properties();
        properties.setProperty("repository", folder.toString());
        if (countries != null) {
            properties.setProperty("geoCountry", countries.toString());
        }
        if (memory != null) {
            properties.setProperty("maxMemory", mebibytes(memory));
        }
        return () -> DriverManager.getConnection("jdbc:weir:", properties);
    }

    private String mebibytes(String text) {
        if (text.matches("[1-9]\\d{0,8}")) {
            return text;
        }
        throw new ParameterException(
                spec.commandLine(),
                "--max-memory is '" + text + "'; expected whole MiB above 0, for example 512");
    }

    private Duration longestTime() {
        if (timeout == null) {
            return Duration.ZERO;
        }
        if (timeout.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            long millis = Math.round(Double.parseDouble(timeout) * 1000);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--timeout is '" + timeout + "'; expected seconds above 0, for example 2.5");
    }

    private @Nullable OutputFormat outputFormat() {
        if (format == null) {
            return null;
        }
        for (OutputFormat known : OutputFormat.values()) {
            if (known.id().equals(format)) {
                return known;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--format is '" + format + "'; expected one of: " + OutputFormat.names());
    }
}
