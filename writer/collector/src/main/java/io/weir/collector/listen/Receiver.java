package io.weir.collector.listen;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.weir.collector.listen.ListenAddress.Protocol;
import io.weir.collector.listen.tls.TlsFiles;
import io.weir.collector.listen.tls.TlsServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Receives on one thread and hands what comes to a {@link DatagramSink}. When the sink is full it
 * stops reading everywhere: the kernel's buffers absorb, then the kernel drops and counts, and
 * connections wait. Starting and stopping are for one owner; all else is for any thread.
 */
public final class Receiver {
    private static final int DRAIN_CHECK_MILLIS = 20;
    private static final int DRAIN_CHECKS = 100;

    static {
        // Netty names channels after the machine's hardware address and warns where there is none,
        // as in a container.
        if (System.getProperty("io.netty.machineId") == null) {
            System.setProperty("io.netty.machineId", "02:00:00:00:00:00:00:01");
        }
    }

    private final SocketTransport transport;
    private final EventLoopGroup loop;
    private final Receiving receiving;
    private final Connections connections;
    private final List<UdpSocket> sockets = new ArrayList<>();
    private final List<StreamServer> servers = new ArrayList<>();
    private final List<ListenerCounters> counters = new ArrayList<>();
    private final LoopWatch watch = new LoopWatch();
    private volatile @Nullable TlsServer tls;

    private Receiver(SocketTransport transport, ReceiverOptions options, DatagramSink sink) {
        this.transport = transport;
        loop =
                new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("weir-receive", true), transport.loop());
        receiving = new Receiving(sink, options.clock(), options.allow());
        connections = new Connections(options.limits(), options.firstSession());
    }

    /**
     * Binds all addresses and begins to receive.
     *
     * @throws IOException if one cannot be bound, or a file of TLS is wrong; then none is bound
     */
    public static Receiver start(
            List<ListenAddress> addresses, ReceiverOptions options, DatagramSink sink)
            throws IOException {
        return start(SocketTransport.best(), addresses, options, sink);
    }

    static Receiver start(
            SocketTransport transport,
            List<ListenAddress> addresses,
            ReceiverOptions options,
            DatagramSink sink)
            throws IOException {
        Receiver receiver = new Receiver(transport, options, sink);
        try {
            if (options.tls() != null) {
                receiver.tls(options.tls());
            }
            for (ListenAddress address : addresses) {
                boolean leavesIpv4 = isIpv4OnSamePort(address, addresses);
                int number = receiver.counters.size();
                receiver.bind(new ListenPlace(number, address, leavesIpv4), options);
            }
        } catch (IOException e) {
            receiver.close();
            throw e;
        }
        receiver.sockets.forEach(UdpSocket::read);
        receiver.loop.submit(receiver::poll).awaitUninterruptibly();
        receiver.watch.start(receiver.loop, receiver::poll);
        return receiver;
    }

    private void bind(ListenPlace place, ReceiverOptions options) throws IOException {
        ListenAddress address = place.address();
        if (address.protocol() == Protocol.UDP) {
            UdpSocket socket =
                    UdpSocket.bind(transport, loop, place, options.bufferBytes(), receiving);
            sockets.add(socket);
            counters.add(socket.counters());
            return;
        }
        if (address.protocol() == Protocol.TLS && tls == null) {
            throw new IOException(
                    "Cannot listen on "
                            + address.text()
                            + ": expected tls.certificate, tls.key and tls.trusted in the"
                            + " configuration, got none");
        }
        StreamServer server =
                StreamServer.bind(transport, loop, place, connections, () -> tls, receiving);
        servers.add(server);
        counters.add(server.counters());
    }

    private static boolean isIpv4OnSamePort(ListenAddress address, List<ListenAddress> all) {
        boolean stream = address.protocol() != Protocol.UDP;
        return !(address.socketAddress().getAddress() instanceof Inet4Address)
                && all.stream()
                        .anyMatch(
                                other ->
                                        stream == (other.protocol() != Protocol.UDP)
                                                && other.socketAddress().getPort()
                                                        == address.socketAddress().getPort()
                                                && other.socketAddress().getAddress()
                                                        instanceof Inet4Address);
    }

    /** What is bound, in the order of the addresses that were asked for. */
    public List<Listener> listeners() {
        return counters.stream().map(ListenerCounters::listener).toList();
    }

    /** What each has counted; the kernel's drops as of a second ago, or of {@link #drain}. */
    public List<ListenerStatistics> statistics() {
        return counters.stream().map(ListenerCounters::statistics).toList();
    }

    /**
     * Datagrams that the kernel dropped so far, all sockets together; empty if it does not tell.
     */
    public OptionalLong kernelDrops() {
        long sum = 0;
        for (ListenerStatistics of : statistics()) {
            if (of.listener().protocol() == Protocol.UDP) {
                if (of.kernelDrops().isEmpty()) {
                    return OptionalLong.empty();
                }
                sum += of.kernelDrops().getAsLong();
            }
        }
        return OptionalLong.of(sum);
    }

    /** The longest time so far that the receiving thread was too busy to look at its sockets. */
    public Duration longestGap() {
        return watch.longestGap();
    }

    /** From now on these are heard; what is connected stays. */
    public void allow(SourceFilter filter) {
        receiving.allow(filter);
    }

    /**
     * From now on these files hold, for new connections.
     *
     * @throws IOException if one of them is wrong; then nothing has changed
     */
    public void tls(TlsFiles files) throws IOException {
        tls = TlsServer.load(files);
    }

    /** The sink has room again. */
    public void resume() {
        sockets.forEach(UdpSocket::read);
        connections.read();
    }

    /**
     * Takes what the kernel still holds, for two seconds at most. What comes after this has
     * returned stays in the kernel.
     */
    public void drain() {
        servers.forEach(StreamServer::close);
        long before = -1;
        for (int check = 0; check < DRAIN_CHECKS; check++) {
            long now =
                    loop.schedule(this::taken, DRAIN_CHECK_MILLIS, TimeUnit.MILLISECONDS)
                            .awaitUninterruptibly()
                            .getNow();
            if (now == before) {
                break;
            }
            before = now;
        }
        loop.submit(this::poll).awaitUninterruptibly();
    }

    private void poll() {
        sockets.forEach(UdpSocket::poll);
    }

    private long taken() {
        return counters.stream().mapToLong(ListenerCounters::taken).sum();
    }

    /** Closes everything and ends the thread; the sink is not called any more. */
    public void close() {
        receiving.close();
        servers.forEach(StreamServer::close);
        connections.close();
        sockets.forEach(UdpSocket::close);
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
