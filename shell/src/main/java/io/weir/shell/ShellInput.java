package io.weir.shell;

import java.nio.file.Path;

/** Something to run that the command line names. */
public sealed interface ShellInput {
    /** The text of a {@code -c}. */
    record Text(String sql) implements ShellInput {}

    /** The file of a {@code -f}. */
    record Script(Path file) implements ShellInput {}

    /** Standard input, as {@code -f -}. */
    record StandardInput() implements ShellInput {}

    /** What a {@code -f} names: a file, or standard input for {@code -}. */
    static ShellInput file(String name) {
        return name.equals("-") ? new StandardInput() : new Script(Path.of(name));
    }
}
