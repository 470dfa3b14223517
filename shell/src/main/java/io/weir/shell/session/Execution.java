package io.weir.shell.session;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;

/** One statement while it runs. Run by the session's thread, stopped from any other. */
final class Execution {
    /** Why it was stopped. */
    enum Cause {
        NONE,
        INTERRUPT,
        TIMEOUT
    }

    private final Statement statement;
    private final AtomicReference<Cause> cause = new AtomicReference<>(Cause.NONE);

    Execution(Statement statement) {
        this.statement = statement;
    }

    /** Cancels the statement; the first cause counts. */
    void stop(Cause why) {
        if (cause.compareAndSet(Cause.NONE, why)) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // The statement has just ended, or cannot be canceled: checkStopped ends it at the next row.
                return;
            }
        }
    }

    Cause cause() {
        return cause.get();
    }

    /** Throws if it was stopped: for drivers that go on handing out rows. */
    void checkStopped() throws SQLException {
        if (cause.get() != Cause.NONE) {
            throw new SQLException("the statement was canceled", "57014");
        }
    }
}
