package io.weir.shell.session;

/** A shell command that was called wrongly; the message says how to call it. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    /** An exception with a message for the user. */
    public CommandException(String message) {
        super(message);
    }
}
