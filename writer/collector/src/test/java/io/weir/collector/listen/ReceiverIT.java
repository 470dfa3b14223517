package io.weir.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.collector.Eventually;
import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** UDP sockets on loopback, driven by epoll (where it is) and by the JDK. */
@Timeout(120)
class ReceiverIT {
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int BUFFER_BYTES = 1 << 20;

    private final RecordingSink sink = new RecordingSink();

    @SuppressWarnings("NullAway.Init") // each test makes it
    private Receiver receiver;

    @SuppressWarnings("NullAway.Init") // each test makes it
    private DatagramSocket socket;

    @AfterEach
    void close() {
        if (socket != null) {
            socket.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void datagramsOfEveryLengthArriveWhole(SocketTransport transport) throws Exception {
        start(transport, BUFFER_BYTES, SourceFilter.ALL, "udp://127.0.0.1:0", "udp://[::1]:0");
        int[] lengths = {0, 1, 2047, 2048, 2049, 9000, 65_507};
        for (int length : lengths) {
            send(0, filled(length));
        }
        send(1, filled(65_527));
        Eventually.holds("8 datagrams", () -> sink.taken.size() == 8);
        for (Datagram datagram : sink.taken) {
            assertThat(datagram.payload().array())
                    .isEqualTo(filled(datagram.payload().remaining()));
        }
        assertThat(sink.taken.stream().mapToInt(d -> d.payload().remaining()))
                .containsExactlyInAnyOrder(0, 1, 2047, 2048, 2049, 9000, 65_507, 65_527);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSentIsWhatWasReceivedAndWhatTheKernelDropped(SocketTransport transport)
            throws Exception {
        start(transport, 65_536, SourceFilter.ALL, "udp://127.0.0.1:0", "udp://127.0.0.1:0");
        sink.full = true;
        for (int i = 0; i < 3000; i++) {
            send(0, filled(1400));
        }
        send(1, filled(1400));
        Eventually.holds("both sockets were read", () -> sink.taken.size() >= 2);
        sink.full = false;
        receiver.resume();
        receiver.drain();
        List<ListenerStatistics> statistics = receiver.statistics();
        long received = statistics.get(0).datagrams();
        long dropped = statistics.get(0).kernelDrops().orElseThrow();
        assertThat(received + dropped).isEqualTo(3000);
        assertThat(dropped).isPositive();
        assertThat(statistics.get(1).datagrams()).isEqualTo(1);
        assertThat(statistics.get(1).kernelDrops()).hasValue(0);
        assertThat(receiver.kernelDrops()).hasValue(dropped);
    }

    @ParameterizedTest
    @EnumSource
    void aSocketThatIsFloodedDoesNotStarveAnother(SocketTransport transport) throws Exception {
        start(transport, BUFFER_BYTES, SourceFilter.ALL, "udp://127.0.0.1:0", "udp://127.0.0.1:0");
        sink.full = true;
        send(0, filled(1));
        send(1, filled(1));
        Eventually.holds("both sockets stopped", () -> sink.taken.size() == 2);
        for (int i = 0; i < 500; i++) {
            send(0, filled(2));
        }
        send(1, filled(3));
        sink.full = false;
        receiver.resume();
        Eventually.holds("501 more", () -> sink.taken.size() == 503);
        List<Integer> order = sink.taken.stream().map(d -> d.payload().remaining()).toList();
        assertThat(order.indexOf(3)).isLessThan(2 + 4 * 64);
    }

    @ParameterizedTest
    @EnumSource
    void aSenderThatIsOnNoListIsCountedAndNotTaken(SocketTransport transport) throws Exception {
        SourceFilter none = (listener, high, low) -> false;
        start(transport, BUFFER_BYTES, none, "udp://127.0.0.1:0", "udp://127.0.0.1:0");
        send(0, filled(10));
        Eventually.holds("it is refused", () -> sink.refusals.size() == 1);
        assertThat(sink.refusals).containsExactly("ADDRESS UDP ");
        assertThat(receiver.statistics().get(0).refused(Refusal.ADDRESS)).isEqualTo(1);
        assertThat(sink.taken).isEmpty();
        receiver.allow(
                (listener, high, low) ->
                        listener == 1 && high == 0 && low == 0x0000_ffff_7f00_0001L);
        send(0, filled(11));
        send(1, filled(12));
        Eventually.holds("the second is taken", () -> sink.taken.size() == 1);
        Eventually.holds("the first is refused", () -> sink.refusals.size() == 2);
        assertThat(sink.taken.element().payload().remaining()).isEqualTo(12);
    }

    @Test
    void theUnspecifiedIpv6AddressTakesBothFamilies() throws Exception {
        start(SocketTransport.best(), BUFFER_BYTES, SourceFilter.ALL, "udp://[::]:0");
        int port = receiver.listeners().get(0).address().getPort();
        send(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), filled(4));
        send(new InetSocketAddress(Inet6Address.getByAddress(IPV6_LOOPBACK), port), filled(6));
        Eventually.holds("both", () -> sink.taken.size() == 2);
        assertThat(
                        sink.taken.stream()
                                .map(d -> d.sourceHigh() + ":" + Long.toHexString(d.sourceLow())))
                .containsExactlyInAnyOrder("0:ffff7f000001", "0:1");
    }

    @Test
    void bothFamiliesHaveSocketsOfTheirOwnOnOnePort() throws Exception {
        assumeThat(SocketTransport.best()).isEqualTo(SocketTransport.EPOLL);
        int port = freePort();
        start(
                SocketTransport.EPOLL,
                BUFFER_BYTES,
                SourceFilter.ALL,
                "udp://[::]:" + port,
                "udp://0.0.0.0:" + port);
        send(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), filled(4));
        send(new InetSocketAddress(Inet6Address.getByAddress(IPV6_LOOPBACK), port), filled(6));
        send(new InetSocketAddress(Inet6Address.getByAddress(IPV6_LOOPBACK), port), filled(6));
        Eventually.holds("all", () -> sink.taken.size() == 3);
        assertThat(receiver.statistics().stream().map(ListenerStatistics::datagrams))
                .containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @EnumSource
    void sourcePortZeroIsLegal(SocketTransport transport) throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeThat(Files.isExecutable(python) && "root".equals(System.getProperty("user.name")))
                .as("a raw socket needs root and a program that opens it")
                .isTrue();
        start(transport, BUFFER_BYTES, SourceFilter.ALL, "udp://127.0.0.1:0");
        int port = receiver.listeners().get(0).address().getPort();
        String raw =
                "import socket, struct\n"
                        + "s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)\n"
                        + "s.sendto(struct.pack('!HHHH', 0, "
                        + port
                        + ", 12, 0) + b'weir',"
                        + " ('127.0.0.1', 0))\n";
        assertThat(new ProcessBuilder(python.toString(), "-c", raw).inheritIO().start().waitFor())
                .isZero();
        Eventually.holds("it arrives", () -> sink.taken.size() == 1);
        Datagram datagram = sink.taken.element();
        assertThat(datagram.sourcePort()).isZero();
        assertThat(datagram.payload().array()).isEqualTo(new byte[] {'w', 'e', 'i', 'r'});
    }

    @Test
    void theReceiveBufferThatWasGrantedIsRead() throws Exception {
        start(SocketTransport.best(), 100_000, SourceFilter.ALL, "udp://127.0.0.1:0");
        Listener listener = receiver.listeners().get(0);
        assertThat(listener.askedBytes()).isEqualTo(100_000);
        assertThat(listener.grantedBytes()).isEqualTo(100_000);
    }

    private void start(
            SocketTransport transport, int bufferBytes, SourceFilter allow, String... addresses)
            throws IOException {
        assumeThat(transport == SocketTransport.NIO || SocketTransport.best() == transport)
                .as("epoll is there")
                .isTrue();
        ReceiverOptions options =
                new ReceiverOptions(
                        bufferBytes,
                        allow,
                        null,
                        StreamLimits.defaults(),
                        1,
                        InstantSource.system());
        receiver =
                Receiver.start(
                        transport,
                        Stream.of(addresses).map(ListenAddress::parse).toList(),
                        options,
                        sink);
        socket = new DatagramSocket();
        socket.setSendBufferSize(1 << 20);
    }

    private void send(int listener, byte[] payload) throws IOException {
        send(receiver.listeners().get(listener).address(), payload);
    }

    private void send(InetSocketAddress target, byte[] payload) throws IOException {
        socket.send(new DatagramPacket(payload, payload.length, target));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket()) {
            return free.getLocalPort();
        }
    }

    private static byte[] filled(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (i * 31 + length);
        }
        return payload;
    }
}
