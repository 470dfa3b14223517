/**
 * A seeded grammar of statements over {@code flows}, each in the words of Weir and in those of
 * DuckDB, and the comparison of their answers. Front doors: {@code Statements}, {@code Agreement}.
 */
@NullMarked
package io.weir.sql.agreement;

import org.jspecify.annotations.NullMarked;
