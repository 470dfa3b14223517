package io.weir.shell;

import io.weir.shell.output.Expanded;
import io.weir.shell.output.OutputFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shell is asked to do. Made by {@link #builder}.
 *
 * @param connection opens the connection
 * @param title what it is connected to, for messages
 * @param inputs what to run, in the order of the command line; empty: standard input, or the prompt
 * @param prompt whether to show the prompt, after the inputs; by default if there are none and
 *     standard input and output are terminals
 * @param banner the first lines of the prompt; null: a line of the shell's own
 * @param format the output format; null: by the suffix of {@code outputFile}, else {@code auto}
 * @param outputFile where results go; null: standard output
 * @param header whether column names are printed
 * @param tuplesOnly whether names and footers are left out
 * @param quiet whether messages that are not asked for are left out
 * @param expanded when tables are printed vertically
 * @param timing whether times are told in a batch, on standard error; the prompt always starts with
 *     them
 * @param nullText what stands for NULL; null: the format's own choice
 * @param keepGoing whether a batch goes on after an error
 * @param exitOnRows whether the exit code is 10 if a statement gave rows
 * @param timeout the longest time a statement may take; zero: no limit
 * @param debug whether errors come with stack traces
 * @param color when colors are used
 * @param historyFile the prompt's history; null: {@code $XDG_STATE_HOME/weir/history}
 * @param outputIsTerminal whether a terminal shows standard output
 * @param errorIsTerminal whether a terminal shows standard error
 */
public record ShellOptions(
        ConnectionSource connection,
        String title,
        List<ShellInput> inputs,
        boolean prompt,
        @Nullable String banner,
        @Nullable OutputFormat format,
        @Nullable Path outputFile,
        boolean header,
        boolean tuplesOnly,
        boolean quiet,
        Expanded expanded,
        boolean timing,
        @Nullable String nullText,
        boolean keepGoing,
        boolean exitOnRows,
        Duration timeout,
        boolean debug,
        ColorMode color,
        @Nullable Path historyFile,
        boolean outputIsTerminal,
        boolean errorIsTerminal) {

    /** Options for a connection; everything else has the defaults of the command line. */
    public static ShellOptionsBuilder builder(String title, ConnectionSource connection) {
        return new ShellOptionsBuilder(title, connection);
    }
}
