/**
 * The mix of flows that the benchmarks run on, seeded.
 *
 * <p>Front door: {@link io.weir.bench.mix.Mix}. Imports the JDK alone.
 */
@NullMarked
package io.weir.bench.mix;

import org.jspecify.annotations.NullMarked;
