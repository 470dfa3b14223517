/**
 * What happens to hours after they were committed: compaction, retention.
 *
 * <p>Front doors: {@link io.weir.collector.maintain.Maintenance} in the collector, {@link
 * io.weir.collector.maintain.Compactor} and {@link io.weir.collector.maintain.Retention} for
 * commands. May import: {@code io.weir.format} and its {@code repository}.
 */
@NullMarked
package io.weir.collector.maintain;

import org.jspecify.annotations.NullMarked;
