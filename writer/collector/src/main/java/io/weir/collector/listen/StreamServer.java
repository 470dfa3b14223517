package io.weir.collector.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.weir.collector.listen.ListenAddress.Protocol;
import io.weir.collector.listen.tls.TlsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accepts IPFIX connections on one address. */
final class StreamServer {
    private static final int READ_BYTES = 65_536;
    private static final int READS_PER_TURN = 4;
    private static final int BACKLOG = 128;

    private final Channel channel;
    private final ListenerCounters counters;

    private StreamServer(Channel channel, ListenerCounters counters) {
        this.channel = channel;
        this.counters = counters;
    }

    /**
     * Binds and accepts.
     *
     * @param tls what {@code tls://} uses for the next connection
     */
    static StreamServer bind(
            SocketTransport transport,
            EventLoopGroup loop,
            ListenPlace place,
            Connections connections,
            Supplier<@Nullable TlsServer> tls,
            Receiving receiving)
            throws IOException {
        ListenAddress address = place.address();
        ListenerCounters counters = place.counters();
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loop)
                        .channelFactory(
                                () -> transport.serverChannel(address.socketAddress().getAddress()))
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .handler(
                                new ChannelInitializer<ServerChannel>() {
                                    @Override
                                    protected void initChannel(ServerChannel channel) {
                                        if (place.leavesIpv4()) {
                                            transport.ipv6Only(channel);
                                        }
                                    }
                                })
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        accept(channel, counters, connections, tls, receiving);
                                    }
                                })
                        .bind(address.socketAddress())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw UdpSocket.cannotListen(address, bound.cause());
        }
        InetSocketAddress local = (InetSocketAddress) bound.channel().localAddress();
        counters.bound(new Listener(address.protocol(), local, 0, 0));
        return new StreamServer(bound.channel(), counters);
    }

    private static void accept(
            SocketChannel channel,
            ListenerCounters counters,
            Connections connections,
            Supplier<@Nullable TlsServer> tls,
            Receiving receiving) {
        InetSocketAddress remote = channel.remoteAddress();
        Sender sender = Sender.of(remote);
        int localPort = channel.localAddress().getPort();
        Refusal refusal =
                receiving.allow().permits(counters.place(), sender.high(), sender.low())
                        ? connections.add(channel, remote.getAddress())
                        : Refusal.ADDRESS;
        if (refusal != null) {
            counters.refused(refusal);
            receiving.sink().refused(refusal, counters.listener(), remote, "");
            channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
            return;
        }
        counters.opened();
        channel.closeFuture().addListener(closed -> counters.closed());
        channel.config()
                .setRecvByteBufAllocator(
                        new FixedRecvByteBufAllocator(READ_BYTES)
                                .maxMessagesPerRead(READS_PER_TURN));
        TlsServer server = tls.get();
        if (counters.listener().protocol() == Protocol.TLS && server != null) {
            channel.pipeline().addLast(server.handler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(
                        new IdleStateHandler(
                                connections.limits().idle().toMillis(),
                                0,
                                0,
                                TimeUnit.MILLISECONDS))
                .addLast(
                        new MessageHandler(
                                connections.nextSession(),
                                sender,
                                remote,
                                localPort,
                                counters,
                                receiving));
    }

    ListenerCounters counters() {
        return counters;
    }

    /** Accepts no more. */
    void close() {
        channel.close().awaitUninterruptibly();
    }
}
