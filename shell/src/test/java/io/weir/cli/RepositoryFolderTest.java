package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFolderTest {
    @TempDir private Path folder;

    @Test
    void argumentComesBeforeTheVariableAndTheVariableBeforeTheDefault() throws IOException {
        Path config =
                Files.writeString(folder.resolve("config.toml"), "default = \"/of/config\"\n");
        Map<String, String> both =
                Map.of("WEIR_REPO", "/of/variable", "WEIR_CONFIG", config.toString());
        Map<String, String> onlyConfig = Map.of("WEIR_REPO", "", "WEIR_CONFIG", config.toString());
        assertThat(RepositoryFolder.of(Path.of("/of/argument"), both)).hasToString("/of/argument");
        assertThat(RepositoryFolder.of(null, both)).hasToString("/of/variable");
        assertThat(RepositoryFolder.of(null, onlyConfig)).hasToString("/of/config");
    }

    @Test
    void withoutAnyTheMessageNamesAllThreeWays() {
        String config = folder.resolve("weir").resolve("config.toml").toString();
        assertThatThrownBy(
                        () ->
                                RepositoryFolder.of(
                                        null, Map.of("XDG_CONFIG_HOME", folder.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weir /var/lib/flows")
                .hasMessageContaining("WEIR_REPO")
                .hasMessageContaining(config);
    }

    @Test
    void configurationThatIsBrokenOrSaysNoFolderIsNamedWithItsPlace() throws IOException {
        Path config = folder.resolve("config.toml");
        Map<String, String> environment = Map.of("WEIR_CONFIG", config.toString());
        Files.writeString(config, "default = 7\n");
        assertThatThrownBy(() -> RepositoryFolder.of(null, environment))
                .hasMessageContaining(config.toString())
                .hasMessageContaining("default = \"/var/lib/flows\"");
        Files.writeString(config, "default = \n");
        assertThatThrownBy(() -> RepositoryFolder.of(null, environment))
                .hasMessageContaining(config.toString())
                .hasMessageContaining("line 1");
    }
}
