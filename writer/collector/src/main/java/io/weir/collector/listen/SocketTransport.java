package io.weir.collector.listen;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.spi.SelectorProvider;
import java.util.OptionalInt;

/** How sockets are driven: by Linux's own calls, or by the JDK's. */
enum SocketTransport {
    /** Linux: recvmmsg(2) takes many datagrams in one call, the socket tells its own drops. */
    EPOLL,
    /** Everywhere. */
    NIO;

    /** UDP's longest datagram; Netty's default of 2,048 octets would cut longer ones silently. */
    static final int MAX_DATAGRAM_BYTES = 65_535;

    /** Datagrams that one call takes at most. */
    private static final int DATAGRAMS_PER_CALL = 32;

    private static final int DATAGRAMS_PER_FLUSH = 64;

    /** From the kernel's headers: asm-generic/socket.h, linux/in6.h, linux/sock_diag.h. */
    private static final int SOL_SOCKET = 1;

    private static final RawUnixChannelOption SO_MEMINFO =
            new RawUnixChannelOption("SO_MEMINFO", SOL_SOCKET, 55, 36);
    private static final int SK_MEMINFO_DROPS = 8;
    private static final IntegerUnixChannelOption SO_RCVBUFFORCE =
            new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, 33);
    private static final IntegerUnixChannelOption IPV6_V6ONLY =
            new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

    /** The better one of those that work here. */
    static SocketTransport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    IoHandlerFactory loop() {
        return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    DatagramChannel datagramChannel(InetAddress address) {
        return this == EPOLL
                ? new EpollDatagramChannel(family(address))
                : new NioDatagramChannel(family(address));
    }

    ServerChannel serverChannel(InetAddress address) {
        return this == EPOLL
                ? new EpollServerSocketChannel(family(address))
                : new NioServerSocketChannel(SelectorProvider.provider(), family(address));
    }

    private static SocketProtocolFamily family(InetAddress address) {
        return address instanceof Inet4Address
                ? SocketProtocolFamily.INET
                : SocketProtocolFamily.INET6;
    }

    /** Datagrams may come whole, whatever their length. */
    void receiveWhole(DatagramChannel channel) {
        int slots = this == EPOLL ? DATAGRAMS_PER_CALL : 1;
        channel.config()
                .setRecvByteBufAllocator(
                        new DatagramBuffers(slots * MAX_DATAGRAM_BYTES, DATAGRAMS_PER_FLUSH));
        if (this == EPOLL) {
            channel.config()
                    .setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM_BYTES);
        }
    }

    /** An IPv6 socket is to leave IPv4 to another one; to be called before it is bound. */
    void ipv6Only(io.netty.channel.Channel channel) {
        if (this == EPOLL) {
            channel.config().setOption(IPV6_V6ONLY, 1);
        }
    }

    /**
     * Asks for a receive buffer, above the system's limit too where the process may.
     *
     * @return what was granted
     */
    int askBuffer(DatagramChannel channel, int bytes) {
        channel.config().setOption(ChannelOption.SO_RCVBUF, bytes);
        if (this == EPOLL && grantedBuffer(channel) < bytes) {
            try {
                channel.config().setOption(SO_RCVBUFFORCE, bytes);
            } catch (ChannelException e) {
                // Without CAP_NET_ADMIN the limit holds.
            }
        }
        return grantedBuffer(channel);
    }

    /** Linux counts its own bookkeeping and tells twice what it was asked for. */
    private int grantedBuffer(DatagramChannel channel) {
        int told = channel.config().getReceiveBufferSize();
        return this == EPOLL ? told / 2 : told;
    }

    /** The socket's own count of what it dropped, modulo 2^32; empty where it does not tell. */
    OptionalInt drops(DatagramChannel channel) {
        if (this != EPOLL) {
            return OptionalInt.empty();
        }
        try {
            ByteBuffer info = channel.config().getOption(SO_MEMINFO);
            return OptionalInt.of(
                    info.order(ByteOrder.nativeOrder()).getInt(SK_MEMINFO_DROPS * Integer.BYTES));
        } catch (ChannelException e) {
            return OptionalInt.empty();
        }
    }
}
