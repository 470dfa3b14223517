/**
 * Weir as a whole process: beside nfdump on the same flows, and how long it takes to start.
 *
 * <p>Front door: {@link io.weir.bench.process.ProcessContest}, {@link
 * io.weir.bench.process.NfdumpFiles} and {@link io.weir.bench.process.Starts}. Imports the flood
 * (its encoders, nfcapd), the mix and the report.
 */
@NullMarked
package io.weir.bench.process;

import org.jspecify.annotations.NullMarked;
