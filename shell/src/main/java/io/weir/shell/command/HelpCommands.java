package io.weir.shell.command;

import io.weir.shell.session.Catalog;
import io.weir.shell.session.CommandException;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** {@code \?} and {@code \h}. */
final class HelpCommands {
    private HelpCommands() {}

    static Outcome list(Arguments arguments, Session session) throws IOException {
        int width = 0;
        for (Command command : CommandTable.COMMANDS) {
            width = Math.max(width, command.usage().length());
        }
        StringBuilder text = new StringBuilder();
        for (Command command : CommandTable.COMMANDS) {
            String gap = " ".repeat(width - command.usage().length() + 2);
            text.append(command.usage()).append(gap).append(command.summary()).append('\n');
        }
        text.append('\n')
                .append("A statement ends with ; or \\g, or with \\G for one line a value.\n")
                .append(
                        "Other shells' spellings work too: .tables .schema .mode .read .quit !quit.\n")
                .append(
                        "Keys: Tab completes, Ctrl-R searches the history, Ctrl-C cancels or clears,\n")
                .append("Alt-Enter sends without ; and Ctrl-D leaves.\n");
        return write(text.toString(), session);
    }

    static Outcome explain(Arguments arguments, Session session)
            throws CommandException, SQLException, IOException {
        String name = arguments.word(0);
        if (name == null) {
            return list(arguments, session);
        }
        Command command = "\\.!".indexOf(name.charAt(0)) >= 0 ? CommandTable.find(name) : null;
        if (command != null) {
            return write(command.usage() + "\n  " + command.summary() + "\n", session);
        }
        String bare = name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
        StringBuilder text = new StringBuilder();
        List<Catalog.Function> functions = session.catalog().functions(bare);
        for (Catalog.Function function : functions) {
            if (function.name().equalsIgnoreCase(bare)) {
                String remarks = function.remarks().isEmpty() ? "(no text)" : function.remarks();
                text.append(function.name()).append("\n  ");
                text.append(remarks.replace("\n", "\n  ")).append('\n');
            }
        }
        if (text.length() == 0) {
            throw new CommandException(
                    "there is no function or command '"
                            + name
                            + "'; \\df lists the functions,"
                            + " \\? the commands");
        }
        return write(text.toString(), session);
    }

    private static Outcome write(String text, Session session) throws IOException {
        session.console().results().write(text);
        session.console().flush();
        return Outcome.FINE;
    }
}
