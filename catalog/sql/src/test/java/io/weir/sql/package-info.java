/** Tests of SQL over a small repository with literal results, and beside DuckDB. */
@NullMarked
package io.weir.sql;

import org.jspecify.annotations.NullMarked;
