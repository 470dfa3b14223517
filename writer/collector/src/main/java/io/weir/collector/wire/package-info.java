/**
 * From export datagrams to rows. Front door: {@link io.weir.collector.wire.DatagramDecoder}.
 * Imports {@code io.weir.format} and {@code io.weir.udfs}; knows nothing of sockets, files or
 * Netty.
 */
@NullMarked
package io.weir.collector.wire;

import org.jspecify.annotations.NullMarked;
