package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes, and what goes to which stream. */
class CommandLineTest {
    private static final String AT = "2026-11-22T13:30:00Z";

    @TempDir private Path folder;

    private String repository = "";

    @BeforeEach
    void importFiveFlows() throws IOException {
        repository = folder.resolve("repository").toString();
        String table = FlowFiles.flowTable(folder).toString();
        CommandRun run = CommandRun.of("import", repository, table, "--at", AT);
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(table + ": 5 flows imported (cisco)\n").contains(AT);
    }

    @Test
    void goodQueryGivesItsRowsAndNothingElse() {
        CommandRun run =
                CommandRun.of(
                        repository,
                        "-F",
                        "csv",
                        "-c",
                        "SELECT src_addr, SUM(packets) AS packets FROM flows GROUP BY src_addr ORDER BY 2 DESC LIMIT 2");
        assertThat(run)
                .isEqualTo(
                        new CommandRun(
                                0, "src_addr,packets\n192.0.2.10,1500\n198.51.100.90,5\n", ""));
    }

    @Test
    void commandShellMayBeNamed() {
        CommandRun run =
                CommandRun.of(
                        "shell", repository, "-F", "csv", "-c", "SELECT COUNT(*) AS n FROM flows");
        assertThat(run).isEqualTo(new CommandRun(0, "n\n5\n", ""));
    }

    @Test
    void unknownOptionIsUsageAndSaysWhereToRead() {
        CommandRun run = CommandRun.of(repository, "--nope");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("weir: Unknown option: '--nope'\n")
                .endsWith("See weir help shell\n");
    }

    @Test
    void unknownFormatIsUsageAndListsTheKnownOnes() {
        CommandRun run = CommandRun.of(repository, "-F", "xml", "-c", "SELECT 1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'xml'").contains("auto box ascii plain vertical csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "NaN", "1e9", "9999999999"})
    void timeLimitThatIsNoneIsUsage(String seconds) {
        CommandRun run = CommandRun.of(repository, "--timeout=" + seconds, "-c", "SELECT 1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(
                        "weir: --timeout is '"
                                + seconds
                                + "'; expected seconds above 0, for example 2.5\n");
    }

    @Test
    void missingRepositoryIsTwoAndNamesTheFolder() {
        String missing = folder.resolve("nothing-here").toString();
        for (CommandRun run :
                new CommandRun[] {
                    CommandRun.of(missing, "-c", "SELECT 1"), CommandRun.of("files", missing)
                }) {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(missing).contains("weir import");
        }
        assertThat(Path.of(missing)).doesNotExist();
    }

    @Test
    void wordThatIsNeitherFolderNorCommandIsToldBoth() {
        CommandRun folderMeant = CommandRun.of("no-such-folder", "-c", "SELECT 1");
        CommandRun commandMeant = CommandRun.of("no-such-command", repository);
        CommandRun demo = CommandRun.of("demo");
        assertThat(folderMeant.code()).isEqualTo(2);
        assertThat(commandMeant.code()).isEqualTo(1);
        assertThat(commandMeant.err())
                .isEqualTo(
                        "weir: 'no-such-command' is neither a folder nor a command; expected a repository's"
                                + " folder or one of collect, compact, expire, files, help, import, shell, status, verify\nSee weir --help\n");
        assertThat(demo.err()).endsWith("The demo starts in a checkout: ./weir demo\n");
        assertThat(folderMeant.out() + commandMeant.out() + demo.out()).isEmpty();
    }

    @Test
    void errorInSqlIsThreeAndPointsAtItsPlace() {
        CommandRun run = CommandRun.of(repository, "-F", "csv", "-c", "SELECT src_adr FROM flows");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("line 1, column 8").contains("did you mean 'src_addr'?");
    }

    @Test
    void batchStopsAtTheFirstErrorUnlessToldToGoOn() {
        String[] statements = {
            repository, "-F", "csv", "-c", "SELECT 1 AS a", "-c", "SELECT", "-c", "SELECT 2 AS b"
        };
        String[] keepGoing = Arrays.copyOf(statements, statements.length + 1);
        keepGoing[statements.length] = "--keep-going";
        CommandRun stopped = CommandRun.of(statements);
        CommandRun kept = CommandRun.of(keepGoing);
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.out()).isEqualTo("a\n1\n");
        assertThat(kept.code()).isEqualTo(3);
        assertThat(kept.out()).startsWith("a\n1\n").endsWith("b\n2\n");
    }

    @Test
    void statementThatTakesTooLongIsFour() {
        CommandRun run =
                CommandRun.of(
                        repository,
                        "--timeout",
                        "0.05",
                        "-c",
                        "SELECT COUNT(*) FROM flows a, flows b, flows c, flows d, flows e, flows f,"
                                + " flows g, flows h, flows i, flows j, flows k, flows l");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("0.05 s").contains("--timeout");
    }

    @Test
    void rowsAskedForAreTenAndNoRowsAreZero() {
        String sql = "SELECT src_addr FROM flows WHERE packets > %d";
        CommandRun some =
                CommandRun.of(repository, "--exit-on-rows", "-F", "csv", "-c", sql.formatted(1000));
        CommandRun none =
                CommandRun.of(repository, "--exit-on-rows", "-F", "csv", "-c", sql.formatted(9999));
        assertThat(some).isEqualTo(new CommandRun(10, "src_addr\n192.0.2.10\n", ""));
        assertThat(none).isEqualTo(new CommandRun(0, "src_addr\n", ""));
    }

    @Test
    void sameContentIsRefusedUnlessItIsAskedForAgain() {
        String table = folder.resolve("cache-flow.txt").toString();
        CommandRun refused = CommandRun.of("import", repository, table, "--at", AT);
        CommandRun again = CommandRun.of("import", repository, table, "--at", AT, "--again", "-q");
        CommandRun count =
                CommandRun.of(repository, "-F", "csv-noheader", "-c", "SELECT COUNT(*) FROM flows");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(table).contains("--again");
        assertThat(again).isEqualTo(new CommandRun(0, "", ""));
        assertThat(count).isEqualTo(new CommandRun(0, "10\n", ""));
    }

    @Test
    void captureWithoutAnyFlowThatIsUnderstoodIsTwoAndSaysWhy() throws IOException {
        String capture = FlowFiles.netFlow8(folder).toString();
        CommandRun run = CommandRun.of("import", repository, capture);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("0 flows imported").contains("NetFlow v8").contains("v5");
    }

    @Test
    void fileThatIsMissingDoesNotKeepTheNextFromBeingImported() throws IOException {
        String missing = folder.resolve("missing.pcap").toString();
        Path second = folder.resolve("second.txt");
        Files.writeString(
                second, Files.readString(folder.resolve("cache-flow.txt")).replace("1499", "1498"));
        CommandRun run =
                CommandRun.of("import", repository, missing, second.toString(), "--at", AT);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(missing).contains(second + ": 5 flows imported (cisco)\n");
    }

    @Test
    void filesPrintsThePathsOfTheHoursThatAreAskedFor() {
        CommandRun all = CommandRun.of("files", repository);
        CommandRun hour =
                CommandRun.of("files", repository, "--from", AT, "--to", "2026-11-22T14:00:00Z");
        CommandRun dayBefore = CommandRun.of("files", repository, "--to", "2026-11-22");
        assertThat(all.err()).isEmpty();
        assertThat(all.out().lines())
                .hasSize(1)
                .allMatch(path -> Files.isRegularFile(Path.of(path)));
        assertThat(all.out()).contains("/flows/day=2026-11-22/hour=13/");
        assertThat(hour).isEqualTo(all);
        assertThat(dayBefore).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void boundThatIsNoTimeIsUsage() {
        CommandRun run = CommandRun.of("files", repository, "--from", "yesterday");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("'yesterday'").contains("2026-11-22T13:00:00Z");
    }

    @Test
    void boundsBetweenWhichThereIsNothingAreUsage() {
        CommandRun run =
                CommandRun.of("files", repository, "--from", "2026-11-23", "--to", "2026-11-22");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "weir: --to is '2026-11-22'; expected a time after --from, '2026-11-23'\n");
    }

    @Test
    void zoneThatIsNoneIsUsage() {
        CommandRun run = CommandRun.of("import", repository, "--zone", "Mars", "some.csv");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "weir: --zone is 'Mars'; expected for example Europe/Berlin or +02:00\n");
    }

    @Test
    void addressToListenOnIsCheckedBeforeAnythingStarts() {
        String fresh = folder.resolve("fresh").toString();
        CommandRun run = CommandRun.of("collect", fresh, "--listen", "sctp://127.0.0.1:2055");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("sctp://127.0.0.1:2055").contains("udp://0.0.0.0:2055");
        assertThat(Path.of(fresh)).doesNotExist();
    }

    @Test
    void helpAndVersionAreAskedForAndGoToStandardOutput() {
        CommandRun help = CommandRun.of("--help");
        CommandRun ofImport = CommandRun.of("help", "import");
        CommandRun version = CommandRun.of("--version");
        assertThat(help.code() + ofImport.code() + version.code()).isZero();
        assertThat(help.err() + ofImport.err() + version.err()).isEmpty();
        assertThat(help.out()).contains("Exit codes: 0 fine, 1 usage").contains("collect");
        assertThat(ofImport.out()).contains("--again");
        assertThat(version.out()).startsWith("weir ");
    }
}
