package io.weir.sample;

import io.weir.cli.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A short run of what most commands do; the launcher makes the start-up archive from the classes
 * that it loads.
 */
public final class Training {
    private Training() {}

    /** Collects the recording into a temporary folder and asks a few questions. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("weir-training");
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Path repository = DemoFolder.prepare(folder);
        LiveCollection.collect(repository, Recording.endingAt(Instant.now()), nowhere);
        for (Questions.Question question : Questions.tour()) {
            Main.run(
                    new String[] {repository.toString(), "-F", "csv", "-c", question.sql()},
                    nowhere,
                    System.err);
        }
        DemoFolder.remove(folder);
    }
}
