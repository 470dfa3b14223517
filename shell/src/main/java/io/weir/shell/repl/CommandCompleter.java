package io.weir.shell.repl;

import io.weir.shell.command.ArgumentKind;
import io.weir.shell.command.Command;
import io.weir.shell.command.CommandTable;
import io.weir.shell.command.DisplayOptions;
import io.weir.shell.output.OutputFormat;
import io.weir.shell.session.Catalog;
import java.util.List;
import java.util.function.Supplier;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;

/** Completes the names of commands and their first argument. */
final class CommandCompleter {
    private final Supplier<Catalog.Names> names;
    private final FileNameCompleter files = new FileNameCompleter();

    CommandCompleter(Supplier<Catalog.Names> names) {
        this.names = names;
    }

    /** Adds candidates if the line is a command; tells whether it is. */
    boolean complete(LineReader reader, SqlLineParser.Line line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.start());
        String current = before.substring(before.lastIndexOf('\n') + 1).stripLeading();
        if (current.isEmpty()) {
            String word = line.word();
            boolean command = word.startsWith("\\") || word.startsWith(".") || word.startsWith("!");
            if (command) {
                addNames(candidates);
            }
            return command;
        }
        if (!current.startsWith("\\") && !current.startsWith(".") && !current.startsWith("!")) {
            return false;
        }
        String[] words = current.split("\\s+");
        Command command = CommandTable.find(words[0]);
        if (command != null && words.length == 1) {
            addArguments(command.argument(), reader, line, candidates);
        }
        return true;
    }

    /** All commands, by the names of the table. */
    void addNames(List<Candidate> candidates) {
        for (Command command : CommandTable.COMMANDS) {
            boolean whole = command.argument() != ArgumentKind.NONE;
            candidates.add(
                    SqlCompleter.candidate(
                            "\\" + command.name(), "commands", command.summary(), whole));
        }
    }

    private void addArguments(
            ArgumentKind kind,
            LineReader reader,
            SqlLineParser.Line line,
            List<Candidate> candidates) {
        switch (kind) {
            case NONE -> {}
            case TABLE -> SqlCompleter.addTables(names.get(), candidates);
            case FUNCTION -> {
                for (Catalog.Function function : names.get().functions()) {
                    candidates.add(
                            SqlCompleter.candidate(
                                    function.name(), "functions", function.remarks(), true));
                }
            }
            case FORMAT -> {
                for (OutputFormat format : OutputFormat.values()) {
                    candidates.add(
                            SqlCompleter.candidate(format.id(), "formats", format.meaning(), true));
                }
            }
            case OPTION -> addWords(DisplayOptions.NAMES, candidates);
            case ON_OFF -> addWords(List.of("on", "off"), candidates);
            case EXPANDED -> addWords(List.of("auto", "on", "off"), candidates);
            case FILE -> files.complete(reader, line, candidates);
        }
    }

    private static void addWords(List<String> words, List<Candidate> candidates) {
        for (String word : words) {
            candidates.add(SqlCompleter.candidate(word, "values", "", true));
        }
    }
}
