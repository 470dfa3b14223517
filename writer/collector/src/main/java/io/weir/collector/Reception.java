package io.weir.collector;

import io.weir.collector.listen.ListenAddress;
import io.weir.collector.listen.ListenAddress.Protocol;
import io.weir.collector.listen.Listener;
import io.weir.collector.listen.Receiver;
import io.weir.collector.listen.ReceiverOptions;
import io.weir.collector.listen.StreamLimits;
import io.weir.collector.spool.Spool;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import io.weir.format.config.CollectorConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Starts a receiver as a repository is configured. */
final class Reception {
    /**
     * Sessions are numbered from the collector's epoch times this, plus one: no two connections in
     * a repository's life have the same number.
     */
    private static final int EPOCH_BITS = 32;

    private Reception() {}

    static Receiver start(CollectorSetup setup, long writerEpoch, Spool spool, SpoolSink sink)
            throws IOException {
        CollectorOptions options = setup.options();
        List<ListenAddress> addresses = setup.addresses();
        long firstSession = writerEpoch << EPOCH_BITS;
        if (addresses.stream().anyMatch(address -> address.protocol() != Protocol.UDP)) {
            endEarlierSessions(spool, firstSession, options.clock().millis());
        }
        CollectorConfig collector = setup.config().collector();
        ReceiverOptions receiver =
                new ReceiverOptions(
                        collector.receiveBufferBytes(),
                        setup.filter(),
                        setup.tls(),
                        new StreamLimits(
                                collector.connections().count(),
                                collector.connections().perAddress(),
                                collector.connections().idle()),
                        firstSession + 1,
                        options.clock());
        Receiver started = Receiver.start(addresses, receiver, sink);
        started.listeners().forEach(listener -> warn(listener, options));
        return started;
    }

    /**
     * Connections that an earlier collector had are gone, and it may have died before it could say
     * so. The end of a session whose number no connection has means: all before it have ended.
     */
    private static void endEarlierSessions(Spool spool, long session, long now) throws IOException {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        spool.append(new Datagram(now, Transport.STREAM_END, session, 0, 0, 0, 0, nothing));
        spool.flush();
    }

    private static void warn(Listener listener, CollectorOptions options) {
        if (listener.grantedBytes() < listener.askedBytes()) {
            options.log()
                    .accept(
                            listener.text()
                                    + ": the kernel gave a receive buffer of "
                                    + listener.grantedBytes()
                                    + " bytes, not "
                                    + listener.askedBytes()
                                    + "; bursts may be dropped. Allow more with: sysctl -w"
                                    + " net.core.rmem_max="
                                    + listener.askedBytes());
        }
    }
}
