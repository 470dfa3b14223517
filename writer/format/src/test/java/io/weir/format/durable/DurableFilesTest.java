package io.weir.format.durable;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DurableFilesTest {
    private static final Path FULL = Path.of("/dev/full");

    @Test
    void aFullDiskIsAnErrorThatNamesTheFile() {
        assumeTrue(Files.exists(FULL), "needs Linux's /dev/full");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> DurableFiles.write(FULL, new byte[] {1}))
                .withMessage(
                        "Cannot write /dev/full: No space left on device; check the disk and the"
                                + " room on it, then start again");
    }
}
