package io.weir.collector.listen.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The server's side of TLS 1.2 and 1.3, with the JDK's own implementation. A client without a
 * certificate that is trusted is refused in the handshake. Immutable; safe between threads.
 */
public final class TlsServer {
    /**
     * Longer than a TLS 1.3 ticket may live, so that the JDK sends none. An exporter that only
     * writes would leave tickets unread, and its close would then reset the connection and take its
     * last messages with it.
     */
    private static final long NO_TICKETS_SECONDS = 8 * 24 * 3600;

    private final SslContext context;

    private TlsServer(SslContext context) {
        this.context = context;
    }

    /**
     * Reads the files.
     *
     * @throws IOException if one of them is not what it should be
     */
    public static TlsServer load(TlsFiles files) throws IOException {
        try {
            SslContext context =
                    SslContextBuilder.forServer(
                                    readable(files.certificate()).toFile(),
                                    readable(files.key()).toFile())
                            .sslProvider(SslProvider.JDK)
                            .protocols("TLSv1.3", "TLSv1.2")
                            .sessionTimeout(NO_TICKETS_SECONDS)
                            .sessionCacheSize(1)
                            .clientAuth(ClientAuth.REQUIRE)
                            .trustManager(trust(files))
                            .build();
            KeyPairCheck.check(files.certificate(), files.key());
            return new TlsServer(context);
        } catch (IllegalArgumentException | SSLException | GeneralSecurityException e) {
            throw new IOException(
                    "TLS: expected a certificate in "
                            + files.certificate()
                            + " and its private key (BEGIN PRIVATE KEY, without a password) in "
                            + files.key()
                            + ", got "
                            + deepest(e)
                            + "; a key of another form becomes one with: openssl pkcs8 -topk8"
                            + " -nocrypt -in OLD -out NEW",
                    e);
        }
    }

    /**
     * A handler for one more connection, before all others of it. It computes on the event loop: on
     * another thread, an exporter that connects, sends and closes at once would be lost, since its
     * end comes while its certificate is still being checked.
     */
    public SslHandler handler(ByteBufAllocator allocator) {
        return context.newHandler(allocator);
    }

    private static X509ExtendedTrustManager trust(TlsFiles files) throws IOException {
        try (InputStream in = Files.newInputStream(readable(files.trusted()))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            return new ExporterTrust(manager(store), files.peers());
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "TLS: expected certificates (BEGIN CERTIFICATE) in "
                            + files.trusted()
                            + ", got "
                            + deepest(e),
                    e);
        }
    }

    private static X509ExtendedTrustManager manager(KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException(
                "no trust manager for X.509 among " + Arrays.toString(factory.getTrustManagers()));
    }

    private static Path readable(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException("TLS: expected a PEM file that can be read, got " + file);
        }
        return file;
    }

    /** What is behind a failure, in a few words. */
    public static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
