/**
 * The tables beside {@code flows}: their columns and, of those that no collector writes, their
 * rows. Front door: {@link io.weir.sql.companion.Companions}. Knows nothing of Calcite.
 */
@NullMarked
package io.weir.sql.companion;

import org.jspecify.annotations.NullMarked;
