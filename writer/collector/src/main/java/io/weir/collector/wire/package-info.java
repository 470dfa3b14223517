/**
 * From export datagrams to rows. Front doors: {@link io.weir.collector.wire.DatagramDecoders} makes
 * a {@link io.weir.collector.wire.DatagramDecoder}; {@link io.weir.collector.wire.FlowTimes} is the
 * rule for times. Imports {@code io.weir.format} and {@code io.weir.udfs}; knows nothing of
 * sockets, files or Netty.
 */
@NullMarked
package io.weir.collector.wire;

import org.jspecify.annotations.NullMarked;
