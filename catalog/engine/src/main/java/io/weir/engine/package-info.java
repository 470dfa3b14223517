/**
 * The scan of the table {@code flows}: columns and filters in, batches of primitive arrays out. It
 * skips files and row groups by the index, reads filter columns first, and decodes the rest only
 * for rows that are left. No Calcite and no Hadoop: the SQL layer calls it, not the reverse.
 *
 * <p>Front door: {@link io.weir.engine.FlowScan}. May import: its sub-packages, {@code
 * io.weir.format}, {@code io.weir.format.repository}.
 */
@NullMarked
package io.weir.engine;

import org.jspecify.annotations.NullMarked;
