package io.weir.shell.input;

/** What a {@link Token} is. */
public enum TokenKind {
    /** A bare name or keyword. */
    WORD,
    /** A name in double quotes or backticks. */
    QUOTED_NAME,
    /** A text in single quotes. */
    STRING,
    /** A number. */
    NUMBER,
    /** A comment: from two dashes to the end of the line, or between slash-star and star-slash. */
    COMMENT,
    /** Any other single character. */
    PUNCTUATION,
    /** The end of a statement: {@code ;}, {@code \g}, {@code \G} or {@code \gx}. */
    TERMINATOR,
    /** A shell command at the start of a statement, to the end of its line. */
    COMMAND
}
