/**
 * The head and the day indexes: their values, their bytes, and the checks on the way in.
 *
 * <p>Front doors: {@link io.weir.format.index.Head}, {@link io.weir.format.index.DayIndex}. May
 * import: {@code io.weir.format}.
 */
@NullMarked
package io.weir.format.index;

import org.jspecify.annotations.NullMarked;
