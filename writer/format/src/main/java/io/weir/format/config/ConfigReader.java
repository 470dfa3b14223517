package io.weir.format.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Turns TOML into a configuration, refusing what it does not know. */
final class ConfigReader {
    private static final Set<String> SECTIONS =
            Set.of(
                    "networks",
                    "geo",
                    "collector",
                    "listener",
                    "tls",
                    "templates",
                    "sealing",
                    "retention",
                    "exporter",
                    "groups",
                    "sensor",
                    "silk");
    private static final long GIGABYTE = 1_000_000_000L;

    private final Path file;
    private final ConfigSection root;

    private ConfigReader(Path file, ConfigSection root) {
        this.file = file;
        this.root = root;
    }

    /** Reads a file; the defaults if there is none. */
    static RepositoryConfig read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return RepositoryConfig.defaults(file);
        }
        try {
            List<String> lines = Files.readAllLines(file);
            TomlParseResult toml = Toml.parse(String.join("\n", lines));
            if (toml.hasErrors()) {
                TomlParseError error = toml.errors().get(0);
                TomlPosition at = error.position();
                String got = String.valueOf(error.getMessage());
                throw new ConfigException(file, at.line(), at.column(), "", "TOML", got);
            }
            ConfigSource source = new ConfigSource(file, lines);
            return new ConfigReader(file, new ConfigSection(source, toml, "").allowing(SECTIONS))
                    .read();
        } catch (CharacterCodingException e) {
            throw new ConfigException(file, 1, 1, "", "TOML in UTF-8", "other bytes");
        }
    }

    private RepositoryConfig read() throws ConfigException {
        RepositoryConfig defaults = RepositoryConfig.defaults(file);
        List<ConfigText> networks = root.texts("networks", "10.0.0.0/8");
        return new RepositoryConfig(
                file,
                networks == null ? defaults.networks() : networks,
                country(),
                CollectorReader.read(root, defaults.collector()),
                tls(),
                templates(defaults.templates()),
                sealing(defaults.sealing()),
                retention(),
                exporters(),
                groups(),
                SensorReader.read(root),
                silk());
    }

    private @Nullable Path country() throws ConfigException {
        ConfigSection geo = root.section("geo", Set.of("country"));
        ConfigText text = geo == null ? null : geo.text("country");
        if (text == null) {
            return null;
        }
        Path database = resolved(text);
        if (!Files.isReadable(database) || Files.isDirectory(database)) {
            throw new ConfigException(
                    file,
                    text.line(),
                    text.column(),
                    "geo.country",
                    "a country database in MaxMind's .mmdb format that can be read",
                    '"' + text.value() + "\", which is " + database);
        }
        return database;
    }

    private @Nullable TlsConfig tls() throws ConfigException {
        ConfigSection tls = root.section("tls", Set.of("certificate", "key", "trusted", "peers"));
        if (tls == null) {
            return null;
        }
        List<ConfigText> peers = tls.texts("peers", "edge1.example.net");
        return new TlsConfig(
                named(tls.requiredText("certificate", "collector.pem")),
                named(tls.requiredText("key", "collector.key")),
                named(tls.requiredText("trusted", "exporters.pem")),
                peers == null ? List.of() : peers);
    }

    private TemplateConfig templates(TemplateConfig defaults) throws ConfigException {
        ConfigSection section =
                root.sectionOrNothing(
                        "templates",
                        Set.of("lifetime_minutes", "memory_megabytes", "pending_seconds"));
        long lifetime = defaults.lifetime().toMinutes();
        long pending = defaults.pending().toSeconds();
        return new TemplateConfig(
                Duration.ofMinutes(section.number("lifetime_minutes", 1, 525_600, lifetime)),
                (int) section.number("memory_megabytes", 1, 4096, defaults.memoryMegabytes()),
                Duration.ofSeconds(section.number("pending_seconds", 0, 86_400, pending)));
    }

    private SealingConfig sealing(SealingConfig defaults) throws ConfigException {
        ConfigSection section =
                root.sectionOrNothing(
                        "sealing", Set.of("after_minutes", "open_parts", "late_parts"));
        long after = defaults.after().toMinutes();
        return new SealingConfig(
                Duration.ofMinutes(section.number("after_minutes", 0, 10_080, after)),
                (int) section.number("open_parts", 2, 10_000, defaults.openParts()),
                (int) section.number("late_parts", 2, 10_000, defaults.lateParts()));
    }

    private RetentionConfig retention() throws ConfigException {
        ConfigSection section =
                root.sectionOrNothing(
                        "retention", Set.of("max_age_days", "max_age_hours", "max_gigabytes"));
        long days = section.number("max_age_days", 1, 36_500, 0);
        long hours = section.number("max_age_hours", 1, 876_000, 0);
        if (days > 0 && hours > 0) {
            throw section.wrong(
                    "max_age_hours", "either max_age_days or max_age_hours", "both of them");
        }
        long age = days > 0 ? days * 24 : hours;
        long gigabytes = section.number("max_gigabytes", 1, 1_000_000_000L, 0);
        return new RetentionConfig(
                age == 0 ? null : Duration.ofHours(age),
                gigabytes == 0 ? null : gigabytes * GIGABYTE);
    }

    private List<ExporterConfig> exporters() throws ConfigException {
        Set<String> keys = Set.of("address", "name", "sampling_rate", "sampling", "clock");
        List<ExporterConfig> exporters = new ArrayList<>();
        for (ConfigSection section : root.sections("exporter", keys)) {
            ConfigText name = section.text("name");
            long rate = section.number("sampling_rate", 1, Integer.MAX_VALUE, 0);
            ExporterConfig.Sampling sampling =
                    section.choice(
                            "sampling",
                            ExporterConfig.Sampling.values(),
                            ExporterConfig.Sampling.DEFAULT);
            if (sampling == ExporterConfig.Sampling.FORCE && rate == 0) {
                throw section.wrong("sampling", "sampling_rate beside \"force\"", "none");
            }
            exporters.add(
                    new ExporterConfig(
                            section.requiredText("address", "192.0.2.1"),
                            name == null ? null : name.value(),
                            rate,
                            sampling,
                            section.choice(
                                    "clock",
                                    ExporterConfig.Clock.values(),
                                    ExporterConfig.Clock.EXPORTED)));
        }
        return exporters;
    }

    private Map<String, List<ConfigText>> groups() throws ConfigException {
        Map<String, List<ConfigText>> groups = new LinkedHashMap<>();
        ConfigSection section = root.section("groups");
        if (section != null) {
            for (String name : section.keys()) {
                List<ConfigText> items = section.items(name, "[\"10.0.0.0/8\"] or [1, 2]");
                groups.put(name, items == null ? List.of() : items);
            }
        }
        return groups;
    }

    private @Nullable SilkConfig silk() throws ConfigException {
        ConfigSection silk = root.section("silk", Set.of("site", "sensors"));
        if (silk == null) {
            return null;
        }
        ConfigText sensors = silk.requiredText("sensors", "sensors.conf");
        if (root.keys().contains("sensor")) {
            throw root.wrong("sensor", "either [[sensor]] or [silk]", "both of them");
        }
        ConfigText site = silk.text("site");
        return new SilkConfig(site == null ? null : named(site), named(sensors));
    }

    private ConfigPath named(ConfigText text) {
        return new ConfigPath(resolved(text), text);
    }

    /** Relative to the file's folder. */
    private Path resolved(ConfigText text) {
        return file.toAbsolutePath().resolveSibling(text.value());
    }
}
