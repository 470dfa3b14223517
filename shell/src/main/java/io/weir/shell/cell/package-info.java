/**
 * Result columns and their values as text: numbers, times and NULL, in the style of machines or of
 * people, and what keeps control characters away from a terminal.
 *
 * <p>Front door: {@link io.weir.shell.cell.RowReader}. May import: {@code java.sql}, JLine for
 * character widths.
 */
@NullMarked
package io.weir.shell.cell;

import org.jspecify.annotations.NullMarked;
