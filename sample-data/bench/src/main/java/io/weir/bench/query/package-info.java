/**
 * The query suite: Weir beside DuckDB on the same files, in one process.
 *
 * <p>Front door: {@link io.weir.bench.query.QueryBench}. Asks both through JDBC, and compares what
 * they answer; whole processes are measured by {@code io.weir.bench.process}.
 */
@NullMarked
package io.weir.bench.query;

import org.jspecify.annotations.NullMarked;
