package io.weir.shell.input;

/** One thing to do: a SQL statement or a shell command. */
public sealed interface ScriptUnit {
    /** Its text, without terminator. */
    String text();

    /** The line of the script it starts on, from 1. */
    int line();

    /**
     * A SQL statement.
     *
     * @param text from its first character after blanks and comments
     * @param line the line it starts on, from 1
     * @param terminator how it ended
     */
    record Sql(String text, int line, Terminator terminator) implements ScriptUnit {}

    /**
     * A shell command.
     *
     * @param text with its first character, such as {@code \d flows}
     * @param line the line it stands on, from 1
     */
    record Command(String text, int line) implements ScriptUnit {}
}
