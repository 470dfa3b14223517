/**
 * What generated code calls while a plan runs: the scan, functions, exact sums, conversions to the
 * values that callers see. Classes are public because Calcite's generated code names them.
 */
@NullMarked
package io.weir.sql.run;

import org.jspecify.annotations.NullMarked;
