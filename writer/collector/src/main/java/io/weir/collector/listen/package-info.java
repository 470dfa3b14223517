/**
 * The sockets. The only package that sees Netty. The receiving thread copies, stamps and hands over
 * to a {@link io.weir.collector.listen.DatagramSink}; nothing else.
 *
 * <p>Front door: {@link io.weir.collector.listen.Receiver}. Imports {@code io.weir.collector.wire},
 * {@code io.weir.collector.listen.tls} and Netty.
 */
@NullMarked
package io.weir.collector.listen;

import org.jspecify.annotations.NullMarked;
