/**
 * SQL text: one lexer for splitting, highlighting and completion, and the splitter that cuts
 * scripts into statements and commands.
 *
 * <p>Front door: {@link io.weir.shell.input.StatementSplitter}. May import: the JDK.
 */
@NullMarked
package io.weir.shell.input;

import org.jspecify.annotations.NullMarked;
