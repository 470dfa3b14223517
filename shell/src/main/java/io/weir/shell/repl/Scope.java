package io.weir.shell.repl;

import io.weir.shell.input.SqlKeywords;
import io.weir.shell.input.SqlLexer;
import io.weir.shell.input.Token;
import io.weir.shell.input.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a statement the cursor stands, and which tables the statement names.
 *
 * @param place what may stand there
 * @param qualifier the name before the dot that the cursor follows; null without a dot
 * @param tables the tables after FROM and JOIN, by lower-case alias and by lower-case name
 * @param first the statement's first word, empty if the cursor is in it
 */
record Scope(Place place, @Nullable String qualifier, Map<String, String> tables, String first) {
    private static final Set<String> BEFORE_TABLE =
            Set.of("FROM", "JOIN", "TABLE", "DESCRIBE", "INTO", "UPDATE");
    private static final Set<String> CLAUSES =
            Set.of("SELECT", "FROM", "WHERE", "ON", "USING", "GROUP", "ORDER", "HAVING", "LIMIT");

    /** What completion offers. */
    enum Place {
        NOTHING,
        START,
        TABLE,
        EXPRESSION
    }

    /** The scope of the word that starts at the given index. */
    static Scope at(String text, int wordStart) {
        List<Token> before = new ArrayList<>();
        List<Token> all = new ArrayList<>();
        for (Token token : SqlLexer.lex(text)) {
            boolean inside = token.start() < wordStart && wordStart < token.end();
            boolean open = !token.closed() && token.start() < wordStart;
            if (inside || open) {
                return new Scope(Place.NOTHING, null, Map.of(), "");
            }
            boolean separator =
                    token.kind() == TokenKind.TERMINATOR || token.kind() == TokenKind.COMMAND;
            if (separator && token.end() <= wordStart) {
                before.clear();
                all.clear();
            } else if (separator) {
                break;
            } else if (token.kind() != TokenKind.COMMENT) {
                all.add(token);
                if (token.end() <= wordStart) {
                    before.add(token);
                }
            }
        }
        return of(text, before, all);
    }

    private static Scope of(String text, List<Token> before, List<Token> all) {
        if (before.isEmpty()) {
            return new Scope(Place.START, null, Map.of(), "");
        }
        Map<String, String> tables = tables(text, all);
        String first = before.get(0).in(text);
        String last = before.get(before.size() - 1).in(text);
        if (last.equals(".") && before.size() > 1) {
            String qualifier = before.get(before.size() - 2).in(text).replace("\"", "");
            return new Scope(Place.EXPRESSION, qualifier, tables, first);
        }
        boolean table =
                BEFORE_TABLE.contains(upper(last))
                        || (last.equals(",") && clause(text, before).equals("FROM"));
        return new Scope(table ? Place.TABLE : Place.EXPRESSION, null, tables, first);
    }

    /** The clause that the last token is in, at its own depth of parentheses. */
    private static String clause(String text, List<Token> before) {
        int depth = 0;
        for (int i = before.size() - 1; i >= 0 && depth <= 0; i--) {
            String token = upper(before.get(i).in(text));
            if (token.equals("(") || token.equals(")")) {
                depth += token.equals("(") ? 1 : -1;
            } else if (depth == 0 && CLAUSES.contains(token)) {
                return token;
            }
        }
        return "";
    }

    private static Map<String, String> tables(String text, List<Token> tokens) {
        Map<String, String> tables = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = upper(tokens.get(i).in(text));
            boolean list = word.equals(",") && clause(text, tokens.subList(0, i)).equals("FROM");
            if (word.equals("FROM") || word.equals("JOIN") || list) {
                addTable(text, tokens, i + 1, tables);
            }
        }
        return tables;
    }

    private static void addTable(
            String text, List<Token> tokens, int from, Map<String, String> tables) {
        int i = from;
        while (i + 2 < tokens.size() && tokens.get(i + 1).in(text).equals(".")) {
            i += 2;
        }
        if (!isName(text, tokens, i)) {
            return;
        }
        String table = name(text, tokens.get(i));
        tables.put(table, table);
        boolean as = i + 1 < tokens.size() && upper(tokens.get(i + 1).in(text)).equals("AS");
        int alias = as ? i + 2 : i + 1;
        if (isName(text, tokens, alias)) {
            tables.put(name(text, tokens.get(alias)), table);
        }
    }

    private static boolean isName(String text, List<Token> tokens, int index) {
        if (index >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(index);
        return token.kind() == TokenKind.QUOTED_NAME
                || (token.kind() == TokenKind.WORD && !SqlKeywords.contains(token.in(text)));
    }

    private static String name(String text, Token token) {
        return token.in(text).replace("\"", "").replace("`", "").toLowerCase(Locale.ROOT);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
