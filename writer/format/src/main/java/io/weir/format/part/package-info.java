/**
 * Whole parts as they are on disk: what a part's own footer says of it, and whether its pages are
 * what an index or a footer says.
 *
 * <p>Front doors: {@link io.weir.format.part.PartFooter}, {@link io.weir.format.part.PartCheck}.
 * May import: {@code io.weir.format}, its {@code codec}, {@code footer}, {@code merge}, {@code
 * page}.
 */
@NullMarked
package io.weir.format.part;

import org.jspecify.annotations.NullMarked;
