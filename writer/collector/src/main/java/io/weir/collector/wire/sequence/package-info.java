/**
 * What exporters announced by their sequence numbers, and what became of it. Front door: {@link
 * io.weir.collector.wire.sequence.StreamLedger}, which hands out an {@link
 * io.weir.collector.wire.sequence.ExporterStream} for each stream of datagrams. Imports {@code
 * io.weir.collector.wire.state} only: it is told numbers, and knows no protocol's layout.
 */
@NullMarked
package io.weir.collector.wire.sequence;

import org.jspecify.annotations.NullMarked;
