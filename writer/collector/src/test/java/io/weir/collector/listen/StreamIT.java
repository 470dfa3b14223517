package io.weir.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.Eventually;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IPFIX messages over TCP on loopback. */
@Timeout(120)
class StreamIT {
    private static final long FIRST_SESSION = 7L << 32 | 1;

    private final RecordingSink sink = new RecordingSink();
    private final List<Socket> sockets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // each test makes it
    private Receiver receiver;

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000, 65_551, 1_000_000})
    void messagesAreWholeWhereverTheSegmentsEnd(int chunk) throws Exception {
        start(StreamLimits.defaults());
        int[] lengths = {16, 17, 65_535, 16, 1500};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length : lengths) {
            all.write(message(length));
        }
        Socket socket = connect();
        byte[] octets = all.toByteArray();
        OutputStream out = socket.getOutputStream();
        for (int from = 0; from < octets.length; from += chunk) {
            out.write(octets, from, Math.min(chunk, octets.length - from));
        }
        socket.close();
        Eventually.holds("5 messages and the end", () -> sink.taken.size() == 6);
        List<Datagram> taken = List.copyOf(sink.taken);
        for (int i = 0; i < lengths.length; i++) {
            assertThat(taken.get(i).transport()).isEqualTo(Transport.STREAM);
            assertThat(taken.get(i).payload().array()).isEqualTo(message(lengths[i]));
        }
        assertThat(taken.get(5).transport()).isEqualTo(Transport.STREAM_END);
        assertThat(taken.get(5).payload().remaining()).isZero();
        assertThat(taken).allMatch(d -> d.session() == FIRST_SESSION);
        assertThat(taken).allMatch(d -> d.sourceLow() == 0x0000_ffff_7f00_0001L);
        assertThat(taken).allMatch(d -> d.localPort() == address().getPort());
        assertThat(statistics().datagrams()).isEqualTo(5);
        assertThat(statistics().bytes()).isEqualTo(16 + 17 + 65_535 + 16 + 1500);
        assertThat(sink.refusals).isEmpty();
    }

    @Test
    void eachConnectionIsASessionOfItsOwn() throws Exception {
        start(StreamLimits.defaults());
        Socket first = connect();
        Socket second = connect();
        send(second, message(20));
        Eventually.holds("a message", () -> sink.taken.size() == 1);
        send(first, message(30));
        Eventually.holds("another", () -> sink.taken.size() == 2);
        assertThat(sink.taken.stream().map(Datagram::session))
                .containsExactly(FIRST_SESSION + 1, FIRST_SESSION);
        first.close();
        Eventually.holds("an end", () -> sink.taken.size() == 3);
        assertThat(statistics().openConnections()).isEqualTo(1);
        receiver.drain();
        receiver.close();
        assertThat(sink.taken.stream().skip(2).map(d -> d.transport() + " " + d.session()))
                .containsExactly(
                        "STREAM_END " + FIRST_SESSION, "STREAM_END " + (FIRST_SESSION + 1));
    }

    @Test
    void whatIsNoMessageEndsTheConnectionAndIsCounted() throws Exception {
        start(StreamLimits.defaults());
        Socket socket = connect();
        send(socket, message(16));
        send(socket, new byte[] {0, 10, 0, 15, 1, 2, 3, 4});
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        Socket browser = connect();
        send(browser, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Eventually.holds("both are refused", () -> sink.refusals.size() == 2);
        assertThat(sink.refusals)
                .containsExactly(
                        "FRAMING TCP expected a length of 16 octets or more, got 15",
                        "FRAMING TCP expected version 10, got 18245");
        assertThat(sink.taken.stream().map(Datagram::transport))
                .containsExactly(Transport.STREAM, Transport.STREAM_END);
        assertThat(statistics().refused(Refusal.FRAMING)).isEqualTo(2);
    }

    @Test
    void aConnectionThatEndsWithinAMessageIsCounted() throws Exception {
        start(StreamLimits.defaults());
        Socket socket = connect();
        send(socket, ByteBuffer.allocate(21).put(message(20)).array());
        socket.close();
        Eventually.holds("it is refused", () -> sink.refusals.size() == 1);
        assertThat(sink.refusals).containsExactly("FRAMING TCP it ended 1 octets into a message");
        Eventually.holds("the end", () -> sink.taken.size() == 2);
    }

    @Test
    void thereAreNoMoreConnectionsThanMayBe() throws Exception {
        start(new StreamLimits(3, 2, Duration.ofMinutes(1)));
        connect();
        connect();
        Eventually.holds("two are open", () -> statistics().openConnections() == 2);
        assertThat(connect().getInputStream().read()).isEqualTo(-1);
        assertThat(statistics().refused(Refusal.CONNECTIONS)).isEqualTo(1);
        sockets.get(0).close();
        Eventually.holds("one is open", () -> statistics().openConnections() == 1);
        Socket later = connect();
        send(later, message(16));
        Eventually.holds("a message", () -> sink.taken.size() == 1);
    }

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        start(new StreamLimits(3, 2, Duration.ofMillis(200)));
        assertThat(connect().getInputStream().read()).isEqualTo(-1);
        assertThat(statistics().refused(Refusal.IDLE)).isEqualTo(1);
    }

    @Test
    void aFullSinkMakesTheSenderWaitAndNothingIsLost() throws Exception {
        start(StreamLimits.defaults());
        sink.full = true;
        Socket socket = connect();
        int messages = 500;
        CompletableFuture<Void> sender =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                send(socket, message(16)); // comes whole, so one is taken
                                for (int i = 1; i < messages; i++) {
                                    send(socket, message(65_535));
                                }
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        Eventually.holds("something came", () -> !sink.taken.isEmpty());
        int[] stable = {-1, 0};
        Eventually.holds(
                "no more comes",
                () -> {
                    stable[1] = sink.taken.size() == stable[0] ? stable[1] + 1 : 0;
                    stable[0] = sink.taken.size();
                    return stable[1] > 200;
                });
        assertThat(sink.taken.size()).isLessThan(10);
        assertThat(sender).isNotDone();
        sink.full = false;
        receiver.resume();
        sender.join();
        Eventually.holds("all came", () -> sink.taken.size() == messages);
    }

    private void start(StreamLimits limits) throws IOException {
        receiver =
                Receiver.start(
                        List.of(ListenAddress.parse("tcp://127.0.0.1:0")),
                        new ReceiverOptions(
                                1 << 20,
                                SourceFilter.ALL,
                                null,
                                limits,
                                FIRST_SESSION,
                                InstantSource.system()),
                        sink);
    }

    private ListenerStatistics statistics() {
        return receiver.statistics().get(0);
    }

    private InetSocketAddress address() {
        return receiver.listeners().get(0).address();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address().getAddress(), address().getPort());
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /** Version 10, the length, and octets that tell one message from another. */
    static byte[] message(int length) {
        byte[] message = new byte[length];
        ByteBuffer.wrap(message).putShort((short) 10).putShort((short) length);
        for (int i = 4; i < length; i++) {
            message[i] = (byte) (i * 31 + length);
        }
        return message;
    }
}
