/**
 * The threads of a query.
 *
 * <p>Front door: {@link io.weir.engine.work.Workers}. May import {@code io.weir.engine}.
 */
@NullMarked
package io.weir.engine.work;

import org.jspecify.annotations.NullMarked;
