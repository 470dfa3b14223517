package io.weir.cli;

import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * A command failed: its message in one line, exit code 2; a fault of Weir's own shows its stack
 * trace.
 */
final class ExecutionErrors implements IExecutionExceptionHandler {
    static final int REPOSITORY = 2;

    private final PrintStream err;

    ExecutionErrors(PrintStream err) {
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        if (error instanceof IllegalArgumentException) {
            err.println("weir: " + error.getMessage());
            return UsageErrors.EXIT_CODE;
        }
        if (error instanceof IOException problem) {
            err.println("weir: " + FileProblems.text(problem));
            return REPOSITORY;
        }
        err.println("weir: a fault in Weir; please report it with what follows");
        error.printStackTrace(err);
        return REPOSITORY;
    }
}
