package io.weir.shell.command;

import io.weir.shell.session.CommandException;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code \i}, {@code \ir} and {@code \o}. */
final class FileCommands {
    private FileCommands() {}

    static Outcome include(Arguments arguments, Session session)
            throws CommandException, IOException {
        return session.runScript(path(required(arguments, "\\i FILE")));
    }

    static Outcome includeBeside(Arguments arguments, Session session)
            throws CommandException, IOException {
        Path file = path(required(arguments, "\\ir FILE"));
        Path folder = session.scriptFolder();
        return session.runScript(folder == null ? file : folder.resolve(file));
    }

    static Outcome output(Arguments arguments, Session session)
            throws CommandException, IOException {
        String name = arguments.word(0);
        if (name != null && name.startsWith("|")) {
            throw new CommandException("\\o writes to a file, not to a command: " + name);
        }
        session.console().redirect(name == null ? null : path(name));
        return Outcome.FINE;
    }

    private static String required(Arguments arguments, String usage) throws CommandException {
        String name = arguments.word(0);
        if (name == null) {
            throw new CommandException("the file is missing: " + usage);
        }
        return name;
    }

    private static Path path(String name) throws CommandException {
        String home = System.getProperty("user.home");
        try {
            return name.startsWith("~/") ? Path.of(home, name.substring(2)) : Path.of(name);
        } catch (InvalidPathException e) {
            throw new CommandException("'" + name + "' cannot be a file's name: " + e.getReason());
        }
    }
}
