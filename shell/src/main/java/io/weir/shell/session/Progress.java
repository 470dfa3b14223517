package io.weir.shell.session;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line on the messages' terminal that shows that a statement is alive: after one second, five
 * times a second, erased before anything else is printed. {@link #rows} and {@link #erase} belong
 * to the session's thread; the line is drawn by a timer.
 */
final class Progress {
    private static final String[] FRAMES = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final long DELAY_MILLIS = 1000;
    private static final long PERIOD_MILLIS = 200;

    private final Console console;
    private final long startNanos = System.nanoTime();
    private final @Nullable ScheduledFuture<?> timer;
    private volatile long rows;
    private boolean shown;
    private boolean erased;
    private int frame;

    Progress(Console console, ScheduledExecutorService timers) {
        this.console = console;
        this.timer =
                console.messagesAreTerminal()
                        ? timers.scheduleAtFixedRate(
                                this::draw, DELAY_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS)
                        : null;
    }

    /** Tells how many rows have come. */
    void rows(long count) {
        rows = count;
    }

    /** Ends the display for good. */
    synchronized void erase() {
        erased = true;
        if (timer != null) {
            timer.cancel(false);
        }
        if (shown) {
            shown = false;
            console.overwrite("\r\u001b[K");
        }
    }

    private synchronized void draw() {
        if (erased) {
            return;
        }
        shown = true;
        String spinner = FRAMES[frame++ % FRAMES.length];
        String count = rows == 0 ? "" : " · " + Footer.rows(rows);
        String text = Footer.seconds(System.nanoTime() - startNanos) + count;
        console.overwrite("\r\u001b[K" + spinner + " " + text + " · Ctrl-C cancels");
    }
}
