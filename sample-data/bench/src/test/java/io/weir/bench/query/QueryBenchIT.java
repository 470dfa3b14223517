package io.weir.bench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.bench.flood.Nfcapd;
import io.weir.bench.process.Start;
import io.weir.bench.program.OwnClasses;
import io.weir.bench.report.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole suite, so small that it measures nothing: all give the same answers. The flows are made
 * once for all tests.
 */
class QueryBenchIT {
    private static final List<String> NEEDS_DEFAULT_SEED = List.of("countries", "bad-addresses");

    @TempDir private static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);

    @Test
    void weirAndDuckDbAnswerAlikeAndStartsAreMeasured() throws Exception {
        Findings findings = QueryBench.run(options("--starts=1"), printed);

        List<Comparison> questions = findings.questions().rows();
        assertThat(questions)
                .as(out.toString(StandardCharsets.UTF_8))
                .hasSize(Suite.all().size())
                .allMatch(Comparison::agree);
        assertThat(questions)
                .filteredOn(question -> NEEDS_DEFAULT_SEED.contains(question.question()))
                .hasSize(2)
                .allMatch(question -> question.rows() > 5);
        assertThat(findings.starts())
                .extracting(Start::stage)
                .containsExactly("launcher, JVM", "--version", "COUNT(*)", "one hour", "SELECT 1");
        assertThat(folder.resolve("query.json"))
                .content()
                .contains(
                        "\"question\":\"countries\"",
                        "\"processes\":\n[]",
                        "\"start\":\"COUNT(*)\"");
    }

    @Test
    void weirAndNfdumpAnswerAlikeAsWholeProcesses() throws Exception {
        assumeTrue(Nfcapd.isInstalled(), "nfcapd and nfdump are not installed");
        QueryOptions options = options("--nfdump=true");

        List<Comparison> processes =
                QueryBench.processes(options, new Stored(options, printed), printed).rows();

        assertThat(processes).as(out.toString(StandardCharsets.UTF_8)).allMatch(Comparison::agree);
        assertThat(processes)
                .extracting(Comparison::question, Comparison::rows)
                .containsExactly(
                        tuple("count", 1),
                        tuple("total", 1),
                        tuple("one-address", 1),
                        tuple("top-sources", 10),
                        tuple("triples", 10),
                        tuple("prefix-by-port", 20),
                        tuple("syn-only", 20));
    }

    private static QueryOptions options(String more) {
        return QueryOptions.parse(
                "--flows=60000",
                "--hours=26",
                "--rounds=1",
                "--folder=" + folder,
                "--weir=" + OwnClasses.command(),
                more);
    }
}
