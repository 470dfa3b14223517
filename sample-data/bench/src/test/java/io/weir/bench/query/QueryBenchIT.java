package io.weir.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite, so small that it measures nothing: both give the same answers. */
class QueryBenchIT {
    @Test
    void weirAndDuckDbAnswerAlike(@TempDir Path folder) throws Exception {
        QueryOptions options =
                QueryOptions.parse(
                        "--flows=60000",
                        "--hours=26",
                        "--rounds=1",
                        "--folder=" + folder,
                        "--weir=" + javaCommand());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        List<Answers> answers =
                QueryBench.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(answers)
                .as(out.toString(StandardCharsets.UTF_8))
                .hasSize(Suite.all().size())
                .allMatch(Answers::agree);
        assertThat(answers)
                .filteredOn(answer -> answer.question().matches("countries|bad-addresses"))
                .hasSize(2)
                .allMatch(answer -> answer.rows() > 5);
        assertThat(folder.resolve("query.json")).content().contains("\"ratio\"");
    }

    /** The command line of Weir's own classes, without the launcher. */
    private static String javaCommand() {
        return Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.weir.cli.Main")
                .collect(Collectors.joining(" "));
    }
}
