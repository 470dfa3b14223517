/**
 * From export datagrams to rows: what all protocols share. Front doors: {@link
 * io.weir.collector.wire.DatagramDecoder} and {@link io.weir.collector.wire.FlowTimes}, the rule
 * for times. Imports {@code io.weir.format} and {@code io.weir.udfs}; knows nothing of sockets,
 * files or Netty.
 */
@NullMarked
package io.weir.collector.wire;

import org.jspecify.annotations.NullMarked;
