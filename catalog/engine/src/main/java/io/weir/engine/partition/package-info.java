/**
 * Rows of values that are kept by partition, in memory or in a temporary file, until each partition
 * is read as a whole.
 *
 * <p>Front door: {@link io.weir.engine.partition.PartitionedRows}. May import {@code
 * io.weir.engine.expression} and {@code io.weir.engine.work}.
 */
@NullMarked
package io.weir.engine.partition;

import org.jspecify.annotations.NullMarked;
