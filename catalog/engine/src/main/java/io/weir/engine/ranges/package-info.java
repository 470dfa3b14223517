/**
 * Sets of values as ranges: numbers, addresses and texts, each in the order of its statistics.
 * Immutable and safe between threads.
 *
 * <p>Front doors: {@link io.weir.engine.ranges.LongRanges}, {@link
 * io.weir.engine.ranges.AddressRanges}, {@link io.weir.engine.ranges.TextValues}. May import: the
 * JDK.
 */
@NullMarked
package io.weir.engine.ranges;

import org.jspecify.annotations.NullMarked;
