package io.weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** {@code weir}: the whole command line but the demo, which comes with the sample data. */
public final class Main {
    private static final Set<String> COMMANDS =
            Set.of(
                    "shell", "collect", "import", "files", "status", "compact", "expire", "verify",
                    "help");

    private static final int USAGE_WIDTH = 120;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs a command.
     *
     * @return its exit code: 0 fine, 1 usage, 2 repository, 3 SQL error, 4 timeout or memory limit,
     *     10 rows, 130, 143
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (isNoCommand(args)) {
            return refuse(args, err);
        }
        String[] full = withShell(args);
        CommandLine commands =
                commands(full[0], out, err)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOverwrittenOptionsAllowed(true)
                        .setUsageHelpWidth(USAGE_WIDTH)
                        .setParameterExceptionHandler(new UsageErrors(err))
                        .setExecutionExceptionHandler(new ExecutionErrors(err));
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        return commands.execute(full);
    }

    /** The shell is all that most starts want, and the model of every other command takes time. */
    private static CommandLine commands(String wanted, PrintStream out, PrintStream err) {
        CommandLine commands =
                new CommandLine(new WeirCommand()).addSubcommand(new ShellCommand(out, err));
        if (wanted.equals("shell")) {
            return commands;
        }
        return commands.addSubcommand(new CollectCommand(err))
                .addSubcommand(new ImportCommand(err))
                .addSubcommand(new FilesCommand(out))
                .addSubcommand(new StatusCommand(out))
                .addSubcommand(new CompactCommand(out, err))
                .addSubcommand(new ExpireCommand(out))
                .addSubcommand(new VerifyCommand(out, err))
                .addSubcommand(new CommandLine.HelpCommand());
    }

    /** Whether the first word is no command, and no folder that could be a repository either. */
    private static boolean isNoCommand(String[] args) {
        return args.length > 0
                && args[0].matches("[a-z][a-z-]*")
                && !COMMANDS.contains(args[0])
                && !Files.exists(Path.of(args[0]));
    }

    private static int refuse(String[] args, PrintStream err) {
        err.println(
                "weir: '"
                        + args[0]
                        + "' is neither a folder nor a command; expected a repository's folder or one of"
                        + " collect, compact, expire, files, help, import, shell, status, verify");
        err.println(
                args[0].equals("demo")
                        ? "The demo starts in a checkout: ./weir demo"
                        : "See weir --help");
        err.flush();
        boolean folderMeant = args.length == 1 || args[1].startsWith("-");
        return folderMeant ? ExecutionErrors.REPOSITORY : UsageErrors.EXIT_CODE;
    }

    /** {@code weir REPO -c SQL} is {@code weir shell REPO -c SQL}. */
    private static String[] withShell(String[] args) {
        List<String> rootOptions = List.of("-h", "--help", "-V", "--version");
        if (args.length > 0 && (COMMANDS.contains(args[0]) || rootOptions.contains(args[0]))) {
            return args;
        }
        String[] all = new String[args.length + 1];
        all[0] = "shell";
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }
}
