package io.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The batch as a process of its own: signals, and a pipe whose reader leaves. */
@Timeout(60)
class ShellProcessIT {
    private static final String MARK_AND_HANG =
            "\\echo started\nselect count(*) from range(1000000000) a, range(1000000000) b;\n";

    @TempDir Path folder;

    @Test
    void sigtermEndsTheProcessWith143() throws Exception {
        assertThat(signalled("TERM")).isEqualTo(143);
    }

    @Test
    void sigintEndsTheProcessWith130() throws Exception {
        assertThat(signalled("INT")).isEqualTo(130);
    }

    @Test
    void aReaderThatLeavesThePipeEndsTheBatchWithZeroAndSilence() throws Exception {
        Path script = folder.resolve("pipe.sh");
        File err = folder.resolve("err").toFile();
        String shell = quoted(java("-c", "select * from range(2000000)"));
        java.nio.file.Files.writeString(
                script, "{ " + shell + "; echo code $? >&3; } 3>&2 2>" + err + " | head -n 2\n");
        Process process = new ProcessBuilder("sh", script.toString()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String code = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out).isEqualTo("range\n0\n");
        assertThat(code).isEqualTo("code 0\n");
        assertThat(err).isEmpty();
    }

    @Test
    void aFullDiskIsAnErrorAndNotAClosedPipe() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(java("-c", "select * from range(100000)"));
        Process process = builder.redirectOutput(new File("/dev/full")).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err).isEqualTo("error: No space left on device\n");
    }

    private int signalled(String signal) throws IOException, InterruptedException {
        // env resets the signals to their defaults: a parent in the background ignores SIGINT for
        // its children.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal"));
        command.addAll(java());
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().write(MARK_AND_HANG.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("started");
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) {
            // DuckDB, the database of this test, loads a native library.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(ShellMain.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String quoted(List<String> command) {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            line.append('\'').append(word).append("' ");
        }
        return line.toString();
    }
}
