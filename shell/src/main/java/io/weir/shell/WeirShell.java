package io.weir.shell;

import io.weir.shell.cell.TextSanitizer;
import io.weir.shell.command.CommandTable;
import io.weir.shell.output.OutputFormat;
import io.weir.shell.output.Palette;
import io.weir.shell.repl.HistoryFile;
import io.weir.shell.repl.Repl;
import io.weir.shell.repl.Terminals;
import io.weir.shell.session.Console;
import io.weir.shell.session.FileErrors;
import io.weir.shell.session.Interrupter;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.ScriptRunner;
import io.weir.shell.session.Session;
import io.weir.shell.session.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jline.terminal.Terminal;

/**
 * The shell. {@link #run} is the whole of it: the prompt, or a batch. Any thread may run one; a
 * process should run one at a time, because signals end them all.
 */
public final class WeirShell {
    private static final int SHOWN_ROWS = 40;

    private final ShellOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Palette palette;
    private final Interrupter interrupter = new Interrupter();

    private WeirShell(ShellOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
        this.palette = options.color().palette(System.getenv());
    }

    /**
     * Runs a shell to its end. Nothing but results goes to {@code out}; messages go to {@code err},
     * except at the prompt, where both share the terminal. While it runs, SIGINT and SIGTERM cancel
     * the running statement before the process ends with 130 or 143.
     *
     * @return the exit code: 0 fine, 1 a file or option failed, 2 connection, 3 SQL error, 4
     *     timeout or memory limit, 10 rows that {@code exitOnRows} asked about, 130 interrupted
     */
    public static int run(ShellOptions options, InputStream in, PrintStream out, PrintStream err) {
        return new WeirShell(options, in, out, err).run();
    }

    private int run() {
        ShutdownGuard guard = new ShutdownGuard(interrupter);
        try (Connection connection = options.connection().open()) {
            return options.prompt() ? prompt(connection) : batch(connection);
        } catch (SQLException e) {
            tell(cannotOpen(String.valueOf(e.getMessage())), e);
            return Outcome.DISCONNECTED.exitCode();
        } catch (IOException e) {
            tell(FileErrors.text(e), e);
            return Outcome.FAILED.exitCode();
        } finally {
            guard.close();
        }
    }

    private String cannotOpen(String problem) {
        String named =
                problem.startsWith(options.title()) ? problem : options.title() + ": " + problem;
        return "cannot open " + named;
    }

    private void tell(String message, Exception e) {
        err.println("error: " + TextSanitizer.message(message));
        if (options.debug()) {
            e.printStackTrace(err);
        }
        err.flush();
    }

    private int batch(Connection connection) throws IOException {
        Console console =
                Console.batch(
                        out,
                        err,
                        options.outputIsTerminal(),
                        options.errorIsTerminal(),
                        new TerminalSize(),
                        palette);
        Settings settings = settings();
        settings.setTiming(options.timing());
        try (Session session = session(connection, console, settings)) {
            console.redirect(options.outputFile());
            ScriptRunner script = new ScriptRunner(session, options.keepGoing());
            runInputs(script);
            if (script.outcome() != Outcome.FAILED && script.outcome() != Outcome.CLOSED) {
                script.note(session.finishOutput());
            }
            Outcome outcome = script.outcome();
            boolean rows = options.exitOnRows() && outcome == Outcome.FINE && session.gaveRows();
            return rows ? Outcome.ROWS_EXIT_CODE : outcome.exitCode();
        }
    }

    private int prompt(Connection connection) throws IOException {
        try (Terminal terminal = Terminals.open(in, out, System.in)) {
            Console console = Console.interactive(terminal.writer(), terminal::getColumns, palette);
            Settings settings = settings();
            settings.setMaxRows(SHOWN_ROWS);
            try (Session session = session(connection, console, settings)) {
                console.redirect(options.outputFile());
                if (!options.inputs().isEmpty()) {
                    runInputs(new ScriptRunner(session, options.keepGoing()));
                }
                Repl repl = new Repl(terminal, session, palette, historyFile());
                int code = repl.run(options.quiet() ? "" : banner());
                session.finishOutput();
                return code;
            }
        }
    }

    private void runInputs(ScriptRunner script) throws IOException {
        if (options.inputs().isEmpty()) {
            script.runReader(new InputStreamReader(in, StandardCharsets.UTF_8), "stdin");
        }
        for (ShellInput input : options.inputs()) {
            if (script.isOver()) {
                return;
            }
            if (input instanceof ShellInput.Text text) {
                script.runText(text.sql(), null);
            } else if (input instanceof ShellInput.Script file) {
                script.runFile(file.file());
            } else {
                script.runReader(new InputStreamReader(in, StandardCharsets.UTF_8), "stdin");
            }
        }
    }

    private Session session(Connection connection, Console console, Settings settings) {
        return new Session(
                connection,
                console,
                settings,
                new CommandTable(),
                interrupter,
                options.timeout(),
                options.keepGoing(),
                options.debug());
    }

    private Settings settings() {
        Settings settings = new Settings();
        settings.setFormat(format());
        settings.setExpanded(options.expanded());
        settings.setHeader(options.header() && !options.tuplesOnly());
        settings.setFooter(!options.tuplesOnly());
        settings.setQuiet(options.quiet());
        settings.setNullText(options.nullText());
        return settings;
    }

    private OutputFormat format() {
        OutputFormat asked = options.format();
        if (asked != null) {
            return asked;
        }
        Path file = options.outputFile();
        OutputFormat ofFile = file == null ? null : OutputFormat.ofFile(file);
        return ofFile == null ? OutputFormat.AUTO : ofFile;
    }

    private Path historyFile() {
        Path file = options.historyFile();
        return file == null ? HistoryFile.standard(System.getenv()) : file;
    }

    private String banner() {
        String text = options.banner();
        return text == null
                ? "Connected to " + options.title() + ". \\? lists the commands, \\q leaves."
                : text;
    }
}
