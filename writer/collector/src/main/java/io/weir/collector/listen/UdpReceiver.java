package io.weir.collector.listen;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet4Address;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Receives datagrams on one thread and hands them to a {@link DatagramSink}. When the sink is full
 * it stops reading: the kernel's buffers absorb, then the kernel drops and counts. Starting and
 * stopping are for one owner; {@link #resume} is for any thread.
 */
public final class UdpReceiver {
    /** UDP's longest datagram; Netty's default of 2,048 octets would cut longer ones silently. */
    private static final int MAX_DATAGRAM_BYTES = 65_535;

    private static final int DATAGRAMS_PER_FLUSH = 64;
    private static final int DRAIN_CHECK_MILLIS = 20;
    private static final int DRAIN_CHECKS = 100;

    static {
        // Netty names channels after the machine's hardware address and warns where there is none,
        // as in a container.
        if (System.getProperty("io.netty.machineId") == null) {
            System.setProperty("io.netty.machineId", "02:00:00:00:00:00:00:01");
        }
    }

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("weir-receive", true), NioIoHandler.newFactory());
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final List<DatagramHandler> handlers = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();

    private UdpReceiver() {}

    /**
     * Binds all addresses and begins to receive.
     *
     * @param bufferBytes the receive buffer to ask the kernel for
     * @throws IOException if one cannot be bound; then none is
     */
    public static UdpReceiver start(
            List<ListenAddress> addresses, int bufferBytes, InstantSource clock, DatagramSink sink)
            throws IOException {
        UdpReceiver receiver = new UdpReceiver();
        try {
            for (ListenAddress address : addresses) {
                receiver.bind(address, bufferBytes, new DatagramHandler(sink, clock));
            }
        } catch (IOException e) {
            receiver.close();
            throw e;
        }
        receiver.channels.forEach(channel -> channel.config().setAutoRead(true));
        return receiver;
    }

    private void bind(ListenAddress address, int bufferBytes, DatagramHandler handler)
            throws IOException {
        SocketProtocolFamily family =
                address.socketAddress().getAddress() instanceof Inet4Address
                        ? SocketProtocolFamily.INET
                        : SocketProtocolFamily.INET6;
        FixedRecvByteBufAllocator buffers = new FixedRecvByteBufAllocator(MAX_DATAGRAM_BYTES);
        buffers.maxMessagesPerRead(DATAGRAMS_PER_FLUSH);
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channelFactory(() -> new NioDatagramChannel(family))
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.SO_RCVBUF, bufferBytes)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, buffers)
                        .handler(handler);
        ChannelFuture bound = bootstrap.bind(address.socketAddress()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "Cannot listen on "
                            + address.text()
                            + ": "
                            + bound.cause().getMessage()
                            + "; choose another address or port, or stop the program that holds it",
                    bound.cause());
        }
        DatagramChannel channel = (DatagramChannel) bound.channel();
        channels.add(channel);
        handlers.add(handler);
        listeners.add(
                new Listener(
                        channel.localAddress(),
                        bufferBytes,
                        channel.config().getReceiveBufferSize()));
    }

    /** What is bound, in the order of the addresses that were asked for. */
    public List<Listener> listeners() {
        return List.copyOf(listeners);
    }

    /**
     * Datagrams that the kernel dropped so far, all sockets together; empty if it does not tell.
     */
    public OptionalLong kernelDrops() {
        long sum = 0;
        for (Listener listener : listeners) {
            OptionalLong drops = KernelDrops.of(listener.address());
            if (drops.isEmpty()) {
                return drops;
            }
            sum += drops.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /** The sink has room again. */
    public void resume() {
        for (DatagramChannel channel : channels) {
            if (!channel.config().isAutoRead() && channel.isOpen()) {
                channel.config().setAutoRead(true);
            }
        }
    }

    /**
     * Takes what the kernel still holds, for two seconds at most. Datagrams that come after this
     * has returned stay in the kernel.
     */
    public void drain() {
        long before = -1;
        for (int check = 0; check < DRAIN_CHECKS; check++) {
            long now =
                    loop.schedule(this::reads, DRAIN_CHECK_MILLIS, TimeUnit.MILLISECONDS)
                            .awaitUninterruptibly()
                            .getNow();
            if (now == before) {
                return;
            }
            before = now;
        }
    }

    private long reads() {
        return handlers.stream().mapToLong(DatagramHandler::reads).sum();
    }

    /** Closes the sockets and ends the thread; the sink is not called any more. */
    public void close() {
        for (Channel channel : channels) {
            channel.close().awaitUninterruptibly();
        }
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
