package io.weir.shell.session;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.input.ScriptUnit;
import io.weir.shell.input.Terminator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A connection at work: runs statements and commands, prints their results and explains their
 * errors. One thread uses it; only its {@link #interrupter()} may be called from others.
 */
public final class Session implements AutoCloseable {
    private static final int DEEPEST_SCRIPT = 32;

    private final Connection connection;
    private final Console console;
    private final Settings settings;
    private final CommandSet commands;
    private final Duration timeout;
    private final boolean keepGoing;
    private final boolean debug;
    private final Interrupter interrupter;
    private final ScheduledExecutorService timers;
    private final StatementRunner runner;
    private final Catalog catalog;
    private @Nullable Path scriptFolder;
    private @Nullable String lastStatement;
    private boolean ended;
    private int depth;

    /**
     * A session on an open connection, which stays open when the session is closed.
     *
     * @param timeout the longest time a statement may take; zero: no limit
     * @param keepGoing whether scripts go on after an error
     * @param debug whether errors come with their stack traces
     */
    public Session(
            Connection connection,
            Console console,
            Settings settings,
            CommandSet commands,
            Interrupter interrupter,
            Duration timeout,
            boolean keepGoing,
            boolean debug) {
        this.connection = connection;
        this.console = console;
        this.settings = settings;
        this.commands = commands;
        this.interrupter = interrupter;
        this.timeout = timeout;
        this.keepGoing = keepGoing;
        this.debug = debug;
        this.catalog = new Catalog(connection);
        this.timers = Executors.newSingleThreadScheduledExecutor(Session::timerThread);
        this.runner =
                new StatementRunner(connection, console, settings, interrupter, timeout, timers);
    }

    private static Thread timerThread(Runnable task) {
        Thread thread = new Thread(task, "shell-timer");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a statement or command; what goes wrong is told to the user and is not thrown. */
    public Outcome run(ScriptUnit unit, Origin origin) {
        String text = unit.text();
        try {
            return unit instanceof ScriptUnit.Sql sql ? runSql(sql) : commands.run(text, this);
        } catch (StoppedException e) {
            return tellStopped(e.outcome());
        } catch (CommandException e) {
            console.error(ErrorText.of(e.getMessage(), text, origin));
            return Outcome.REFUSED;
        } catch (SQLException e) {
            return tellError(e, text, origin);
        } catch (BrokenPipeException e) {
            return Outcome.CLOSED;
        } catch (IOException e) {
            console.error(ErrorText.of(FileErrors.text(e), text, origin));
            tellTrace(e);
            return Outcome.FAILED;
        } catch (OutOfMemoryError e) {
            console.error("out of memory: give the process more (-Xmx), or ask for less at once");
            return Outcome.LIMITED;
        } catch (RuntimeException e) {
            console.error(ErrorText.of("internal error: " + e, text, origin));
            tellTrace(e);
            return Outcome.REFUSED;
        }
    }

    private Outcome runSql(ScriptUnit.Sql sql) throws StoppedException, SQLException, IOException {
        lastStatement = sql.text();
        runner.run(sql.text(), sql.terminator() == Terminator.VERTICAL);
        catalog.noteStatement(sql.text());
        return Outcome.FINE;
    }

    private Outcome tellStopped(Outcome outcome) {
        if (outcome == Outcome.LIMITED) {
            console.error(
                    "canceled after "
                            + seconds()
                            + " s (--timeout); ask for less,"
                            + " or allow more time");
        } else if (!interrupter.isShuttingDown()) {
            console.message("canceled");
        }
        return outcome;
    }

    private String seconds() {
        return BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private Outcome tellError(SQLException e, String sql, Origin origin) {
        console.error(ErrorText.of(e.getMessage(), sql, origin));
        tellTrace(e);
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("08")) {
            return Outcome.DISCONNECTED;
        }
        boolean limit =
                state.equals("57014") || state.equals("53200") || e instanceof SQLTimeoutException;
        return limit ? Outcome.LIMITED : Outcome.REFUSED;
    }

    private void tellTrace(Throwable e) {
        if (debug) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            console.message(trace.toString());
        }
    }

    /**
     * Runs the last statement again.
     *
     * @throws CommandException if there is none
     */
    public Outcome repeatLast(boolean vertical) throws CommandException {
        if (lastStatement == null) {
            throw new CommandException("there is no statement to repeat yet");
        }
        Terminator terminator = vertical ? Terminator.VERTICAL : Terminator.PLAIN;
        return run(new ScriptUnit.Sql(lastStatement, 1, terminator), Origin.TYPED);
    }

    /** Prints rows that a command made, in the session's format. */
    public void print(List<Column> columns, List<Row> rows) throws IOException {
        runner.print(columns, rows);
    }

    /** Pushes out and closes what results were written to; what goes wrong is told to the user. */
    public Outcome finishOutput() {
        try {
            console.flush();
            console.redirect(null);
            return Outcome.FINE;
        } catch (BrokenPipeException e) {
            return Outcome.CLOSED;
        } catch (IOException e) {
            console.error(FileErrors.text(e));
            return Outcome.FAILED;
        }
    }

    /** The last statement, or null before the first. */
    public @Nullable String lastStatement() {
        return lastStatement;
    }

    /** The connection. */
    public Connection connection() {
        return connection;
    }

    /** Where results and messages go. */
    public Console console() {
        return console;
    }

    /** What {@code \pset} changes. */
    public Settings settings() {
        return settings;
    }

    /** The tables, columns and functions. */
    public Catalog catalog() {
        return catalog;
    }

    /** Stops what runs. */
    public Interrupter interrupter() {
        return interrupter;
    }

    /** The folder of the script that runs, or null. */
    public @Nullable Path scriptFolder() {
        return scriptFolder;
    }

    /**
     * Runs a script from a command; it goes on after errors if the session was told so.
     *
     * @throws IOException if the file cannot be read
     */
    public Outcome runScript(Path file) throws IOException {
        ScriptRunner script = new ScriptRunner(this, keepGoing);
        script.runFile(file);
        return script.outcome();
    }

    /** Notes that a script runs; returns the folder of the one around it. */
    @Nullable Path enterScript(Path file) throws IOException {
        if (depth >= DEEPEST_SCRIPT) {
            throw new IOException(
                    file + ": scripts call one another more than " + DEEPEST_SCRIPT + " deep");
        }
        Path outer = scriptFolder;
        depth++;
        scriptFolder = file.toAbsolutePath().getParent();
        return outer;
    }

    void leaveScript(@Nullable Path outer) {
        depth--;
        scriptFolder = outer;
    }

    /** Whether any statement so far gave a row. */
    public boolean gaveRows() {
        return runner.gaveRows();
    }

    /** Ends the session after the present command. */
    public void end() {
        ended = true;
    }

    /** Whether {@code \q} was given. */
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
