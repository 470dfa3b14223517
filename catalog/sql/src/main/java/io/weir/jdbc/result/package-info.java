/**
 * Rows as {@code java.sql.ResultSet}: conversions between SQL and Java types, the forward-only
 * result set, and how errors become {@code SQLException}. Front door: {@link
 * io.weir.jdbc.result.WeirResultSet}. Imports java.sql, {@code io.weir.sql} and {@code
 * io.weir.udfs} only.
 */
@NullMarked
package io.weir.jdbc.result;

import org.jspecify.annotations.NullMarked;
