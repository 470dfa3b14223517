package io.weir.shell.session;

import java.io.IOException;
import java.sql.SQLException;

/** The shell commands, as a session sees them. */
public interface CommandSet {
    /**
     * Runs one command line such as {@code \d flows}.
     *
     * @throws CommandException if there is no such command or its arguments are wrong
     * @throws SQLException if the database refuses
     * @throws IOException if output or a file fails
     */
    Outcome run(String line, Session session) throws CommandException, SQLException, IOException;
}
