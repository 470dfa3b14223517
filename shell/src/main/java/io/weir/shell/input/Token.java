package io.weir.shell.input;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param start the index of its first character
 * @param end the index after its last character
 * @param closed false if the text ended before its closing quote or comment end
 */
public record Token(TokenKind kind, int start, int end, boolean closed) {
    /** The token's characters. */
    public String in(CharSequence text) {
        return text.subSequence(start, end).toString();
    }
}
