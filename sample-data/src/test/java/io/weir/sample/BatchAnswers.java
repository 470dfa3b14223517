package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Asks a repository with the command line's batch, and gives the rows of its CSV. */
final class BatchAnswers {
    private final Path repository;

    BatchAnswers(Path repository) {
        this.repository = repository;
    }

    /** The rows that {@code sample-data/sql/NAME.sql} gives; none holds a comma. */
    List<String> toQuestion(String name) {
        return run("-f", SampleFiles.question(name).toString());
    }

    List<String> to(String sql) {
        return run("-c", sql);
    }

    private List<String> run(String option, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Main.run(
                        new String[] {repository.toString(), "-F", "csv", option, value},
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(err.toString(StandardCharsets.UTF_8)).as(value).isEmpty();
        assertThat(code).as(value).isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.subList(1, lines.size());
    }
}
