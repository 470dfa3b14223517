/**
 * The interactive prompt on JLine: line editing, history, highlighting, completion.
 *
 * <p>Front door: {@link io.weir.shell.repl.Repl}. May import: JLine and every other shell package.
 */
@NullMarked
package io.weir.shell.repl;

import org.jspecify.annotations.NullMarked;
