package io.weir.shell.input;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text into {@link Token}s. Quotes are doubled inside quotes; block comments do not nest.
 * A line that starts a statement with a backslash, or with {@code .} or {@code !} and a letter, is
 * a shell command. For one thread.
 */
public final class SqlLexer {
    private final CharSequence text;
    private int position;
    private boolean atStart;

    /**
     * A lexer over the text from the given index on.
     *
     * @param atStart whether a statement starts there
     */
    public SqlLexer(CharSequence text, int from, boolean atStart) {
        this.text = text;
        this.position = from;
        this.atStart = atStart;
    }

    /** All tokens of a text that starts with a statement. */
    public static List<Token> lex(CharSequence text) {
        SqlLexer lexer = new SqlLexer(text, 0, true);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    /** The next token, or null at the end. White space lies between tokens. */
    public @Nullable Token next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position >= text.length()) {
            return null;
        }
        Token token = read(position);
        position = token.end();
        if (token.kind() != TokenKind.COMMENT) {
            atStart = token.kind() == TokenKind.TERMINATOR || token.kind() == TokenKind.COMMAND;
        }
        return token;
    }

    private Token read(int start) {
        char c = text.charAt(start);
        if (atStart && isCommand(start)) {
            return new Token(TokenKind.COMMAND, start, lineEnd(start), true);
        }
        if (c == '\'') {
            return quoted(TokenKind.STRING, start);
        }
        if (c == '"' || c == '`') {
            return quoted(TokenKind.QUOTED_NAME, start);
        }
        if (c == '-' && peek(start + 1) == '-') {
            return new Token(TokenKind.COMMENT, start, lineEnd(start), true);
        }
        if (c == '/' && peek(start + 1) == '*') {
            return blockComment(start);
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(start + 1)))) {
            return new Token(TokenKind.NUMBER, start, numberEnd(start), true);
        }
        if (Character.isLetter(c) || c == '_') {
            return new Token(TokenKind.WORD, start, wordEnd(start), true);
        }
        return mark(start, c);
    }

    private Token mark(int start, char c) {
        if (c == ';') {
            return new Token(TokenKind.TERMINATOR, start, start + 1, true);
        }
        if (c == '\\') {
            int end = wordEnd(start + 1);
            String name = text.subSequence(start + 1, end).toString();
            if (name.equals("g") || name.equals("G") || name.equals("gx")) {
                return new Token(TokenKind.TERMINATOR, start, end, true);
            }
        }
        return new Token(TokenKind.PUNCTUATION, start, start + 1, true);
    }

    private boolean isCommand(int start) {
        char c = text.charAt(start);
        return c == '\\' || ((c == '.' || c == '!') && Character.isLetter(peek(start + 1)));
    }

    private Token quoted(TokenKind kind, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (peek(i + 1) != quote) {
                    return new Token(kind, start, i + 1, true);
                }
                i++;
            }
        }
        return new Token(kind, start, text.length(), false);
    }

    private Token blockComment(int start) {
        for (int i = start + 2; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '*' && text.charAt(i + 1) == '/') {
                return new Token(TokenKind.COMMENT, start, i + 2, true);
            }
        }
        return new Token(TokenKind.COMMENT, start, text.length(), false);
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int numberEnd(int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean sign =
                    (c == '+' || c == '-') && isExponent(text.charAt(end - 1)) && end > start;
            if (!isWordPart(c) && c != '.' && !sign) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether the character may stand inside a bare name. */
    public static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isExponent(char c) {
        return c == 'e' || c == 'E';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }
}
