package io.weir.shell.repl;

import io.weir.shell.input.ScriptUnit;
import io.weir.shell.input.StatementSplitter;
import io.weir.shell.output.Palette;
import io.weir.shell.session.FileErrors;
import io.weir.shell.session.Origin;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * The prompt: reads statements and commands and runs them until {@code \q} or the end of input. For
 * one thread.
 */
public final class Repl {
    private static final String PROMPT = "weir> ";
    private static final String CONTINUATION = "%P -> ";
    private static final int HISTORY_ENTRIES = 100_000;
    private static final String SEND_AS_IS = "weir-send-as-is";

    private final Terminal terminal;
    private final Session session;
    private final LineReader reader;

    /**
     * A prompt on a terminal.
     *
     * @param palette {@code NONE}: nothing typed is colored
     * @param historyFile made if missing, for its owner only; if that fails, the history lives in
     *     memory
     */
    public Repl(Terminal terminal, Session session, Palette palette, Path historyFile) {
        this.terminal = terminal;
        this.session = session;
        SqlLineParser parser = new SqlLineParser();
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .appName("weir")
                        .terminal(terminal)
                        .parser(parser)
                        .completer(new SqlCompleter(session.catalog()::names))
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION)
                        .variable(LineReader.HISTORY_SIZE, HISTORY_ENTRIES)
                        .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_ENTRIES)
                        .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.CASE_INSENSITIVE, true)
                        .option(LineReader.Option.CASE_INSENSITIVE_SEARCH, true)
                        .option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
        if (palette != Palette.NONE) {
            builder.highlighter(new SqlHighlighter());
        } else {
            builder.option(LineReader.Option.DISABLE_HIGHLIGHTER, true);
        }
        openHistory(builder, historyFile);
        reader = builder.build();
        bindSendAsIs(parser);
    }

    private void openHistory(LineReaderBuilder builder, Path historyFile) {
        try {
            HistoryFile.prepare(historyFile);
            builder.variable(LineReader.HISTORY_FILE, historyFile);
        } catch (IOException e) {
            session.console().message("no history is kept: " + FileErrors.text(e));
        }
    }

    private void bindSendAsIs(SqlLineParser parser) {
        reader.getWidgets()
                .put(
                        SEND_AS_IS,
                        () -> {
                            parser.sendAsIs();
                            reader.callWidget(LineReader.ACCEPT_LINE);
                            return true;
                        });
        KeyMap<Binding> keys =
                Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN), "main key map");
        keys.bind(new Reference(SEND_AS_IS), KeyMap.alt('\r'), KeyMap.alt('\n'));
    }

    /**
     * Reads and runs until the user leaves.
     *
     * @param banner printed first; empty: nothing
     * @return the exit code: 0, or 130 if the process was told to end
     */
    public int run(String banner) {
        if (!banner.isEmpty()) {
            session.console().message(banner);
        }
        terminal.handle(Terminal.Signal.INT, signal -> session.interrupter().interrupt());
        while (!session.isEnded()) {
            try {
                runLine(reader.readLine(PROMPT));
            } catch (UserInterruptException e) {
                keepInHistory(e.getPartialLine());
            } catch (EndOfFileException e) {
                break;
            }
        }
        return session.interrupter().isShuttingDown() ? Outcome.INTERRUPTED.exitCode() : 0;
    }

    private void keepInHistory(String line) {
        if (line != null && !line.isBlank()) {
            reader.getHistory().add(line);
        }
    }

    /** Runs what a line holds, up to the first failure. */
    private void runLine(String line) {
        // After some completion menus the line editor leaves the cursor inside the line.
        terminal.writer().write('\r');
        for (ScriptUnit unit : StatementSplitter.split(line)) {
            Outcome outcome = session.run(unit, Origin.TYPED);
            if (outcome.isFailure() || session.isEnded()) {
                return;
            }
        }
    }
}
