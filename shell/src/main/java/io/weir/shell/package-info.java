/**
 * Weir's SQL shell: a prompt for people and a batch runner for scripts, over {@code java.sql} only,
 * so that an embedded repository and a remote server behave alike.
 *
 * <p>Front door: {@link io.weir.shell.WeirShell}, configured by {@link io.weir.shell.ShellOptions}.
 * Below it, {@code input} cuts text into statements, {@code cell} turns result columns into text,
 * {@code output} prints rows, {@code session} runs statements, {@code command} holds the backslash
 * commands, {@code repl} the prompt. May import: the JDK, JLine (in {@code repl} and for character
 * widths in {@code cell}); no other Weir package.
 */
@NullMarked
package io.weir.shell;

import org.jspecify.annotations.NullMarked;
