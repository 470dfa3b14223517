package io.weir.shell.session;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.cell.RowReader;
import io.weir.shell.output.OutputFormat;
import io.weir.shell.output.PrintSettings;
import io.weir.shell.output.Printers;
import io.weir.shell.output.ResultPrinter;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one statement at a time and prints its result. Used by the session's thread only. */
final class StatementRunner {
    private final Connection connection;
    private final Console console;
    private final Settings settings;
    private final Interrupter interrupter;
    private final Duration timeout;
    private final ScheduledExecutorService timers;
    private boolean gaveRows;
    private boolean printedBefore;

    StatementRunner(
            Connection connection,
            Console console,
            Settings settings,
            Interrupter interrupter,
            Duration timeout,
            ScheduledExecutorService timers) {
        this.connection = connection;
        this.console = console;
        this.settings = settings;
        this.interrupter = interrupter;
        this.timeout = timeout;
        this.timers = timers;
    }

    /** Whether any statement so far gave a row. */
    boolean gaveRows() {
        return gaveRows;
    }

    /**
     * Runs a statement and prints its result.
     *
     * @throws StoppedException if a timeout or the user ended it
     * @throws SQLException if the database refuses
     * @throws IOException if the result cannot be written
     */
    void run(String sql, boolean vertical) throws StoppedException, SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            Execution execution = new Execution(statement);
            ScheduledFuture<?> timer = startTimer(execution);
            Progress progress = new Progress(console, timers);
            interrupter.started(execution);
            try {
                execute(statement, execution, progress, sql, vertical);
            } catch (SQLException e) {
                throw stopped(execution, e);
            } finally {
                interrupter.ended();
                progress.erase();
                if (timer != null) {
                    timer.cancel(false);
                }
            }
        }
    }

    private static SQLException stopped(Execution execution, SQLException e)
            throws StoppedException {
        switch (execution.cause()) {
            case INTERRUPT -> throw new StoppedException(Outcome.INTERRUPTED);
            case TIMEOUT -> throw new StoppedException(Outcome.LIMITED);
            case NONE -> {}
        }
        return e;
    }

    private @Nullable ScheduledFuture<?> startTimer(Execution execution) {
        if (timeout.isZero()) {
            return null;
        }
        return timers.schedule(
                () -> execution.stop(Execution.Cause.TIMEOUT),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void execute(
            Statement statement,
            Execution execution,
            Progress progress,
            String sql,
            boolean vertical)
            throws SQLException, IOException {
        long start = System.nanoTime();
        boolean hasRows = statement.execute(sql);
        if (!hasRows) {
            progress.erase();
            tellDone(statement.getUpdateCount(), System.nanoTime() - start);
        } else {
            try (ResultSet rows = statement.getResultSet()) {
                print(rows, execution, progress, vertical, start);
            }
        }
        tellWarnings(statement.getWarnings());
    }

    private void print(
            ResultSet rows, Execution execution, Progress progress, boolean vertical, long start)
            throws SQLException, IOException {
        OutputFormat format = vertical ? OutputFormat.VERTICAL : settings.formatFor(console);
        RowReader reader = RowReader.of(rows.getMetaData(), Printers.cellStyle(format));
        Writer out =
                console.resultsAreTerminal()
                        ? new ErasingWriter(console.results(), progress)
                        : console.results();
        separate(format, out);
        PrintSettings print = settings.printSettings(console, vertical);
        ResultPrinter printer = Printers.create(format, out, print);
        printer.begin(reader.columns());
        long count = 0;
        while (rows.next()) {
            execution.checkStopped();
            gaveRows = true;
            progress.rows(++count);
            printer.row(reader.read(rows));
        }
        execution.checkStopped();
        printer.end();
        progress.erase();
        console.flush();
        tellRows(format, count, System.nanoTime() - start);
    }

    /** Prints rows that the shell made itself, in the session's format. */
    void print(List<Column> columns, List<Row> rows) throws IOException {
        OutputFormat format = settings.formatFor(console);
        separate(format, console.results());
        ResultPrinter printer =
                Printers.create(format, console.results(), settings.printSettings(console, false));
        printer.begin(columns);
        for (Row row : rows) {
            printer.row(row);
        }
        printer.end();
        console.flush();
    }

    /** In a batch, results made for people are set apart by an empty line. */
    private void separate(OutputFormat format, Writer out) throws IOException {
        if (printedBefore && format.isForPeople() && !console.isInteractive()) {
            out.write('\n');
        }
        printedBefore = true;
    }

    private void tellRows(OutputFormat format, long rows, long nanos) {
        if (console.isInteractive() ? settings.footer() : settings.timing()) {
            int most = settings.maxRows();
            boolean cut =
                    format.isForPeople() && console.resultsAreTerminal() && most > 0 && rows > most;
            String text = Footer.text(settings, rows, cut ? most : rows, nanos);
            console.styledMessage(console.messagePalette().dim(text));
        }
    }

    private void tellDone(int changed, long nanos) {
        boolean tell = console.isInteractive() ? !settings.quiet() : settings.timing();
        if (tell) {
            String done = changed > 0 ? Footer.rows(changed) + " changed" : "done";
            String time = settings.timing() ? " · " + Footer.seconds(nanos) : "";
            console.styledMessage(console.messagePalette().dim(done + time));
        }
    }

    private void tellWarnings(@Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            console.message("warning: " + warning.getMessage());
        }
    }
}
