package io.weir.format.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code weir.toml} says. Every key is optional; unknown keys and wrong types are refused.
 *
 * <p>docs/reference/configuration.md shows a complete one.
 *
 * @param file the configuration file, whether or not it exists
 * @param networks prefixes that count as inside, unparsed; default: {@link #DEFAULT_NETWORKS}
 * @param geoCountry the country database, or null for the one that is shipped
 * @param collector where and how to receive
 * @param tls the files of {@code tls://} listeners; null without that section
 * @param templates what templates may cost
 * @param sealing what becomes of an hour after its end
 * @param retention what is removed
 * @param exporters what is known of exporters, in the file's order
 * @param groups lists that are used as {@code @name}
 * @param sensors in the file's order
 * @param silk SiLK's own files, or null
 */
public record RepositoryConfig(
        Path file,
        List<ConfigText> networks,
        @Nullable Path geoCountry,
        CollectorConfig collector,
        @Nullable TlsConfig tls,
        TemplateConfig templates,
        SealingConfig sealing,
        RetentionConfig retention,
        List<ExporterConfig> exporters,
        Map<String, List<ConfigText>> groups,
        List<SensorConfig> sensors,
        @Nullable SilkConfig silk) {

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

    /** Copies the lists. */
    public RepositoryConfig {
        networks = List.copyOf(networks);
        exporters = List.copyOf(exporters);
        groups = Map.copyOf(groups);
        sensors = List.copyOf(sensors);
    }

    /** What holds without a file. */
    public static RepositoryConfig defaults(Path file) {
        Stream<ConfigText> networks = DEFAULT_NETWORKS.stream().map(n -> new ConfigText(n, 0, 0));
        return new RepositoryConfig(
                file,
                networks.toList(),
                null,
                CollectorConfig.defaults(),
                null,
                TemplateConfig.defaults(),
                SealingConfig.defaults(),
                RetentionConfig.defaults(),
                List.of(),
                Map.of(),
                List.of(),
                null);
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
