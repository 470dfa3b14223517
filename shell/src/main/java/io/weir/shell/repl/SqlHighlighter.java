package io.weir.shell.repl;

import io.weir.shell.input.SqlKeywords;
import io.weir.shell.input.SqlLexer;
import io.weir.shell.input.Token;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colors what is typed. It runs at every key. */
final class SqlHighlighter implements Highlighter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KEYWORD = PLAIN.bold().foreground(AttributedStyle.BLUE);
    private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle COMMENT = PLAIN.faint();
    private static final AttributedStyle COMMAND = PLAIN.foreground(AttributedStyle.CYAN);

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return highlight(buffer);
    }

    static AttributedString highlight(String buffer) {
        AttributedStringBuilder styled = new AttributedStringBuilder(buffer.length());
        int done = 0;
        for (Token token : SqlLexer.lex(buffer)) {
            styled.append(buffer.substring(done, token.start()), PLAIN);
            styled.append(token.in(buffer), style(token, buffer));
            done = token.end();
        }
        styled.append(buffer.substring(done), PLAIN);
        return styled.toAttributedString();
    }

    private static AttributedStyle style(Token token, String buffer) {
        return switch (token.kind()) {
            case WORD -> SqlKeywords.contains(token.in(buffer)) ? KEYWORD : PLAIN;
            case STRING -> STRING;
            case NUMBER -> NUMBER;
            case COMMENT -> COMMENT;
            case COMMAND -> COMMAND;
            case QUOTED_NAME, PUNCTUATION, TERMINATOR -> PLAIN;
        };
    }
}
