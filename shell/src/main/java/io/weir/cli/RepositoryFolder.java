package io.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/**
 * Which repository a command means: its argument, else {@code $WEIR_REPO}, else the user's default.
 */
final class RepositoryFolder {
    private RepositoryFolder() {}

    static Path of(@Nullable Path argument, Map<String, String> environment) throws IOException {
        if (argument != null) {
            return argument;
        }
        String variable = environment.getOrDefault("WEIR_REPO", "");
        if (!variable.isEmpty()) {
            return Path.of(variable);
        }
        Path config = config(environment);
        if (Files.exists(config)) {
            return byDefault(config);
        }
        throw new IllegalArgumentException(
                "Which repository? Name its folder, for example: weir /var/lib/flows; or set WEIR_REPO; or write"
                        + " default = \"/var/lib/flows\" into "
                        + config);
    }

    private static Path config(Map<String, String> environment) {
        String own = environment.getOrDefault("WEIR_CONFIG", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String home = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder =
                home.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(home);
        return folder.resolve("weir").resolve("config.toml");
    }

    private static Path byDefault(Path config) throws IOException {
        TomlParseResult toml = Toml.parse(config);
        if (toml.hasErrors()) {
            throw new IllegalArgumentException(config + ": " + toml.errors().get(0));
        }
        if (!(toml.get("default") instanceof String folder)) {
            throw new IllegalArgumentException(
                    config
                            + ": expected a text at the key default, for example default = \"/var/lib/flows\"");
        }
        return Path.of(folder);
    }
}
