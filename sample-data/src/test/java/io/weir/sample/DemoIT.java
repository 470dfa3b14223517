package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a process of its own, away from any terminal. */
@Timeout(180)
class DemoIT {
    private static final long PATIENCE_SECONDS = 120;
    private static final String TITLE = "== ";
    private static final String ROW = "│";

    @TempDir private Path scratch;

    private record Ended(int code, List<String> out, String err) {}

    @Test
    void tourAnswersWithTheTruthAndCanBeTakenAgain() throws Exception {
        Path folder = scratch.resolve("demo");
        Truth truth = Truth.of("truth-public.json");
        KnownAnswers known = new KnownAnswers(truth).withCountries(truth);
        Instant before = Instant.now();

        Ended first = demo(folder);

        Path repository = folder.toRealPath().resolve("repository");
        assertEndedWell(first, repository);
        Map<String, List<String>> shown = answers(first.out());
        assertThat(shown.keySet()).containsAll(List.of("top-talkers", "countries", "our-servers"));
        BatchAnswers left = new BatchAnswers(repository);
        assertThat(shown.remove("listening-servers"))
                .isEqualTo(left.toQuestion("listening-servers").subList(0, 10));
        shown.forEach(known::check);
        for (String question : known.questions()) {
            known.check(question, left.toQuestion(question));
        }
        assertThat(
                        left.to(
                                "SELECT DISTINCT exporter_addr, export_version, time_quality FROM flows"))
                .containsExactly("127.0.0.1,5,0");
        String[] times =
                left.to("SELECT MIN(start_time), MAX(end_time) FROM flows").get(0).split(",");
        assertThat(Instant.parse(times[0])).isAfter(before.minus(Duration.ofMinutes(5)));
        assertThat(Instant.parse(times[1]))
                .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));

        assertEndedWell(demo(folder), repository);
        assertThat(new BatchAnswers(repository).to("SELECT COUNT(*) FROM flows"))
                .containsExactly("2813");
    }

    @Test
    void folderThatNoDemoMadeIsLeftAlone() throws Exception {
        Path folder = Files.createDirectory(scratch.resolve("photographs"));
        Path photograph = Files.writeString(folder.resolve("weir.jpg"), "a low wall");

        Ended refused = demo(folder);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(folder.toString()).contains("./weir demo FOLDER");
        assertThat(photograph).hasContent("a low wall");
        assertThat(folder).isDirectoryNotContaining("glob:**repository");
    }

    private static void assertEndedWell(Ended demo, Path repository) {
        assertThat(demo.err()).isEmpty();
        assertThat(demo.code()).isZero();
        assertThat(demo.out())
                .anyMatch(line -> line.contains("97 NetFlow v5 datagrams with 2813 flows"))
                .anyMatch(line -> line.startsWith("Committed: 2813 flows"))
                .contains("The repository stays: " + repository);
    }

    /** The rows below each title, as CSV, by the name of the question's file. */
    private static Map<String, List<String>> answers(List<String> lines) throws IOException {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(TITLE)) {
                rows = new ArrayList<>();
                answers.put(questionTitled(line.substring(TITLE.length())), rows);
            } else if (line.startsWith(ROW)) {
                rows.add(asCsv(line));
            }
        }
        answers.values().forEach(found -> found.remove(0));
        return answers;
    }

    private static String questionTitled(String title) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SampleFiles.sql(), "*.sql")) {
            for (Path file : files) {
                if (Files.readAllLines(file).get(0).equals("-- " + title)) {
                    return file.getFileName().toString().replace(".sql", "");
                }
            }
        }
        throw new AssertionError("No question has the title " + title);
    }

    private static String asCsv(String row) {
        StringJoiner csv = new StringJoiner(",");
        for (String cell : row.substring(1, row.length() - 1).split(ROW)) {
            csv.add(cell.strip().equals("NULL") ? "" : cell.strip());
        }
        return csv.toString();
    }

    private Ended demo(Path folder) throws IOException, InterruptedException {
        Path out = scratch.resolve("out.txt");
        Path err = scratch.resolve("err.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) { // as the launcher does
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dweir.tty=",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.weir.sample.Demo",
                        folder.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readAllLines(out), Files.readString(err));
    }
}
