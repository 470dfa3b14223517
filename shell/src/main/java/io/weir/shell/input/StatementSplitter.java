package io.weir.shell.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text that arrives line by line into statements and commands. Text is looked at once, except
 * inside a quote or comment that spans lines. For one thread.
 */
public final class StatementSplitter {
    private static final Set<String> WORDS = Set.of("exit", "quit", "help");

    private final StringBuilder buffer = new StringBuilder();

    /** Where the lexer goes on. */
    private int resume;

    /** Where the unfinished statement starts, -1 if none does. */
    private int start = -1;

    /** The end of its last token. */
    private int end;

    /** The line number of the buffer's first character. */
    private int firstLine = 1;

    /**
     * Cuts a whole text; its last statement needs no terminator.
     *
     * @return statements and commands in order
     */
    public static List<ScriptUnit> split(String text) {
        StatementSplitter splitter = new StatementSplitter();
        List<ScriptUnit> units = splitter.feedLines(text);
        ScriptUnit last = splitter.finish();
        if (last != null) {
            units.add(last);
        }
        return units;
    }

    /** True if the text ends inside a statement, quote or comment. */
    public static boolean isIncomplete(String text) {
        StatementSplitter splitter = new StatementSplitter();
        splitter.feedLines(text);
        return splitter.start >= 0 || splitter.resume < splitter.buffer.length();
    }

    private List<ScriptUnit> feedLines(String text) {
        List<ScriptUnit> units = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int until = text.indexOf('\n', from) + 1;
            int next = until == 0 ? text.length() : until;
            units.addAll(feed(text.substring(from, next)));
            from = next;
        }
        return units;
    }

    /**
     * Adds one line with its line feed, or what is left.
     *
     * @return what the text completed
     */
    public List<ScriptUnit> feed(String lines) {
        buffer.append(lines);
        List<ScriptUnit> units = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(buffer, resume, start < 0);
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (!token.closed()) {
                openToken(token);
                return units;
            }
            resume = token.end();
            closedToken(token, units);
        }
        resume = buffer.length();
        if (start >= 0 && isBareWord()) {
            units.add(command(start, end));
        }
        if (start < 0) {
            drop();
        }
        return units;
    }

    /** The statement that the text ended in, or null if it ended between statements. */
    public @Nullable ScriptUnit finish() {
        int until = resume < buffer.length() ? buffer.length() : end;
        ScriptUnit unit = start < 0 ? null : sql(until, Terminator.END);
        drop();
        return unit;
    }

    private void openToken(Token token) {
        resume = token.start();
        if (token.kind() != TokenKind.COMMENT && start < 0) {
            start = token.start();
        }
    }

    private void closedToken(Token token, List<ScriptUnit> units) {
        switch (token.kind()) {
            case COMMENT -> {}
            case COMMAND -> units.add(command(token.start(), token.end()));
            case TERMINATOR -> {
                if (start >= 0) {
                    units.add(isBareWord() ? command(start, end) : sql(end, terminator(token)));
                }
                start = -1;
            }
            case WORD, QUOTED_NAME, STRING, NUMBER, PUNCTUATION -> {
                start = start < 0 ? token.start() : start;
                end = token.end();
            }
        }
    }

    private Terminator terminator(Token token) {
        String mark = token.in(buffer);
        return mark.equals("\\G") || mark.equals("\\gx") ? Terminator.VERTICAL : Terminator.PLAIN;
    }

    private boolean isBareWord() {
        return end - start == 4
                && WORDS.contains(buffer.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private ScriptUnit sql(int until, Terminator terminator) {
        String text = buffer.substring(start, until).stripTrailing();
        return new ScriptUnit.Sql(text, lineOf(start), terminator);
    }

    private ScriptUnit command(int from, int until) {
        start = -1;
        return new ScriptUnit.Command(buffer.substring(from, until).strip(), lineOf(from));
    }

    private int lineOf(int index) {
        int line = firstLine;
        for (int i = 0; i < index; i++) {
            line += buffer.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** Forgets the buffer, which holds nothing unfinished. */
    private void drop() {
        firstLine = lineOf(buffer.length());
        buffer.setLength(0);
        resume = 0;
        start = -1;
    }
}
