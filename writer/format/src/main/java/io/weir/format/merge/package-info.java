/**
 * Parts of an hour as one: their rows, a column at a time.
 *
 * <p>Front door: {@link io.weir.format.merge.MergedParts}. May import: {@code io.weir.format}, its
 * {@code codec}, {@code page}, {@code parquet}.
 */
@NullMarked
package io.weir.format.merge;

import org.jspecify.annotations.NullMarked;
