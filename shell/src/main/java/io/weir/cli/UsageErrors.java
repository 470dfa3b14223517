package io.weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong arguments: one line that says what, one that says where to read more, exit code 1. */
final class UsageErrors implements IParameterExceptionHandler {
    static final int EXIT_CODE = 1;

    private final PrintStream err;

    UsageErrors(PrintStream err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        err.println("weir: " + error.getMessage());
        UnmatchedArgumentException.printSuggestions(
                error, new PrintWriter(err, true, StandardCharsets.UTF_8));
        String name = command.getCommandName();
        err.println("See weir " + (name.equals("weir") ? "--help" : "help " + name));
        err.flush();
        return EXIT_CODE;
    }
}
