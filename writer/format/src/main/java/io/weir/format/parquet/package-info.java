/**
 * Writes rows as one plain Parquet file, with parquet-java and without Hadoop.
 *
 * <p>Front door: {@link io.weir.format.parquet.FlowFileWriter}. May import: {@code io.weir.format},
 * {@code io.weir.format.durable}, parquet-java.
 */
@NullMarked
package io.weir.format.parquet;

import org.jspecify.annotations.NullMarked;
