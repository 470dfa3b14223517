package io.weir.bench.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that ran from its start to its end.
 *
 * @param nanos how long that took
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record WholeProcess(long nanos, String output, String errors) {
    /**
     * Runs a program.
     *
     * @param settings more variables of its environment
     * @throws IOException also if it ends with anything but 0
     */
    static WholeProcess run(List<String> command, Map<String, String> settings) throws IOException {
        Path errors = Files.createTempFile("weir-bench", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectError(errors.toFile());
            builder.environment().putAll(settings);
            long begin = System.nanoTime();
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            long nanos = System.nanoTime() - begin;
            String said = Files.readString(errors);
            if (exit != 0) {
                throw new IOException(
                        command + ": expected exit code 0, got " + exit + "; it said: " + said);
            }
            return new WholeProcess(nanos, output, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(errors);
        }
    }
}
