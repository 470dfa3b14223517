/**
 * From SQL text to a plan that can run: parser settings, address and time semantics, checked
 * arithmetic, the table {@code flows} and what is pushed into its scan. Front door: {@link
 * io.weir.sql.plan.FlowPlanner}. This package and {@code io.weir.sql.run} are the only ones that
 * see Calcite.
 */
@NullMarked
package io.weir.sql.plan;

import org.jspecify.annotations.NullMarked;
