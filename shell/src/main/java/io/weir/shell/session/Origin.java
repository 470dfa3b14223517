package io.weir.shell.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement was read.
 *
 * @param name the script's name for messages; null if it was typed or given on the command line
 * @param line the line the statement starts on, from 1
 */
public record Origin(@Nullable String name, int line) {
    /** Typed at the prompt, or given on the command line. */
    public static final Origin TYPED = new Origin(null, 1);
}
