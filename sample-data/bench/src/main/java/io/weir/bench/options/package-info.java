/**
 * What the benchmarks are told on their command lines.
 *
 * <p>Front door: {@link io.weir.bench.options.NamedValues}. Imports the JDK alone.
 */
@NullMarked
package io.weir.bench.options;

import org.jspecify.annotations.NullMarked;
