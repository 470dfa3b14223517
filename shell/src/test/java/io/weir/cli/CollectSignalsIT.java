package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CollectSignalsIT {
    private static final int TERMINATED = 143;
    private static final int PATIENCE_SECONDS = 90;

    @TempDir Path folder;

    @Test
    void hangUpReadsTheConfigurationAgainAndTerminateEndsInOrder() throws Exception {
        assumeFalse(isHangUpIgnored(), "started by nohup: nothing here hears SIGHUP");
        Path config = folder.resolve("edge.toml");
        Files.writeString(config, "[collector]\nallow = [\"127.0.0.1\"]\n");
        Process process = collect(config);
        // Reading cannot be interrupted; it ends with the process.
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        try (BufferedReader err =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            assertThat(lineWith(err, "Collecting on")).contains("udp://127.0.0.1:");

            Files.writeString(config, "[collector]\nallow = \"127.0.0.1\"\n");
            signal(process, "HUP");
            assertThat(lineWith(err, "nothing was changed"))
                    .startsWith(config + ":2:1: collector.allow: expected a list of strings");

            Files.writeString(config, "[collector]\nallow = []\n");
            signal(process, "HUP");
            assertThat(lineWith(err, "in force"))
                    .isEqualTo("Read " + config + " again; it is in force");

            signal(process, "TERM");
            assertThat(lineWith(err, "received")).startsWith("0 datagrams");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether children would ignore it too: the lowest bit of Linux's mask of ignored signals. */
    private static boolean isHangUpIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(
                                line ->
                                        (Character.digit(line.charAt(line.length() - 1), 16) & 1)
                                                == 1);
    }

    private Process collect(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "collect",
                        folder.resolve("repo").toString(),
                        "--listen",
                        "udp://127.0.0.1:0",
                        "--config",
                        config.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void signal(Process process, String name) throws Exception {
        String pid = String.valueOf(process.pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }

    private static String lineWith(BufferedReader lines, String part) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(part)) {
                return line;
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("no line with " + part + " in:\n" + all);
    }
}
