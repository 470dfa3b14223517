/**
 * The small tables beside {@code flows}: what the collector counts. Their columns, rows on their
 * way to a file, and rows read from one.
 *
 * <p>Front doors: {@link io.weir.format.stats.StatsTable}, {@link io.weir.format.stats.StatsRows},
 * {@link io.weir.format.stats.StatsFileReader}. May import: {@code io.weir.format} and its {@code
 * codec}, {@code footer}, {@code page}.
 */
@NullMarked
package io.weir.format.stats;

import org.jspecify.annotations.NullMarked;
