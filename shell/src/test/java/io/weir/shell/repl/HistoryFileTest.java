package io.weir.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir Path folder;

    @Test
    void theFileIsMadeForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("weir").resolve("history");
        HistoryFile.prepare(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsClosedToThem() throws IOException {
        Path file = Files.writeString(folder.resolve("history"), "1:select 1;\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        HistoryFile.prepare(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo("1:select 1;\n");
    }

    @Test
    void theFileLiesInTheStateFolder() {
        assertThat(HistoryFile.standard(Map.of("XDG_STATE_HOME", "/s")))
                .isEqualTo(Path.of("/s/weir/history"));
        assertThat(HistoryFile.standard(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/weir/history"));
    }
}
