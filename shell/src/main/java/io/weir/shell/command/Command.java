package io.weir.shell.command;

import io.weir.shell.session.CommandException;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A shell command.
 *
 * @param name without backslash
 * @param arguments as shown in the help, empty if it takes none
 * @param summary what it does, in one line
 * @param argument what its first argument is
 * @param aliases other names, as other shells spell it
 * @param action what it does
 */
public record Command(
        String name,
        String arguments,
        String summary,
        ArgumentKind argument,
        List<String> aliases,
        Action action) {

    /** What a command does. */
    @FunctionalInterface
    interface Action {
        Outcome run(Arguments arguments, Session session)
                throws CommandException, SQLException, IOException;
    }

    /** The command as it is typed, such as {@code \d [NAME]}. */
    public String usage() {
        return "\\" + name + (arguments.isEmpty() ? "" : " " + arguments);
    }

    /** The same command with other names. */
    Command called(String... names) {
        return new Command(name, arguments, summary, argument, List.of(names), action);
    }

    boolean isNamed(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
