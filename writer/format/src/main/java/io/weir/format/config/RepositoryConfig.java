package io.weir.format.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code weir.toml} says. Every key is optional; unknown keys and wrong types are refused.
 *
 * <pre>
 * networks = ["10.0.0.0/8", "2001:db8::/32"]   # inside; the rest of the world is outside
 *
 * [geo]
 * country = "country.mmdb"                     # relative to the repository, or absolute
 *
 * [collector]
 * commit_interval_seconds = 10
 * fsync = "interval"                           # each-batch, interval, os
 * fsync_interval_ms = 1000
 * listen = ["udp://0.0.0.0:2055", "tls://0.0.0.0:4740"]
 * receive_buffer_bytes = 33554432
 * connections = 1024
 * connections_per_address = 32
 * connection_idle_seconds = 1800
 *
 * [tls]
 * certificate = "collector.pem"
 * key = "collector.key"
 * trusted = "exporters.pem"
 * peers = ["edge1.example.net"]
 * </pre>
 *
 * @param file the configuration file, whether or not it exists
 * @param networks prefixes that count as inside, unparsed; default: {@link #DEFAULT_NETWORKS}
 * @param geoCountry the country database, or null for the one that is shipped
 * @param collector the collector's section
 * @param tls the files of TLS; null without that section
 */
public record RepositoryConfig(
        Path file,
        List<ConfigText> networks,
        @Nullable Path geoCountry,
        CollectorConfig collector,
        @Nullable TlsConfig tls) {

    /**
     * Private (RFC 1918), loopback (RFC 1122, RFC 4291), link-local (RFC 3927, RFC 4291) and unique
     * local (RFC 4193). The shared address space of carriers, 100.64.0.0/10 (RFC 6598), is not
     * among them: for most who see it, it is somebody else's.
     */
    public static final List<String> DEFAULT_NETWORKS =
            List.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "127.0.0.0/8",
                    "::1/128",
                    "169.254.0.0/16",
                    "fe80::/10",
                    "fc00::/7");

    /** Copies the list. */
    public RepositoryConfig {
        networks = List.copyOf(networks);
    }

    /** What holds without a file. */
    public static RepositoryConfig defaults(Path file) {
        Stream<ConfigText> networks = DEFAULT_NETWORKS.stream().map(n -> new ConfigText(n, 0, 0));
        return new RepositoryConfig(
                file, networks.toList(), null, CollectorConfig.defaults(), null);
    }

    /**
     * Reads a configuration; the defaults if there is no such file.
     *
     * @throws ConfigException if something in it is wrong
     */
    public static RepositoryConfig read(Path file) throws IOException {
        return ConfigReader.read(file);
    }
}
