/**
 * The JDBC driver, {@code jdbc:weir:/path/to/repo[?key=value&...]}: a thin java.sql layer over
 * {@link io.weir.sql}. Front door: {@code WeirDriver}. Imports java.sql, {@code io.weir.sql} and
 * {@code io.weir.udfs} only.
 */
@NullMarked
package io.weir.jdbc;

import org.jspecify.annotations.NullMarked;
