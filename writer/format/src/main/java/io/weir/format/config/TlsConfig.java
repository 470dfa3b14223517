package io.weir.format.config;

import java.util.List;

/**
 * The section {@code [tls]}: what {@code tls://} listeners need. Files are PEM, and relative to the
 * repository or absolute.
 *
 * @param certificate the collector's certificate and those that lead to its authority's
 * @param key its private key
 * @param trusted the certificates of the authorities that sign exporters' certificates
 * @param peers names, one of which an exporter's certificate must have; empty: any
 */
public record TlsConfig(
        ConfigPath certificate, ConfigPath key, ConfigPath trusted, List<ConfigText> peers) {
    /** Copies the list. */
    public TlsConfig {
        peers = List.copyOf(peers);
    }
}
