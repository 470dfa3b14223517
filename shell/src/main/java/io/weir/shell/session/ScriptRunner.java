package io.weir.shell.session;

import io.weir.shell.input.ScriptUnit;
import io.weir.shell.input.StatementSplitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements and commands of a script one by one, as they are read. It stops at the first
 * that fails, or goes on and reports the first failure at the end.
 */
public final class ScriptRunner {
    private final Session session;
    private final boolean keepGoing;
    private Outcome worst = Outcome.FINE;

    /** A runner for the session. */
    public ScriptRunner(Session session, boolean keepGoing) {
        this.session = session;
        this.keepGoing = keepGoing;
    }

    /**
     * The outcome so far: of the first failure that ended the run; if the run went on after
     * failures, {@code REFUSED} where a statement was refused.
     */
    public Outcome outcome() {
        return worst;
    }

    /** Whether the run is over: by a failure, or by {@code \q}. */
    public boolean isOver() {
        return session.isEnded()
                || (worst.isFailure() && !(keepGoing && worst.canGoOn()))
                || session.interrupter().isShuttingDown();
    }

    /** Runs a text; {@code name} is the script's name for messages, null for the command line. */
    public void runText(String text, @Nullable String name) {
        runUnits(StatementSplitter.split(text), name);
    }

    /**
     * Runs a file. Names in it are relative to its folder for {@code \ir}.
     *
     * @throws IOException if it cannot be read
     */
    public void runFile(Path file) throws IOException {
        Path outer = session.enterScript(file);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            runReader(reader, file.toString());
        } finally {
            session.leaveScript(outer);
        }
    }

    /**
     * Runs what a reader gives, statement by statement, before its end is known.
     *
     * @throws IOException if it cannot be read
     */
    public void runReader(Reader reader, String name) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        StatementSplitter splitter = new StatementSplitter();
        boolean first = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean marked = first && line.startsWith("\ufeff");
            first = false;
            runUnits(splitter.feed((marked ? line.substring(1) : line) + "\n"), name);
            if (isOver()) {
                return;
            }
        }
        ScriptUnit last = splitter.finish();
        if (last != null) {
            runUnits(List.of(last), name);
        }
    }

    private void runUnits(List<ScriptUnit> units, @Nullable String name) {
        for (ScriptUnit unit : units) {
            if (isOver()) {
                return;
            }
            int line = unit.line();
            note(session.run(unit, name == null ? Origin.TYPED : new Origin(name, line)));
        }
    }

    /** Takes an outcome into account. */
    public void note(Outcome outcome) {
        boolean worse = outcome.isFailure() && (!worst.isFailure() || !outcome.canGoOn());
        if (worse || (outcome == Outcome.REFUSED && worst == Outcome.LIMITED)) {
            worst = outcome;
        }
    }
}
