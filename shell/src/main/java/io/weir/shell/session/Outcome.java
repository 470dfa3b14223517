package io.weir.shell.session;

/** How a statement or command ended, and the exit code of a batch that ends with it. */
public enum Outcome {
    /** It worked. */
    FINE(0),
    /**
     * The reader of the output has gone, as {@code head} does: nothing more to do, and nothing
     * wrong.
     */
    CLOSED(0),
    /** The shell itself failed: a file that cannot be read or written, a bad option. */
    FAILED(1),
    /** The repository or connection cannot be opened or was lost. */
    DISCONNECTED(2),
    /** The database refused the statement. */
    REFUSED(3),
    /** A timeout or the memory limit ended the statement. */
    LIMITED(4),
    /** The user interrupted it. */
    INTERRUPTED(130);

    /** The exit code for rows that were asked for with {@code --exit-on-rows}. */
    public static final int ROWS_EXIT_CODE = 10;

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether {@code --keep-going} goes on after it. */
    public boolean canGoOn() {
        return switch (this) {
            case FINE, REFUSED, LIMITED -> true;
            case CLOSED, FAILED, DISCONNECTED, INTERRUPTED -> false;
        };
    }

    /** Whether it is an error or an interruption. */
    public boolean isFailure() {
        return this != FINE;
    }
}
