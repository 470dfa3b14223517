/**
 * Weir as a whole process, beside nfdump on the same flows.
 *
 * <p>Front door: {@link io.weir.bench.process.ProcessContest} and {@link
 * io.weir.bench.process.NfdumpFiles}. Imports the flood (its encoders, nfcapd), the mix and the
 * report.
 */
@NullMarked
package io.weir.bench.process;

import org.jspecify.annotations.NullMarked;
