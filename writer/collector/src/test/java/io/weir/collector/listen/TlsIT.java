package io.weir.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.Eventually;
import io.weir.collector.listen.tls.TlsFiles;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IPFIX over TLS: both ends prove who they are (RFC 7011, 11). */
@Timeout(180)
class TlsIT {
    @TempDir private static Path folder;
    private static TestCertificates certificates;

    private final RecordingSink sink = new RecordingSink();
    private final List<Socket> sockets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // each test makes it
    private Receiver receiver;

    @BeforeAll
    static void make() throws Exception {
        certificates = TestCertificates.in(folder);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aTrustedExporterIsHeardAndItsMessagesAreWhole(String version) throws Exception {
        start();
        SSLSocket socket = connect(certificates.exporter("edge1"));
        socket.setEnabledProtocols(new String[] {version});
        for (int length : new int[] {16, 65_535, 20}) {
            socket.getOutputStream().write(StreamIT.message(length));
        }
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        socket.close();
        Eventually.holds("3 messages and the end", () -> sink.taken.size() == 4);
        assertThat(sink.taken.stream().map(d -> d.payload().remaining()))
                .containsExactly(16, 65_535, 20, 0);
        assertThat(sink.taken.stream().map(Datagram::transport))
                .endsWith(Transport.STREAM, Transport.STREAM_END);
        assertThat(sink.refusals).isEmpty();
    }

    @Test
    void anExporterWithoutACertificateIsRefused() throws Exception {
        start();
        refuses(certificates.exporter(), "Empty client certificate chain");
    }

    @Test
    void anExporterOfAnotherAuthorityIsRefused() throws Exception {
        start();
        refuses(certificates.exporter("foreign"), "");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        start();
        refuses(certificates.exporter("expired"), "NotAfter");
    }

    @Test
    void anExpiredCertificateIsRefusedThoughItIsItselfTrusted() throws Exception {
        start(
                new TlsFiles(
                        certificates.certificate("collector"),
                        certificates.key("collector"),
                        certificates.certificate("retired"),
                        List.of()));
        refuses(certificates.exporter("retired"), "NotAfter");
    }

    @Test
    void onlyPeersWithOneOfTheNamesAreHeard() throws Exception {
        start("edge1.example.net", "10.1.2.3");
        refuses(certificates.exporter("edge2"), "the certificate names [edge2.example.net]");
        SSLSocket socket = connect(certificates.exporter("edge1"));
        socket.getOutputStream().write(StreamIT.message(16));
        Eventually.holds("a message", () -> sink.taken.size() == 1);
    }

    @Test
    void theCommonNameCountsWhereThereIsNoOther() throws Exception {
        start("EDGE2.example.net");
        SSLSocket socket = connect(certificates.exporter("edge2"));
        socket.getOutputStream().write(StreamIT.message(16));
        Eventually.holds("a message", () -> sink.taken.size() == 1);
        refuses(certificates.exporter("edge1"), "the certificate names [edge1.example.net]");
    }

    @Test
    void plainTcpIsRefused() throws Exception {
        start();
        Socket plain = new Socket(address().getAddress(), address().getPort());
        sockets.add(plain);
        plain.getOutputStream().write(StreamIT.message(100));
        Eventually.holds("it is refused", () -> sink.refusals.size() == 1);
        assertThat(sink.refusals.element()).startsWith("TLS TLS not an SSL/TLS record");
        assertThat(sink.taken).isEmpty();
    }

    @Test
    void newFilesHoldForTheNextConnection() throws Exception {
        start();
        SSLSocket before = connect(certificates.exporter("edge1"));
        before.getOutputStream().write(StreamIT.message(16));
        Eventually.holds("a message", () -> sink.taken.size() == 1);
        receiver.tls(files("edge2.example.net"));
        refuses(certificates.exporter("edge1"), "the certificate names [edge1.example.net]");
        before.getOutputStream().write(StreamIT.message(17));
        Eventually.holds("another message", () -> sink.taken.size() == 2);
    }

    @Test
    void filesThatAreNotWhatTheyShouldBeAreNamed() throws Exception {
        TlsFiles right = files();
        Path text = Files.writeString(folder.resolve("text"), "no certificate");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> start(new TlsFiles(none, right.key(), right.trusted(), List.of())))
                .hasMessage("TLS: expected a PEM file that can be read, got " + none);
        assertThatThrownBy(
                        () ->
                                start(
                                        new TlsFiles(
                                                right.certificate(),
                                                text,
                                                right.trusted(),
                                                List.of())))
                .hasMessageContaining("its private key (BEGIN PRIVATE KEY, without a password)")
                .hasMessageContaining(text.toString());
        assertThatThrownBy(
                        () ->
                                start(
                                        new TlsFiles(
                                                right.certificate(), right.key(), text, List.of())))
                .hasMessageStartingWith(
                        "TLS: expected certificates (BEGIN CERTIFICATE) in " + text);
        Path other = certificates.key("edge1");
        assertThatThrownBy(
                        () ->
                                start(
                                        new TlsFiles(
                                                right.certificate(),
                                                other,
                                                right.trusted(),
                                                List.of())))
                .hasMessageContaining(" in " + other + ", got the key of another certificate");
        assertThatThrownBy(
                        () ->
                                Receiver.start(
                                        List.of(ListenAddress.parse("tls://127.0.0.1:0")),
                                        ReceiverOptions.of(1 << 20, InstantSource.system()),
                                        sink))
                .hasMessageContaining("expected tls.certificate, tls.key and tls.trusted");
    }

    private void refuses(SSLContext exporter, String why) throws IOException {
        int before = sink.refusals.size();
        int taken = sink.taken.size();
        SSLSocket socket = connect(exporter);
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                socket.getOutputStream().write(StreamIT.message(1000));
                                if (socket.getInputStream().read() < 0) {
                                    throw new IOException("closed");
                                }
                            }
                        })
                .isInstanceOf(IOException.class);
        Eventually.holds("it is refused", () -> sink.refusals.size() == before + 1);
        assertThat(sink.refusals).last().asString().startsWith("TLS TLS ").contains(why);
        assertThat(receiver.statistics().get(0).refused(Refusal.TLS)).isEqualTo(before + 1L);
        assertThat(sink.taken).hasSize(taken);
    }

    private static TlsFiles files(String... peers) throws Exception {
        return new TlsFiles(
                certificates.certificate("collector"),
                certificates.key("collector"),
                certificates.certificate("authority"),
                List.of(peers));
    }

    private void start(String... peers) throws Exception {
        start(files(peers));
    }

    private void start(TlsFiles files) throws IOException {
        receiver =
                Receiver.start(
                        List.of(ListenAddress.parse("tls://127.0.0.1:0")),
                        new ReceiverOptions(
                                1 << 20,
                                SourceFilter.ALL,
                                files,
                                StreamLimits.defaults(),
                                1,
                                InstantSource.system()),
                        sink);
    }

    private InetSocketAddress address() {
        return receiver.listeners().get(0).address();
    }

    private SSLSocket connect(SSLContext exporter) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        exporter.getSocketFactory()
                                .createSocket(address().getAddress(), address().getPort());
        sockets.add(socket);
        return socket;
    }
}
