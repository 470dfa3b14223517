package io.weir.sample;

import io.weir.shell.ConnectionSource;
import io.weir.shell.ShellOptions;
import io.weir.shell.ShellOptionsBuilder;
import io.weir.shell.TerminalCheck;
import io.weir.shell.WeirShell;
import io.weir.shell.output.OutputFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Properties;

/**
 * {@code ./weir demo [FOLDER]}: recorded datagrams, a live collector, Parquet, a tour in SQL, then
 * the shell.
 */
public final class Demo {
    private static final int FAILED = 2;

    private final Path repository;
    private final PrintStream out;

    private Demo(Path repository, PrintStream out) {
        this.repository = repository;
        this.out = out;
    }

    /** Runs the demo; the folder is {@code weir-demo} where none is named. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length > 1 || (args.length == 1 && args[0].startsWith("-"))) {
            System.err.println("Usage: ./weir demo [FOLDER]    FOLDER is weir-demo by default");
            System.exit(args.length == 1 && args[0].matches("-h|--help") ? 0 : 1);
        }
        try {
            Path folder = DemoFolder.prepare(Path.of(args.length == 0 ? "weir-demo" : args[0]));
            System.exit(new Demo(folder, System.out).run());
        } catch (IOException e) {
            System.err.println("weir: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private int run() throws IOException, InterruptedException {
        out.println("Weir demo: an office, seen by its router. Who misbehaves?");
        out.println();
        LiveCollection.collect(repository, Recording.endingAt(Instant.now()), out);
        for (Questions.Question question : Questions.tour()) {
            int code = answer(question);
            if (code != 0) {
                return code;
            }
        }
        out.println();
        out.println("The repository stays: " + repository);
        out.println("Ask on: ./weir " + repository);
        out.flush();
        return openShell();
    }

    private int answer(Questions.Question question) {
        out.println();
        out.println("== " + question.title());
        out.println(question.sql());
        out.println();
        out.flush();
        ShellOptions options =
                shell().command(question.sql()).format(OutputFormat.BOX).quiet(true).build();
        return WeirShell.run(options, System.in, out, System.err);
    }

    /** At a terminal, the prompt; elsewhere nothing, and the demo has ended. */
    private int openShell() {
        if (!TerminalCheck.isTerminal(0) || !TerminalCheck.isTerminal(1)) {
            return 0;
        }
        return WeirShell.run(shell().prompt(true).build(), System.in, out, System.err);
    }

    private ShellOptionsBuilder shell() {
        Properties properties = new Properties();
        properties.setProperty("repository", repository.toString());
        ConnectionSource source = () -> DriverManager.getConnection("jdbc:weir:", properties);
        return ShellOptions.builder(repository.toString(), source);
    }
}
