/**
 * The command line, {@code weir}: parses arguments and wires the collector, the importer, the
 * driver and the shell together. Front door: {@link io.weir.cli.Main}. The only package that may
 * import all of them.
 */
@NullMarked
package io.weir.cli;

import org.jspecify.annotations.NullMarked;
