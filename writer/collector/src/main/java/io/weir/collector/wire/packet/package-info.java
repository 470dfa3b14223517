/**
 * What the first octets of a sampled packet say of it. Front door: {@link
 * io.weir.collector.wire.packet.PacketDissector}. Knows no export protocol. Imports {@code
 * io.weir.format}.
 */
@NullMarked
package io.weir.collector.wire.packet;

import org.jspecify.annotations.NullMarked;
