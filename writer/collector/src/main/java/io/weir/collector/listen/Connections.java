package io.weir.collector.listen;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open, on all listeners together. Added and counted on the event loop;
 * looked at by any thread.
 */
final class Connections {
    private final StreamLimits limits;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private long nextSession;

    Connections(StreamLimits limits, long firstSession) {
        this.limits = limits;
        this.nextSession = firstSession;
    }

    StreamLimits limits() {
        return limits;
    }

    /** One more, unless there are too many: then why not. */
    @Nullable Refusal add(Channel channel, InetAddress address) {
        if (open.size() >= limits.connections()
                || perAddress.getOrDefault(address, 0) >= limits.connectionsPerAddress()) {
            return Refusal.CONNECTIONS;
        }
        open.add(channel);
        perAddress.merge(address, 1, Integer::sum);
        channel.closeFuture().addListener(closed -> remove(channel, address));
        return null;
    }

    private void remove(Channel channel, InetAddress address) {
        open.remove(channel);
        perAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    long nextSession() {
        return nextSession++;
    }

    /** All read again. For any thread. */
    void read() {
        for (Channel channel : open) {
            if (!channel.config().isAutoRead() && channel.isOpen()) {
                channel.config().setAutoRead(true);
            }
        }
    }

    /** Closes all; the ends of their sessions are taken when this returns. */
    void close() {
        for (Channel channel : open) {
            channel.close().awaitUninterruptibly();
        }
    }
}
