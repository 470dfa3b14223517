package io.weir.shell;

import org.jline.utils.Signals;

/** The signal by which services are told to read their configuration again: SIGHUP. */
public final class HangUp {
    private HangUp() {}

    /**
     * Runs {@code action} whenever the process gets the signal, in place of ending. Where the
     * system has no such signal, nothing happens.
     */
    public static void runs(Runnable action) {
        Signals.register("HUP", action);
    }
}
