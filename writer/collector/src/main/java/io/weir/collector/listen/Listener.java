package io.weir.collector.listen;

import io.weir.collector.listen.ListenAddress.Protocol;
import java.net.InetSocketAddress;

/**
 * A socket that is bound.
 *
 * @param protocol what it takes
 * @param address where
 * @param askedBytes the receive buffer that was asked for; 0 where the kernel sizes it
 * @param grantedBytes the receive buffer that the kernel gave
 */
public record Listener(
        Protocol protocol, InetSocketAddress address, int askedBytes, int grantedBytes) {
    /** {@code udp://127.0.0.1:2055}. */
    public String text() {
        return ListenAddress.format(protocol, address);
    }
}
