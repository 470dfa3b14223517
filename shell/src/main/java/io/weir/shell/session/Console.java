package io.weir.shell.session;

import io.weir.shell.cell.TextSanitizer;
import io.weir.shell.output.Palette;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where results and messages go. Results are UTF-8 and go to standard output, the terminal or a
 * file; messages never mix with them in a batch. Used by the session's thread only.
 */
public final class Console {
    private final Writer screen;
    private final Writer messages;
    private final boolean screenIsTerminal;
    private final boolean messagesAreTerminal;
    private final IntSupplier width;
    private final Palette palette;
    private final boolean interactive;
    private @Nullable Writer file;
    private @Nullable Path filePath;

    private Console(
            Writer screen,
            Writer messages,
            boolean interactive,
            boolean screenIsTerminal,
            boolean messagesAreTerminal,
            IntSupplier width,
            Palette palette) {
        this.screen = screen;
        this.messages = messages;
        this.interactive = interactive;
        this.screenIsTerminal = screenIsTerminal;
        this.messagesAreTerminal = messagesAreTerminal;
        this.width = width;
        this.palette = palette;
    }

    /** A batch's console: results to one stream, messages to the other. */
    public static Console batch(
            PrintStream out,
            PrintStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            IntSupplier width,
            Palette palette) {
        Writer results =
                new BufferedWriter(
                        new OutputStreamWriter(
                                ResultStream.over(out, System.out), StandardCharsets.UTF_8),
                        1 << 16);
        Writer messages = new BufferedWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8));
        return new Console(results, messages, false, outIsTerminal, errIsTerminal, width, palette);
    }

    /** A prompt's console: results and messages to one terminal. */
    public static Console interactive(Writer terminal, IntSupplier width, Palette palette) {
        Writer screen = new BufferedWriter(terminal, 1 << 13);
        return new Console(screen, screen, true, true, true, width, palette);
    }

    /** Whether a person sits at a prompt. */
    public boolean isInteractive() {
        return interactive;
    }

    /** The writer of results: the file of {@code \o}, or standard output. */
    public Writer results() {
        return file == null ? screen : file;
    }

    /** Whether a terminal shows the results. */
    public boolean resultsAreTerminal() {
        return screenIsTerminal && file == null;
    }

    /** Whether a terminal shows the messages. */
    public boolean messagesAreTerminal() {
        return messagesAreTerminal;
    }

    /** The terminal's columns, 0 if unknown. */
    public int width() {
        return resultsAreTerminal() ? width.getAsInt() : 0;
    }

    /** The colors of results. */
    public Palette resultPalette() {
        return resultsAreTerminal() ? palette : Palette.NONE;
    }

    /** The colors of messages. */
    public Palette messagePalette() {
        return messagesAreTerminal ? palette : Palette.NONE;
    }

    /** The file that results go to, or null. */
    public @Nullable Path file() {
        return filePath;
    }

    /**
     * Sends results to a file, which is replaced, or back to standard output.
     *
     * @param path the file; null: standard output
     * @throws IOException if the file cannot be written, or the last one not be closed
     */
    public void redirect(@Nullable Path path) throws IOException {
        Writer last = file;
        file = null;
        filePath = null;
        if (last != null) {
            last.close();
        }
        if (path != null) {
            file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
            filePath = path;
        }
    }

    /** Writes a message line that may hold escape sequences of our own but no text of others. */
    public void styledMessage(String line) {
        try {
            messages.write(line);
            messages.write('\n');
            messages.flush();
        } catch (IOException e) {
            // Nobody reads the messages any more, and there is no other place to say so.
            return;
        }
    }

    /** Writes a message; control characters are escaped. */
    public void message(String text) {
        styledMessage(TextSanitizer.message(text));
    }

    /** Writes an error, {@code error: } in front; control characters are escaped. */
    public void error(String text) {
        styledMessage(messagePalette().red("error: ") + TextSanitizer.message(text));
    }

    /** Writes to the messages' terminal without line end, for progress. */
    void overwrite(String text) {
        try {
            messages.write(text);
            messages.flush();
        } catch (IOException e) {
            // As above: progress that nobody sees.
            return;
        }
    }

    /**
     * Pushes results out.
     *
     * @throws IOException if they cannot be written
     */
    public void flush() throws IOException {
        results().flush();
    }
}
