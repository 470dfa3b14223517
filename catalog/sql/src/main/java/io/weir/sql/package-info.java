/**
 * SQL over a flow repository. Front door: {@link io.weir.sql.FlowDatabase}. Parses and plans with
 * Apache Calcite, which no other package sees, and reads through {@code io.weir.engine}.
 */
@NullMarked
package io.weir.sql;

import org.jspecify.annotations.NullMarked;
