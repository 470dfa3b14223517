/**
 * Writes rows as one plain Parquet file, with parquet-java and without Hadoop.
 *
 * <p>Front doors: {@link io.weir.format.parquet.FlowFileWriter}, {@link
 * io.weir.format.parquet.StatsFileWriter}. May import: {@code io.weir.format}, {@code
 * io.weir.format.durable}, {@code io.weir.format.stats}, parquet-java.
 */
@NullMarked
package io.weir.format.parquet;

import org.jspecify.annotations.NullMarked;
