package io.weir.shell.command;

import io.weir.shell.input.ScriptUnit;
import io.weir.shell.input.StatementSplitter;
import io.weir.shell.session.CommandException;
import io.weir.shell.session.Origin;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code \e}: the last statement in the user's editor. */
final class EditCommand {
    private EditCommand() {}

    static Outcome edit(Arguments arguments, Session session) throws CommandException, IOException {
        if (!session.console().isInteractive()) {
            throw new CommandException("\\e needs a terminal");
        }
        String last = session.lastStatement();
        String before = last == null ? "" : last + ";\n";
        Path file = Files.createTempFile("weir-", ".sql");
        try {
            Files.writeString(file, before);
            runEditor(file);
            String after = Files.readString(file);
            return after.equals(before) ? Outcome.FINE : runAll(after, session);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Outcome runAll(String text, Session session) {
        for (ScriptUnit unit : StatementSplitter.split(text)) {
            session.console().message(unit.text());
            Outcome outcome = session.run(unit, Origin.TYPED);
            if (outcome.isFailure()) {
                return outcome;
            }
        }
        return Outcome.FINE;
    }

    private static void runEditor(Path file) throws CommandException, IOException {
        String editor = editor();
        // A shell, because EDITOR may hold arguments; the file's name is an argument of its own.
        List<String> command = List.of("sh", "-c", editor + " \"$1\"", "sh", file.toString());
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new CommandException(
                        "the editor '"
                                + editor
                                + "' ended with code "
                                + code
                                + "; set WEIR_EDITOR to another one");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while the editor '" + editor + "' was open");
        }
    }

    private static String editor() {
        for (String variable : List.of("WEIR_EDITOR", "VISUAL", "EDITOR")) {
            @Nullable String value = System.getenv(variable);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "vi";
    }
}
