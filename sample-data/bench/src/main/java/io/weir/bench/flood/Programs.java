package io.weir.bench.flood;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs other programs, and measures what they left in a folder. */
public final class Programs {
    private Programs() {}

    /** The standard output of a program that ends. */
    public static String output(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(command + " ended with " + exit + ": " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return text;
    }

    /** CPU seconds of a program that ends, and of those that it starts. */
    static double cpuSeconds(List<String> command, Path folder) throws IOException {
        Path times = folder.resolve("times-" + command.get(command.size() - 2));
        List<String> wrapped =
                new ArrayList<>(List.of("sh", "-c", "\"$@\"; times >" + times, "sh"));
        wrapped.addAll(command);
        output(wrapped);
        return CollectorProcess.childSeconds(Files.readString(times));
    }

    /** Sum of the lengths of the files below a folder whose name is wanted. */
    static long bytes(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> wanted.test(file.getFileName().toString()))
                    .map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        }
    }
}
