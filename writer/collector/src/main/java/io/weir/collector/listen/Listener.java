package io.weir.collector.listen;

import java.net.InetSocketAddress;

/**
 * A socket that is bound.
 *
 * @param address where
 * @param askedBytes the receive buffer that was asked for
 * @param grantedBytes the receive buffer that the kernel gave
 */
public record Listener(InetSocketAddress address, int askedBytes, int grantedBytes) {
    /** {@code udp://127.0.0.1:2055}. */
    public String text() {
        return ListenAddress.format(address);
    }
}
