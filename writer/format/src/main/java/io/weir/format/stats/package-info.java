/**
 * The small tables beside {@code flows}: what the collector counts. Their columns, and rows on
 * their way to a file.
 *
 * <p>Front doors: {@link io.weir.format.stats.StatsTable}, {@link io.weir.format.stats.StatsRows}.
 * May import: {@code io.weir.format}.
 */
@NullMarked
package io.weir.format.stats;

import org.jspecify.annotations.NullMarked;
