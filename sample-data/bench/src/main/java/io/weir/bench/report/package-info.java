/**
 * What two programs needed for the same questions, as figures, a table and JSON.
 *
 * <p>Front door: {@link io.weir.bench.report.Comparison}. Imports the JDK alone.
 */
@NullMarked
package io.weir.bench.report;

import org.jspecify.annotations.NullMarked;
