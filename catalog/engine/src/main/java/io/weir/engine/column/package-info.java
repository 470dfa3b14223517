/**
 * The columns of {@code flows} as queries see them, over one row group: stored ones, and those that
 * are computed from others.
 *
 * <p>Front door: {@link io.weir.engine.column.RowGroupColumns}. May import: {@code
 * io.weir.format.page}, {@code io.weir.format.codec}, {@code io.weir.format}.
 */
@NullMarked
package io.weir.engine.column;

import org.jspecify.annotations.NullMarked;
