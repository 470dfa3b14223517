package io.weir.shell;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens the connection of a shell. */
@FunctionalInterface
public interface ConnectionSource {
    /**
     * Opens it; the shell closes it.
     *
     * @throws SQLException if that fails; the shell then ends with exit code 2
     */
    Connection open() throws SQLException;

    /**
     * A connection from the registered JDBC drivers, for a URL such as {@code
     * jdbc:weir:/var/lib/flows}.
     */
    static ConnectionSource url(String url) {
        return () -> DriverManager.getConnection(url);
    }
}
