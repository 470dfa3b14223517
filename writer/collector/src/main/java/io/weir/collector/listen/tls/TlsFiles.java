package io.weir.collector.listen.tls;

import java.nio.file.Path;
import java.util.List;

/**
 * What a collector needs to prove who it is and to check who sends. All files are PEM.
 *
 * @param certificate its certificate, and those that lead to one that exporters trust
 * @param key the private key of the certificate, PKCS #8, without a password
 * @param trusted the certificates of those who sign exporters' certificates
 * @param peers names, one of which an exporter's certificate must have; empty: any name
 */
public record TlsFiles(Path certificate, Path key, Path trusted, List<String> peers) {
    /** Copies the list. */
    public TlsFiles {
        peers = List.copyOf(peers);
    }
}
