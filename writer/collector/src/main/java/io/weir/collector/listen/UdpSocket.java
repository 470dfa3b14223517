package io.weir.collector.listen;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A bound UDP socket with its counters. */
final class UdpSocket {
    private final SocketTransport transport;
    private final DatagramChannel channel;
    private final ListenerCounters counters;
    private int lastDrops;
    private long drops;

    private UdpSocket(
            SocketTransport transport, DatagramChannel channel, ListenerCounters counters) {
        this.transport = transport;
        this.channel = channel;
        this.counters = counters;
    }

    /** Binds; nothing is read until {@link #read}. */
    static UdpSocket bind(
            SocketTransport transport,
            EventLoopGroup loop,
            ListenPlace place,
            int bufferBytes,
            Receiving receiving)
            throws IOException {
        ListenAddress address = place.address();
        ListenerCounters counters = place.counters();
        ChannelFuture bound =
                new Bootstrap()
                        .group(loop)
                        .channelFactory(
                                () ->
                                        transport.datagramChannel(
                                                address.socketAddress().getAddress()))
                        .option(ChannelOption.AUTO_READ, false)
                        .handler(
                                new ChannelInitializer<DatagramChannel>() {
                                    @Override
                                    protected void initChannel(DatagramChannel channel) {
                                        transport.receiveWhole(channel);
                                        if (place.leavesIpv4()) {
                                            transport.ipv6Only(channel);
                                        }
                                        channel.pipeline()
                                                .addLast(new DatagramHandler(receiving, counters));
                                    }
                                })
                        .bind(address.socketAddress())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw cannotListen(address, bound.cause());
        }
        DatagramChannel channel = (DatagramChannel) bound.channel();
        int granted = transport.askBuffer(channel, bufferBytes);
        counters.bound(
                new Listener(address.protocol(), channel.localAddress(), bufferBytes, granted));
        return new UdpSocket(transport, channel, counters);
    }

    static IOException cannotListen(ListenAddress address, Throwable cause) {
        return new IOException(
                "Cannot listen on "
                        + address.text()
                        + ": "
                        + cause.getMessage()
                        + "; choose another address or port, or stop the program that holds it",
                cause);
    }

    ListenerCounters counters() {
        return counters;
    }

    /** Reads, if it does not already. For any thread. */
    void read() {
        if (!channel.config().isAutoRead() && channel.isOpen()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Asks the kernel what it dropped. Event loop only. */
    void poll() {
        if (!channel.isOpen()) {
            return;
        }
        OptionalInt told = transport.drops(channel);
        if (told.isPresent()) {
            drops += Integer.toUnsignedLong(told.getAsInt() - lastDrops);
            lastDrops = told.getAsInt();
            counters.drops(drops);
            return;
        }
        OptionalLong listed = KernelDrops.of(counters.listener().address());
        if (listed.isPresent()) {
            counters.drops(listed.getAsLong());
        }
    }

    void close() {
        channel.close().awaitUninterruptibly();
    }
}
