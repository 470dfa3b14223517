package io.weir.shell.session;

import java.sql.SQLException;
import java.sql.Statement;

/** One statement while it runs. Run by the session's thread, stopped from any other. */
final class Execution {
    /** Why it was stopped. */
    enum Cause {
        NONE,
        INTERRUPT,
        TIMEOUT
    }

    private final Statement statement;
    private volatile Cause cause = Cause.NONE;

    Execution(Statement statement) {
        this.statement = statement;
    }

    /** Cancels the statement; the first cause counts. */
    synchronized void stop(Cause why) {
        if (cause != Cause.NONE) {
            return;
        }
        cause = why;
        try {
            statement.cancel();
        } catch (SQLException e) {
            // The statement has just ended, or cannot be canceled: checkStopped ends it at a row.
            return;
        }
    }

    Cause cause() {
        return cause;
    }

    /** Throws if it was stopped: for drivers that go on handing out rows. */
    void checkStopped() throws SQLException {
        if (cause != Cause.NONE) {
            throw new SQLException("the statement was canceled", "57014");
        }
    }
}
