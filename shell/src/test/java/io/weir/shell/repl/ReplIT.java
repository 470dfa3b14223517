package io.weir.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.shell.ColorMode;
import io.weir.shell.ConnectionSource;
import io.weir.shell.ShellOptions;
import io.weir.shell.WeirShell;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Types at the prompt, on a terminal in memory, and reads its screen. */
@Timeout(60)
class ReplIT {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String PROMPT = "weir> ";

    @TempDir Path folder;
    private Path history = Path.of("history");
    private final Screen screen = new Screen();
    private final PipedOutputStream keys = new PipedOutputStream();
    private CompletableFuture<Integer> exit = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        history = folder.resolve("history");
        PipedInputStream in = new PipedInputStream(keys);
        ShellOptions options =
                ShellOptions.builder("duckdb", ConnectionSource.url("jdbc:duckdb:"))
                        .prompt(true)
                        .color(ColorMode.NEVER)
                        .historyFile(history)
                        .outputIsTerminal(true)
                        .errorIsTerminal(true)
                        .build();
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        exit = CompletableFuture.supplyAsync(() -> WeirShell.run(options, in, out, out));
        screen.await("Connected to duckdb\\. .*" + PROMPT);
    }

    @AfterEach
    void stop() throws IOException {
        keys.close();
    }

    @Test
    void aStatementOfSeveralLinesIsRunAtItsSemicolon() throws Exception {
        type("select 1 as a,\r");
        screen.await("   -> ");
        type("cast(null as varchar) as b;\r");
        assertThat(screen.await("┌.*┘\n"))
                .isEqualTo(
                        "┌───┬──────┐\n│ a │ b    │\n├───┼──────┤\n│ 1 │ NULL │\n└───┴──────┘\n");
        screen.await("1 row · \\d+\\.\\d\\d s\n");
        leave();
        assertThat(Files.readAllLines(history)).hasSize(1);
        assertThat(Files.readString(history))
                .contains("select 1 as a,\\ncast(null as varchar) as b;");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void ctrlCCancelsARunningStatementAndThePromptGoesOn() throws Exception {
        type("select count(*) from range(1000000000) a, range(1000000000) b;\r");
        screen.await("Ctrl-C cancels");
        type(CTRL_C);
        screen.await("canceled\n.*" + PROMPT);
        type("select 41 + 1 as n;\r");
        screen.await("│ 42 │");
        leave();
    }

    @Test
    void ctrlCClearsAHalfTypedLineAndKeepsItInTheHistory() throws Exception {
        type("select half");
        screen.await("half");
        type(CTRL_C);
        screen.await(PROMPT);
        type("select 5 as n;\r");
        screen.await("│ 5 │");
        leave();
        assertThat(Files.readString(history)).contains("select half").contains("select 5");
    }

    @Test
    void anErrorDoesNotEndThePrompt() throws Exception {
        type("selec;\r");
        screen.await("error: .*selec");
        screen.await(PROMPT);
        type("\\foo\r");
        screen.await("unknown command \\\\foo");
        leave();
    }

    @Test
    void tabCompletesTables() throws Exception {
        type("create table flow_ends(addr varchar);\r");
        screen.await("done");
        screen.await(PROMPT);
        type("select * from flow\t");
        screen.await("flow_ends");
        type(";\r");
        screen.await("│ addr │");
        leave();
    }

    @Test
    void altEnterSendsWithoutSemicolon() throws Exception {
        type("select 6 * 7 as n\u001b\r");
        screen.await("│ 42 │");
        leave();
    }

    @Test
    void longResultsShowFortyRows() throws Exception {
        type("select range as n from range(1000);\r");
        screen.await("│  19 │\n│   · │\n│ 980 │");
        screen.await("1,000 rows \\(40 shown\\) · ");
        leave();
    }

    @Test
    void wideResultsAreVertical() throws Exception {
        type("select repeat('x', 120) as a, 1 as b;\r");
        screen.await("-\\[ RECORD 1 \\]-+\na \\| x+\nb \\| 1\n");
        type("\\x off\r");
        screen.await("expanded is off");
        type("\\g\r");
        screen.await("┌─+┬───┐");
        leave();
    }

    @Test
    void quitLeaves() throws Exception {
        type("quit\r");
        assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    }

    private void leave() throws Exception {
        screen.await(PROMPT);
        type(CTRL_D);
        assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    }

    private void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }
}
