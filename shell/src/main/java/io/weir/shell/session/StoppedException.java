package io.weir.shell.session;

/** A statement was ended from outside: by the user or by the shell's own timeout. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    StoppedException(Outcome outcome) {
        super("stopped: " + outcome);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
