/**
 * Values that are computed from the columns of a row, a batch at a time: filters that are no sets
 * of values, keys and arguments that are no columns. SQL's rules hold: NULL, three truth values, an
 * error for an integer that does not fit. A branch that a row does not take is not computed for it.
 *
 * <p>Front door: {@link io.weir.engine.expression.Expression}. May import: {@code io.weir.engine},
 * {@code io.weir.engine.column}, {@code io.weir.format} and its dictionaries and pages.
 */
@NullMarked
package io.weir.engine.expression;

import org.jspecify.annotations.NullMarked;
