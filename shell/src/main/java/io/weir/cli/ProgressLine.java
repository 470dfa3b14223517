package io.weir.cli;

import io.weir.collector.importer.ImportProgress;
import io.weir.shell.TerminalCheck;
import java.io.PrintStream;

/**
 * How far long work is, in one line that is written over; only on a terminal, and only after a
 * second.
 */
final class ProgressLine implements ImportProgress {
    private static final long DELAY_NANOS = 1_000_000_000L;
    private static final long INTERVAL_NANOS = 200_000_000L;

    private final PrintStream err;
    private final boolean shown;
    private long next = System.nanoTime() + DELAY_NANOS;
    private int width;

    ProgressLine(PrintStream err, boolean wanted) {
        this.err = err;
        this.shown = wanted && TerminalCheck.isTerminal(2);
    }

    @Override
    public void at(String file, long bytesDone, long bytesTotal, long flows) {
        show(file, bytesDone, bytesTotal, ", " + flows + " flows");
    }

    /** The same where nobody counts flows. */
    void at(String what, long bytesDone, long bytesTotal) {
        show(what, bytesDone, bytesTotal, "");
    }

    private void show(String what, long bytesDone, long bytesTotal, String more) {
        long now = System.nanoTime();
        if (!shown || now - next < 0) {
            return;
        }
        next = now + INTERVAL_NANOS;
        long percent = bytesTotal == 0 ? 100 : bytesDone * 100 / bytesTotal;
        String line = what + ": " + percent + " % of " + (bytesTotal >> 20) + " MiB" + more;
        err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }

    /** Wipes the line. */
    void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
        next = System.nanoTime() + DELAY_NANOS;
    }
}
