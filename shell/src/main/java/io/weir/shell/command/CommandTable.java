package io.weir.shell.command;

import io.weir.shell.session.CommandException;
import io.weir.shell.session.CommandSet;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All commands. Help, completion and the reference page come from this table. */
public final class CommandTable implements CommandSet {
    /** The commands, in the order of the help. */
    public static final List<Command> COMMANDS =
            List.of(
                    command("?", "", "list the commands", ArgumentKind.NONE, HelpCommands::list)
                            .called("help"),
                    command(
                            "h",
                            "[NAME]",
                            "explain a function or a command",
                            ArgumentKind.FUNCTION,
                            HelpCommands::explain),
                    command("q", "", "leave", ArgumentKind.NONE, SessionCommands::quit)
                            .called("quit", "exit"),
                    command(
                                    "d",
                                    "[NAME]",
                                    "list tables and views, or the columns of one",
                                    ArgumentKind.TABLE,
                                    CatalogCommands::describe)
                            .called("schema", "describe", "columns"),
                    command(
                                    "dt",
                                    "",
                                    "list tables, without views",
                                    ArgumentKind.NONE,
                                    CatalogCommands::tables)
                            .called("tables"),
                    command(
                                    "df",
                                    "[NAME]",
                                    "list functions, or those whose name holds NAME",
                                    ArgumentKind.FUNCTION,
                                    CatalogCommands::functions)
                            .called("functions"),
                    command(
                                    "x",
                                    "[auto|on|off]",
                                    "print one line a value: where a table is too wide, always, never",
                                    ArgumentKind.EXPANDED,
                                    DisplayCommands::expanded)
                            .called("expanded"),
                    command(
                                    "f",
                                    "[FORMAT]",
                                    "set the output format, or list the formats",
                                    ArgumentKind.FORMAT,
                                    DisplayCommands::format)
                            .called("mode", "format", "outputformat"),
                    command(
                                    "pset",
                                    "[OPTION [VALUE]]",
                                    "set a display option, or list them",
                                    ArgumentKind.OPTION,
                                    DisplayCommands::option)
                            .called("show"),
                    command(
                                    "timing",
                                    "[on|off]",
                                    "tell how long a statement took",
                                    ArgumentKind.ON_OFF,
                                    DisplayCommands::timing)
                            .called("timer"),
                    command(
                                    "header",
                                    "[on|off]",
                                    "print column names",
                                    ArgumentKind.ON_OFF,
                                    DisplayCommands::header)
                            .called("headers", "showheader"),
                    command(
                                    "i",
                                    "FILE",
                                    "run the statements of a file",
                                    ArgumentKind.FILE,
                                    FileCommands::include)
                            .called("read", "run", "include"),
                    command(
                            "ir",
                            "FILE",
                            "as \\i; the file is looked for beside the script that says so",
                            ArgumentKind.FILE,
                            FileCommands::includeBeside),
                    command(
                                    "o",
                                    "[FILE]",
                                    "write results to a file, or again here",
                                    ArgumentKind.FILE,
                                    FileCommands::output)
                            .called("output"),
                    command(
                                    "e",
                                    "",
                                    "edit the last statement in $WEIR_EDITOR, $VISUAL, $EDITOR or vi, and run it",
                                    ArgumentKind.NONE,
                                    EditCommand::edit)
                            .called("edit"),
                    command(
                            "g",
                            "",
                            "run the last statement again",
                            ArgumentKind.NONE,
                            (arguments, session) -> session.repeatLast(false)),
                    command(
                                    "G",
                                    "",
                                    "run the last statement again, one line a value",
                                    ArgumentKind.NONE,
                                    (arguments, session) -> session.repeatLast(true))
                            .called("gx"),
                    command(
                            "watch",
                            "[SECONDS [TIMES]]",
                            "run the last statement again and again, every 2 seconds",
                            ArgumentKind.NONE,
                            SessionCommands::watch),
                    command(
                                    "echo",
                                    "[TEXT]",
                                    "print a text among the results",
                                    ArgumentKind.NONE,
                                    SessionCommands::echo)
                            .called("print"),
                    command(
                            "conninfo",
                            "",
                            "tell what this shell is connected to",
                            ArgumentKind.NONE,
                            SessionCommands::connectionInfo));

    private static Command command(
            String name,
            String arguments,
            String summary,
            ArgumentKind kind,
            Command.Action action) {
        return new Command(name, arguments, summary, kind, List.of(), action);
    }

    @Override
    public Outcome run(String line, Session session)
            throws CommandException, SQLException, IOException {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        String typed = line.substring(0, end);
        Command command = find(typed);
        if (command == null) {
            throw new CommandException("unknown command " + typed + "; \\? lists the commands");
        }
        return command.action().run(Arguments.parse(line.substring(end)), session);
    }

    /**
     * The command that a word calls, such as {@code \d}, {@code .tables} or {@code quit}; null if
     * none.
     */
    public static @Nullable Command find(String typed) {
        String name = typed.endsWith(";") ? typed.substring(0, typed.length() - 1) : typed;
        if (!name.isEmpty() && "\\.!".indexOf(name.charAt(0)) >= 0) {
            name = name.substring(1);
        }
        for (Command command : COMMANDS) {
            if (command.isNamed(name)) {
                return command;
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (Command command : COMMANDS) {
            if (command.aliases().contains(lower)) {
                return command;
            }
        }
        return null;
    }
}
