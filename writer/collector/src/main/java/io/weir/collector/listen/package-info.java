/**
 * The sockets. The only package that sees Netty. The receiving thread copies, stamps and hands over
 * to a {@link io.weir.collector.listen.DatagramSink}; nothing else.
 *
 * <p>Front door: {@link io.weir.collector.listen.UdpReceiver}. Imports {@code
 * io.weir.collector.wire} and Netty.
 */
@NullMarked
package io.weir.collector.listen;

import org.jspecify.annotations.NullMarked;
