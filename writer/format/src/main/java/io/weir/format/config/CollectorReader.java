package io.weir.format.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the sections {@code [collector]} and {@code [[listener]]}. */
final class CollectorReader {
    private static final Set<String> KEYS =
            Set.of(
                    "commit_interval_seconds",
                    "fsync",
                    "fsync_interval_ms",
                    "listen",
                    "allow",
                    "metrics",
                    "receive_buffer_bytes",
                    "connections",
                    "connections_per_address",
                    "connection_idle_seconds",
                    "reserve_megabytes");
    private static final long MEBIBYTE = 1 << 20;

    private CollectorReader() {}

    static CollectorConfig read(ConfigSection root, CollectorConfig defaults)
            throws ConfigException {
        ConfigSection section = root.sectionOrNothing("collector", KEYS);
        long commit = defaults.commitInterval().toSeconds();
        long sync = defaults.fsyncInterval().toMillis();
        return new CollectorConfig(
                Duration.ofSeconds(section.number("commit_interval_seconds", 1, 3600, commit)),
                section.choice("fsync", FsyncPolicy.values(), defaults.fsync()),
                Duration.ofMillis(section.number("fsync_interval_ms", 1, 60_000, sync)),
                listeners(root, section),
                section.texts("allow", "192.0.2.0/24"),
                section.text("metrics"),
                (int)
                        section.number(
                                "receive_buffer_bytes",
                                1 << 16,
                                1 << 30,
                                defaults.receiveBufferBytes()),
                connections(section, defaults.connections()),
                section.number("reserve_megabytes", 1, 1 << 20, defaults.reserveBytes() / MEBIBYTE)
                        * MEBIBYTE);
    }

    private static List<ListenConfig> listeners(ConfigSection root, ConfigSection section)
            throws ConfigException {
        List<ListenConfig> listeners = new ArrayList<>();
        List<ConfigText> plain = section.texts("listen", CollectorConfig.DEFAULT_LISTEN);
        if (plain != null) {
            plain.forEach(
                    address -> listeners.add(new ListenConfig("collector.listen", address, null)));
        }
        for (ConfigSection own : root.sections("listener", Set.of("address", "allow"))) {
            List<ConfigText> allow = own.texts("allow", "192.0.2.0/24");
            ConfigText address = own.requiredText("address", "udp://0.0.0.0:6343");
            listeners.add(new ListenConfig("listener.address", address, allow));
        }
        if (plain != null && listeners.isEmpty()) {
            throw section.wrong("listen", "one address at least", "an empty list");
        }
        return listeners;
    }

    private static ConnectionConfig connections(ConfigSection section, ConnectionConfig defaults)
            throws ConfigException {
        long idle = defaults.idle().toSeconds();
        return new ConnectionConfig(
                (int) section.number("connections", 1, 65_536, defaults.count()),
                (int) section.number("connections_per_address", 1, 65_536, defaults.perAddress()),
                Duration.ofSeconds(section.number("connection_idle_seconds", 1, 604_800, idle)));
    }
}
