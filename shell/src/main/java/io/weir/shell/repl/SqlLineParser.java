package io.weir.shell.repl;

import io.weir.shell.input.SqlLexer;
import io.weir.shell.input.StatementSplitter;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells the line editor when a statement is whole, and which word the cursor is in. Used by the
 * prompt's thread.
 */
final class SqlLineParser implements Parser {
    private boolean sendAsIs;

    /** Takes the next line as whole, whatever it is. */
    void sendAsIs() {
        sendAsIs = true;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean asking = context == ParseContext.ACCEPT_LINE;
        boolean sends = asking && sendAsIs;
        if (asking) {
            sendAsIs = false;
        }
        boolean mayContinue = asking || context == ParseContext.SECONDARY_PROMPT;
        if (mayContinue && !sends && StatementSplitter.isIncomplete(line)) {
            throw new EOFError(-1, -1, "the statement is not finished", "");
        }
        return wordAt(line, cursor);
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    static Line wordAt(String line, int cursor) {
        int start = cursor;
        boolean command = isCommandLine(line, cursor);
        while (start > 0 && isPart(line.charAt(start - 1), command)) {
            start--;
        }
        int end = cursor;
        while (end < line.length() && isPart(line.charAt(end), command)) {
            end++;
        }
        return new Line(line, cursor, start, line.substring(start, end));
    }

    private static boolean isCommandLine(String line, int cursor) {
        int start = line.lastIndexOf('\n', cursor - 1) + 1;
        String text = line.substring(start).stripLeading();
        return text.startsWith("\\") || text.startsWith(".") || text.startsWith("!");
    }

    private static boolean isPart(char c, boolean command) {
        return command ? !Character.isWhitespace(c) : SqlLexer.isWordPart(c);
    }

    /** The line, with the one word that completion is about. */
    record Line(String line, int cursor, int start, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
