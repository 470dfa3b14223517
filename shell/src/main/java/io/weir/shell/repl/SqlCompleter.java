package io.weir.shell.repl;

import io.weir.shell.input.SqlKeywords;
import io.weir.shell.session.Catalog;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/**
 * Completes SQL: tables after FROM and JOIN; elsewhere columns of the tables that the statement
 * names (of all tables while it names none), functions and keywords, in the case of what is typed.
 * Command lines go to {@link CommandCompleter}.
 */
final class SqlCompleter implements Completer {
    private final Supplier<Catalog.Names> names;
    private final CommandCompleter commands;

    SqlCompleter(Supplier<Catalog.Names> names) {
        this.names = names;
        this.commands = new CommandCompleter(names);
    }

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
        SqlLineParser.Line line = SqlLineParser.wordAt(parsed.line(), parsed.cursor());
        if (commands.complete(reader, line, candidates)) {
            return;
        }
        Scope scope = Scope.at(line.line(), line.start());
        switch (scope.place()) {
            case NOTHING -> {}
            case START -> {
                addKeywords(SqlKeywords.STARTERS, line.word(), "", candidates);
                commands.addNames(candidates);
            }
            case TABLE -> addTables(names.get(), candidates);
            case EXPRESSION -> addExpression(scope, line.word(), candidates);
        }
    }

    private void addExpression(Scope scope, String word, List<Candidate> candidates) {
        Catalog.Names known = names.get();
        String qualifier = scope.qualifier();
        if (qualifier != null) {
            String alias = qualifier.toLowerCase(Locale.ROOT);
            String table = scope.tables().getOrDefault(alias, alias);
            // An alias that is not defined yet, because FROM comes later, may stand for any table.
            addColumns(known, isTable(known, table) ? Set.of(table) : null, candidates);
            return;
        }
        addColumns(known, tablesInScope(known, scope), candidates);
        for (Catalog.Function function : known.functions()) {
            candidates.add(
                    candidate(function.name() + "(", "functions", function.remarks(), false));
        }
        addKeywords(SqlKeywords.ALL, word, scope.first(), candidates);
    }

    private static boolean isTable(Catalog.Names known, String name) {
        return known.tables().stream().anyMatch(table -> table.name().equalsIgnoreCase(name));
    }

    /** The tables that the statement names and the database has; null stands for all. */
    private static @Nullable Set<String> tablesInScope(Catalog.Names known, Scope scope) {
        Set<String> tables = new HashSet<>();
        for (Catalog.Table table : known.tables()) {
            String name = table.name().toLowerCase(Locale.ROOT);
            if (scope.tables().containsValue(name)) {
                tables.add(name);
            }
        }
        return tables.isEmpty() ? null : tables;
    }

    private static void addColumns(
            Catalog.Names known, @Nullable Set<String> tables, List<Candidate> candidates) {
        Set<String> added = new HashSet<>();
        for (Catalog.TableColumn column : known.columns()) {
            boolean wanted =
                    tables == null || tables.contains(column.table().toLowerCase(Locale.ROOT));
            if (wanted && added.add(column.name())) {
                String remarks = column.remarks().isEmpty() ? "" : " · " + column.remarks();
                candidates.add(candidate(column.name(), "columns", column.type() + remarks, false));
            }
        }
    }

    static void addTables(Catalog.Names known, List<Candidate> candidates) {
        for (Catalog.Table table : known.tables()) {
            candidates.add(candidate(table.name(), "tables", table.remarks(), true));
        }
    }

    private static void addKeywords(
            Collection<String> keywords, String word, String first, List<Candidate> candidates) {
        String model = word.isEmpty() ? first : word;
        boolean lower = !model.isEmpty() && Character.isLowerCase(model.charAt(0));
        for (String keyword : keywords) {
            String shown = lower ? keyword.toLowerCase(Locale.ROOT) : keyword;
            candidates.add(candidate(shown, "keywords", "", true));
        }
    }

    /** A candidate; {@code whole} says that a blank follows it. */
    static Candidate candidate(String value, String group, String description, boolean whole) {
        String line = description.lines().findFirst().orElse("");
        return new Candidate(value, value, group, line.isEmpty() ? null : line, null, null, whole);
    }
}
