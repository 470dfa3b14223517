package io.weir.shell;

import io.weir.shell.output.Expanded;
import io.weir.shell.output.OutputFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects {@link ShellOptions}; {@link #build} may be called once. Each method sets the option of
 * its name.
 */
public final class ShellOptionsBuilder {
    private final String title;
    private final ConnectionSource connection;
    private final List<ShellInput> inputs = new ArrayList<>();
    private @Nullable Boolean prompt;
    private @Nullable String banner;
    private @Nullable OutputFormat format;
    private @Nullable Path outputFile;
    private boolean header = true;
    private boolean tuplesOnly;
    private boolean quiet;
    private Expanded expanded = Expanded.AUTO;
    private boolean timing;
    private @Nullable String nullText;
    private boolean keepGoing;
    private boolean exitOnRows;
    private Duration timeout = Duration.ZERO;
    private boolean debug;
    private ColorMode color = ColorMode.AUTO;
    private @Nullable Path historyFile;
    private @Nullable Boolean outputIsTerminal;
    private @Nullable Boolean errorIsTerminal;

    ShellOptionsBuilder(String title, ConnectionSource connection) {
        this.title = title;
        this.connection = connection;
    }

    /** Adds something to run after what was added before. */
    public ShellOptionsBuilder input(ShellInput value) {
        inputs.add(value);
        return this;
    }

    /** Adds the text of a {@code -c}. */
    public ShellOptionsBuilder command(String sql) {
        return input(new ShellInput.Text(sql));
    }

    public ShellOptionsBuilder prompt(boolean value) {
        prompt = value;
        return this;
    }

    public ShellOptionsBuilder banner(@Nullable String value) {
        banner = value;
        return this;
    }

    public ShellOptionsBuilder format(@Nullable OutputFormat value) {
        format = value;
        return this;
    }

    public ShellOptionsBuilder outputFile(@Nullable Path value) {
        outputFile = value;
        return this;
    }

    public ShellOptionsBuilder header(boolean value) {
        header = value;
        return this;
    }

    public ShellOptionsBuilder tuplesOnly(boolean value) {
        tuplesOnly = value;
        return this;
    }

    public ShellOptionsBuilder quiet(boolean value) {
        quiet = value;
        return this;
    }

    public ShellOptionsBuilder expanded(Expanded value) {
        expanded = value;
        return this;
    }

    public ShellOptionsBuilder timing(boolean value) {
        timing = value;
        return this;
    }

    public ShellOptionsBuilder nullText(@Nullable String value) {
        nullText = value;
        return this;
    }

    public ShellOptionsBuilder keepGoing(boolean value) {
        keepGoing = value;
        return this;
    }

    public ShellOptionsBuilder exitOnRows(boolean value) {
        exitOnRows = value;
        return this;
    }

    public ShellOptionsBuilder timeout(Duration value) {
        timeout = value;
        return this;
    }

    public ShellOptionsBuilder debug(boolean value) {
        debug = value;
        return this;
    }

    public ShellOptionsBuilder color(ColorMode value) {
        color = value;
        return this;
    }

    public ShellOptionsBuilder historyFile(@Nullable Path value) {
        historyFile = value;
        return this;
    }

    public ShellOptionsBuilder outputIsTerminal(boolean value) {
        outputIsTerminal = value;
        return this;
    }

    public ShellOptionsBuilder errorIsTerminal(boolean value) {
        errorIsTerminal = value;
        return this;
    }

    /** The options; streams that nothing was said about are looked at. */
    public ShellOptions build() {
        boolean out = outputIsTerminal == null ? TerminalCheck.isTerminal(1) : outputIsTerminal;
        boolean err = errorIsTerminal == null ? TerminalCheck.isTerminal(2) : errorIsTerminal;
        boolean asks =
                prompt == null ? inputs.isEmpty() && out && TerminalCheck.isTerminal(0) : prompt;
        return new ShellOptions(
                connection,
                title,
                List.copyOf(inputs),
                asks,
                banner,
                format,
                outputFile,
                header,
                tuplesOnly,
                quiet,
                expanded,
                timing,
                nullText,
                keepGoing,
                exitOnRows,
                timeout,
                debug,
                color,
                historyFile,
                out,
                err);
    }
}
