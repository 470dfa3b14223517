/**
 * Printers: one class a family of output formats, each fed row by row.
 *
 * <p>Front door: {@link io.weir.shell.output.OutputFormat}, {@link io.weir.shell.output.Printers}.
 * May import: {@code io.weir.shell.cell}.
 */
@NullMarked
package io.weir.shell.output;

import org.jspecify.annotations.NullMarked;
