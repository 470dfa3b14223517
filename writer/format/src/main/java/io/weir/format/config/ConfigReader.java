package io.weir.format.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Turns TOML into a configuration, refusing what it does not know. */
final class ConfigReader {
    private static final long MIN_RECEIVE_BUFFER = 1 << 16;
    private static final long MAX_RECEIVE_BUFFER = 1 << 30;
    private static final long MAX_CONNECTIONS = 65_536;
    private static final long MAX_IDLE_SECONDS = 604_800;

    private final Path file;
    private final List<String> lines;

    private ConfigReader(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static RepositoryConfig read(Path file) throws IOException {
        RepositoryConfig defaults = RepositoryConfig.defaults(file);
        if (!Files.exists(file)) {
            return defaults;
        }
        try {
            return new ConfigReader(file, Files.readAllLines(file)).parse(defaults);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file, 1, 1, "", "TOML in UTF-8", "other bytes");
        }
    }

    private RepositoryConfig parse(RepositoryConfig defaults) throws IOException {
        TomlParseResult toml = Toml.parse(String.join("\n", lines));
        if (toml.hasErrors()) {
            TomlParseError error = toml.errors().get(0);
            TomlPosition at = error.position();
            String got = String.valueOf(error.getMessage());
            throw new ConfigException(file, at.line(), at.column(), "", "TOML", got);
        }
        checkKeys(toml, "", Set.of("networks", "geo", "collector", "tls"));
        TomlTable geo = table(toml, "geo", Set.of("country"));
        ConfigText country = geo == null ? null : text(geo, "geo", "country");
        Path folder = file.toAbsolutePath().getParent();
        return new RepositoryConfig(
                file,
                texts(toml, "", "networks", "\"10.0.0.0/8\"", defaults.networks()),
                country == null || folder == null ? null : folder.resolve(country.value()),
                collector(toml, defaults.collector()),
                tls(toml));
    }

    private @Nullable TlsConfig tls(TomlTable toml) throws ConfigException {
        TomlTable table = table(toml, "tls", Set.of("certificate", "key", "trusted", "peers"));
        if (table == null) {
            return null;
        }
        return new TlsConfig(
                tlsFile(toml, table, "certificate"),
                tlsFile(toml, table, "key"),
                tlsFile(toml, table, "trusted"),
                texts(table, "tls", "peers", "\"edge1.example.net\"", List.of()));
    }

    private Path tlsFile(TomlTable toml, TomlTable table, String key) throws ConfigException {
        ConfigText name = text(table, "tls", key);
        if (name == null) {
            throw wrong(toml, "", "tls", "the keys certificate, key and trusted", "no " + key);
        }
        return file.toAbsolutePath().resolveSibling(name.value());
    }

    private CollectorConfig collector(TomlTable toml, CollectorConfig defaults)
            throws ConfigException {
        Set<String> keys =
                Set.of(
                        "commit_interval_seconds",
                        "fsync",
                        "fsync_interval_ms",
                        "listen",
                        "receive_buffer_bytes",
                        "connections",
                        "connections_per_address",
                        "connection_idle_seconds");
        TomlTable table = table(toml, "collector", keys);
        if (table == null) {
            return defaults;
        }
        long commit =
                number(
                        table,
                        "commit_interval_seconds",
                        1,
                        3600,
                        defaults.commitInterval().toSeconds());
        long sync =
                number(table, "fsync_interval_ms", 1, 60_000, defaults.fsyncInterval().toMillis());
        return new CollectorConfig(
                Duration.ofSeconds(commit),
                policy(table, defaults.fsync()),
                Duration.ofMillis(sync),
                texts(table, "collector", "listen", "\"udp://0.0.0.0:2055\"", defaults.listen()),
                (int)
                        number(
                                table,
                                "receive_buffer_bytes",
                                MIN_RECEIVE_BUFFER,
                                MAX_RECEIVE_BUFFER,
                                defaults.receiveBufferBytes()),
                (int) number(table, "connections", 1, MAX_CONNECTIONS, defaults.connections()),
                (int)
                        number(
                                table,
                                "connections_per_address",
                                1,
                                MAX_CONNECTIONS,
                                defaults.connectionsPerAddress()),
                Duration.ofSeconds(
                        number(
                                table,
                                "connection_idle_seconds",
                                1,
                                MAX_IDLE_SECONDS,
                                defaults.connectionIdle().toSeconds())));
    }

    private FsyncPolicy policy(TomlTable table, FsyncPolicy otherwise) throws ConfigException {
        ConfigText name = text(table, "collector", "fsync");
        if (name == null) {
            return otherwise;
        }
        for (FsyncPolicy policy : FsyncPolicy.values()) {
            if (policy.text().equals(name.value())) {
                return policy;
            }
        }
        throw wrong(
                table,
                "collector",
                "fsync",
                "\"each-batch\", \"interval\" or \"os\"",
                quote(name.value()));
    }

    private long number(TomlTable table, String key, long min, long max, long otherwise)
            throws ConfigException {
        Object value = value(table, key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= min && number <= max) {
            return number;
        }
        String expected = "a whole number from " + min + " to " + max;
        throw wrong(table, "collector", key, expected, describe(value));
    }

    private List<ConfigText> texts(
            TomlTable table, String section, String key, String example, List<ConfigText> otherwise)
            throws ConfigException {
        Object value = value(table, key);
        if (value == null) {
            return otherwise;
        }
        String expected = "a list of strings such as [" + example + "]";
        if (!(value instanceof TomlArray array)) {
            throw wrong(table, section, key, expected, describe(value));
        }
        List<ConfigText> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            TomlPosition at = afterSpace(array.inputPositionOf(i));
            if (!(array.get(i) instanceof String text)) {
                throw new ConfigException(
                        file,
                        at.line(),
                        at.column(),
                        dotted(section, key),
                        expected,
                        describe(array.get(i)));
            }
            texts.add(new ConfigText(text, at.line(), at.column()));
        }
        return texts;
    }

    private @Nullable ConfigText text(TomlTable table, String section, String key)
            throws ConfigException {
        Object value = value(table, key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(table, section, key, "a string that is not empty", describe(value));
        }
        TomlPosition at = position(table, key);
        return new ConfigText(text, at.line(), at.column());
    }

    private @Nullable TomlTable table(TomlTable toml, String key, Set<String> known)
            throws ConfigException {
        Object value = value(toml, key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof TomlTable table)) {
            throw wrong(toml, "", key, "a section [" + key + "]", describe(value));
        }
        checkKeys(table, key, known);
        return table;
    }

    private void checkKeys(TomlTable table, String section, Set<String> known)
            throws ConfigException {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                String expected = "one of the keys " + String.join(", ", new TreeSet<>(known));
                throw wrong(table, section, key, expected, quote(key));
            }
        }
    }

    private ConfigException wrong(
            TomlTable table, String section, String key, String expected, String got) {
        TomlPosition at = position(table, key);
        return new ConfigException(
                file, at.line(), at.column(), dotted(section, key), expected, got);
    }

    private static @Nullable Object value(TomlTable table, String key) {
        return table.get(List.of(key));
    }

    private static TomlPosition position(TomlTable table, String key) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        return at == null ? TomlPosition.positionAt(1, 1) : at;
    }

    /**
     * The place of an element. tomlj gives the end of the line before where the element is the
     * first of its own.
     */
    private TomlPosition afterSpace(TomlPosition given) {
        int line = given.line();
        int column = given.column();
        while (line <= lines.size()) {
            String text = lines.get(line - 1);
            while (column <= text.length() && Character.isWhitespace(text.charAt(column - 1))) {
                column++;
            }
            if (column <= text.length() && text.charAt(column - 1) != '#') {
                return TomlPosition.positionAt(line, column);
            }
            line++;
            column = 1;
        }
        return given;
    }

    private static String dotted(String section, String key) {
        return section.isEmpty() ? key : section + '.' + key;
    }

    private static String describe(Object value) {
        if (value instanceof TomlTable) {
            return "a section";
        }
        if (value instanceof TomlArray) {
            return "a list";
        }
        return value instanceof String text ? quote(text) : String.valueOf(value);
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
