/**
 * The backslash commands. One table, {@link io.weir.shell.command.CommandTable}, gives their names,
 * their help text and their actions.
 *
 * <p>May import: {@code java.sql}, {@code cell}, {@code output}, {@code input}, {@code session}.
 */
@NullMarked
package io.weir.shell.command;

import org.jspecify.annotations.NullMarked;
