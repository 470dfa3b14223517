/**
 * {@code java.sql.DatabaseMetaData}: what tools ask before they send SQL. Front door: {@link
 * io.weir.jdbc.metadata.WeirDatabaseMetaData}. Imports java.sql, {@code io.weir.sql}, {@code
 * io.weir.udfs} and {@code io.weir.jdbc.result} only.
 */
@NullMarked
package io.weir.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
