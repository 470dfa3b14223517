package io.weir.collector.listen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority, a collector's certificate, and those of exporters, right and wrong, made by keytool
 * in one folder.
 */
final class TestCertificates {
    private static final char[] PASSWORD = "for-the-test".toCharArray();

    private final Path folder;
    private final Path store;

    private TestCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("all.p12");
    }

    static TestCertificates in(Path folder) throws IOException, InterruptedException {
        TestCertificates made = new TestCertificates(folder);
        made.make("authority", "CN=Authority", "-ext", "bc:c");
        made.make("stranger", "CN=Stranger", "-ext", "bc:c");
        made.make("collector", "CN=collector", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
        made.make("edge1", "CN=one", "-signer", "authority", "-ext", "san=dns:edge1.example.net");
        made.make("edge2", "CN=edge2.example.net", "-signer", "authority");
        made.make("foreign", "CN=edge1.example.net", "-signer", "stranger");
        made.make(
                "expired",
                "CN=edge1.example.net",
                "-signer",
                "authority",
                "-startdate",
                "-10d",
                "-validity",
                "1");
        made.make("retired", "CN=retired", "-startdate", "-10d", "-validity", "1");
        return made;
    }

    private void make(String alias, String name, String... more)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                name,
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    /** A file with somebody's certificate. */
    Path certificate(String alias) throws IOException, GeneralSecurityException {
        Certificate certificate = load().getCertificate(alias);
        return pem(alias + ".pem", "CERTIFICATE", certificate.getEncoded());
    }

    /** A file with somebody's private key. */
    Path key(String alias) throws IOException, GeneralSecurityException {
        return pem(alias + ".key", "PRIVATE KEY", load().getKey(alias, PASSWORD).getEncoded());
    }

    private Path pem(String file, String what, byte[] octets) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
        return Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    /** An exporter that has these certificates and trusts the authority. */
    SSLContext exporter(String... aliases) throws IOException, GeneralSecurityException {
        KeyStore all = load();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        for (String alias : aliases) {
            own.setKeyEntry(
                    alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", all.getCertificate("authority"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(own, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD);
        }
        return all;
    }
}
