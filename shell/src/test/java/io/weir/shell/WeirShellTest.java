package io.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.shell.output.OutputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch, on an independent database. */
class WeirShellTest {
    private static final String ENDLESS =
            "select count(*) from range(1000000000) a, range(1000000000) b";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir Path folder;

    @Test
    void commandsAndFilesRunInTheOrderOfTheCommandLine() throws IOException {
        Path file = write("b.sql", "select 2 as b;\nselect 3 as c\n");
        assertThat(run(batch().command("select 1 as a").input(ShellInput.file("" + file)), ""))
                .isZero();
        assertThat(out()).isEqualTo("a\n1\nb\n2\nc\n3\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void standardInputIsTheScriptWhereNothingElseIsGiven() {
        assertThat(run(batch(), "\ufeffselect 1 as a;\r\nselect 2 as b\\G\nquit\nselect 3;"))
                .isZero();
        assertThat(out()).isEqualTo("a\n1\n\n-[ RECORD 1 ]---------------------------\nb | 2\n");
    }

    @Test
    void theFirstErrorEndsTheBatchWithCodeThree() {
        int code = run(batch().command("select 1 as a; selec; select 2").command("select 3"), "");
        assertThat(code).isEqualTo(3);
        assertThat(out()).isEqualTo("a\n1\n");
        assertThat(err()).startsWith("error: ").contains("selec").doesNotContain("\tat ");
    }

    @Test
    void keepGoingRunsTheRestAndStillEndsWithCodeThree() {
        assertThat(run(batch().keepGoing(true).command("selec").command("select 3 as c"), ""))
                .isEqualTo(3);
        assertThat(out()).isEqualTo("c\n3\n");
    }

    @Test
    void errorsNameTheScriptAndTheLine() throws IOException {
        Path file = write("bad.sql", "select 1;\n\n-- next\nselect nope;\n");
        assertThat(run(batch().input(ShellInput.file("" + file)), "")).isEqualTo(3);
        assertThat(err()).startsWith("error: " + file + ":4: ");
    }

    @Test
    void stackTracesComeOnlyWithDebug() {
        run(batch().debug(true).command("selec"), "");
        assertThat(err()).contains("java.sql.SQLException").contains("\tat ");
    }

    @Test
    void aMissingScriptEndsWithCodeOne() {
        assertThat(run(batch().input(ShellInput.file("/no/such.sql")), "")).isEqualTo(1);
        assertThat(err()).isEqualTo("error: /no/such.sql: no such file or folder\n");
    }

    @Test
    void aConnectionThatCannotBeOpenedEndsWithCodeTwo() {
        ConnectionSource source = ConnectionSource.url("jdbc:duckdb:/no/such/folder/x.db");
        assertThat(run(ShellOptions.builder("x.db", source).prompt(false).command("select 1"), ""))
                .isEqualTo(2);
        assertThat(err()).startsWith("error: cannot open x.db: ");
    }

    @Test
    void sqlStatesDecideTheExitCode() {
        assertThat(runFailing("08006")).isEqualTo(2);
        assertThat(runFailing("53200")).isEqualTo(4);
        assertThat(runFailing("57014")).isEqualTo(4);
        assertThat(runFailing("42000")).isEqualTo(3);
        assertThat(runFailing("22003")).isEqualTo(3);
    }

    @Test
    void aTimeoutCancelsTheRunningStatementAndEndsWithCodeFour() {
        assertThat(run(batch().timeout(Duration.ofMillis(300)).command(ENDLESS), "")).isEqualTo(4);
        assertThat(err()).startsWith("error: canceled after 0.3 s (--timeout)");
        assertThat(out()).isEmpty();
    }

    @Test
    void exitOnRowsEndsWithCodeTenIfAnyStatementGaveRows() {
        assertThat(run(batch().exitOnRows(true).command("select 1; select 2 where false"), ""))
                .isEqualTo(10);
        assertThat(run(batch().exitOnRows(true).command("select 2 where false"), "")).isZero();
        assertThat(run(batch().exitOnRows(true).command("select 1; selec"), "")).isEqualTo(3);
    }

    @Test
    void aReaderThatGoesAwayEndsTheBatchQuietly() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        ShellOptions options = batch().command("select * from range(100000)").build();
        int code = WeirShell.run(options, input(""), new PrintStream(closed), print(err));
        assertThat(code).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void timesAndWarningsNeverMixWithResults() {
        run(batch().timing(true).command("create table t(a int)").command("select 1 as a"), "");
        assertThat(out()).isEqualTo("a\n1\n");
        assertThat(err()).matches("done · \\d+\\.\\d\\d s\n1 row · \\d+\\.\\d\\d s\n");
    }

    @Test
    void resultsGoToTheFileInTheFormatOfItsSuffix() throws IOException {
        Path file = folder.resolve("r.ndjson");
        assertThat(run(batch().outputFile(file).command("select 1 as a"), "")).isZero();
        assertThat(out()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("{\"a\":1}\n");
    }

    @Test
    void anOutputFileThatCannotBeWrittenEndsWithCodeOne() {
        assertThat(run(batch().outputFile(Path.of("/no/such/r.csv")).command("select 1"), ""))
                .isEqualTo(1);
        assertThat(err()).isEqualTo("error: /no/such/r.csv: no such file or folder\n");
    }

    @Test
    void tuplesOnlyLeavesOutNames() {
        run(batch().tuplesOnly(true).nullText("-").command("select 1 as a, null as b"), "");
        assertThat(out()).isEqualTo("1,-\n");
    }

    @Test
    void aTerminalGetsABoxAndAWholeResult() {
        run(
                batch().outputIsTerminal(true)
                        .color(ColorMode.NEVER)
                        .command("select range as n from range(50)"),
                "");
        assertThat(out()).startsWith("┌────┐\n│  n │\n├────┤\n│  0 │\n").contains("│ 25 │");
    }

    @Test
    void tablesColumnsAndFunctionsAreListedInABatch() {
        String setUp =
                "create table flows(bytes bigint not null, proto int);"
                        + "comment on column flows.bytes is 'IP bytes'; create view v as select 1 as one";
        run(batch().command(setUp).command("\\d").command("\\d FLOWS").command(".tables"), "");
        assertThat(out())
                .isEqualTo(
                        """
                        name,kind,remarks
                        flows,table,""
                        v,view,""
                        column,type,nullable,remarks
                        bytes,BIGINT,no,IP bytes
                        proto,INTEGER,yes,""
                        name,kind,remarks
                        flows,table,""
                        """);
    }

    @Test
    void functionsAreFoundByPartOfTheirNameAndExplained() {
        run(batch().command("\\df acosh").command("\\h ACOSH"), "");
        assertThat(out())
                .isEqualTo(
                        """
                        function,remarks
                        acosh,Computes the inverse hyperbolic cos of x
                        acosh
                          Computes the inverse hyperbolic cos of x
                        """);
    }

    @Test
    void unknownCommandsAndNamesAreErrorsThatSayWhatToDo() {
        assertThat(run(batch().command("\\foo"), "")).isEqualTo(3);
        assertThat(run(batch().command("\\d nix"), "")).isEqualTo(3);
        assertThat(run(batch().command("\\f xml"), "")).isEqualTo(3);
        assertThat(err())
                .contains("unknown command \\foo; \\? lists the commands")
                .contains("there is no table or view 'nix'; \\d lists what there is")
                .contains("unknown format 'xml'; expected one of: auto box");
    }

    @Test
    void scriptsCallScriptsBesideThem() throws IOException {
        Path inner = write("inner.sql", "select 2 as b;");
        Path outer =
                write(
                        "outer.sql",
                        "select 1 as a;\n\\ir inner.sql\n\\i " + inner + "\nselect 3 as c;");
        assertThat(run(batch().input(ShellInput.file("" + outer)), "")).isZero();
        assertThat(out()).isEqualTo("a\n1\nb\n2\nb\n2\nc\n3\n");
    }

    @Test
    void aScriptThatCallsItselfIsStopped() throws IOException {
        Path file = write("self.sql", "\\ir self.sql");
        assertThat(run(batch().input(ShellInput.file("" + file)), "")).isEqualTo(1);
        assertThat(err()).contains("scripts call one another more than 32 deep");
    }

    @Test
    void outputIsSentToAFileAndBack() throws IOException {
        Path file = folder.resolve("o.csv");
        run(
                batch().command("\\o " + file)
                        .command("select 1 as a")
                        .command("\\o")
                        .command("select 2 as b"),
                "");
        assertThat(Files.readString(file)).isEqualTo("a\n1\n");
        assertThat(out()).isEqualTo("b\n2\n");
    }

    @Test
    void displayCommandsChangeTheFormat() {
        run(
                batch().command("\\pset null nil")
                        .command("\\header off")
                        .command("\\f tsv")
                        .command("select null, 1"),
                "");
        assertThat(out()).isEqualTo("nil\t1\n");
    }

    @Test
    void watchRepeatsTheLastStatement() {
        run(
                batch().format(OutputFormat.CSV_NOHEADER)
                        .command("select 7")
                        .command("\\watch 0 3"),
                "");
        assertThat(out()).isEqualTo("7\n7\n7\n7\n");
    }

    @Test
    void passwordsAreNotShown() {
        run(batch().command("\\conninfo"), "");
        assertThat(out()).startsWith("what,value\nurl,jdbc:duckdb:\ndatabase,DuckDB ");
    }

    @Test
    void messagesOfTheDatabaseAreHarmlessOnATerminal() {
        run(batch().command("select * from \"x\u001b]0;title\u0007\""), "");
        assertThat(err()).contains("\\x1b]0;title\\x07").doesNotContain("\u001b");
    }

    private int runFailing(String state) {
        ConnectionSource source = () -> failing(new SQLException("told to fail", state));
        return run(ShellOptions.builder("fake", source).prompt(false).command("select 1"), "");
    }

    /** A connection that fails at everything but closing. */
    private static Connection failing(SQLException error) {
        return (Connection)
                Proxy.newProxyInstance(
                        WeirShellTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            throw error;
                        });
    }

    private static ShellOptionsBuilder batch() {
        return ShellOptions.builder("duckdb", ConnectionSource.url("jdbc:duckdb:"))
                .prompt(false)
                .outputIsTerminal(false)
                .errorIsTerminal(false);
    }

    private int run(ShellOptionsBuilder options, String input) {
        return WeirShell.run(options.build(), input(input), print(out), print(err));
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
