package io.weir.jdbc;

import io.weir.jdbc.result.Namespace;
import io.weir.jdbc.result.SqlErrors;
import java.sql.ClientInfoStatus;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What clients set on a connection and read back. Nothing is ever changed, so that transactions,
 * isolation and holdability are accepted and have no effect.
 */
abstract class SessionState extends UnsupportedFeatures {
    private static final Set<String> CLIENT_INFO =
            Set.of("ApplicationName", "ClientHostname", "ClientUser");

    private final Map<String, String> clientInfo = new LinkedHashMap<>();
    private boolean autoCommit = true;
    private int isolation = TRANSACTION_NONE;
    private int holdability = ResultSet.HOLD_CURSORS_OVER_COMMIT;
    private volatile int networkTimeoutMillis;
    private @Nullable SQLWarning warnings;

    final void warn(String message) {
        SQLWarning warning = new SQLWarning(message, "01000");
        if (warnings == null) {
            warnings = warning;
        } else {
            warnings.setNextWarning(warning);
        }
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        warnings = null;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        checkOpen();
        this.autoCommit = autoCommit;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public void commit() throws SQLException {
        checkOpen();
    }

    @Override
    public void rollback() throws SQLException {
        checkOpen();
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        checkOpen();
        if (!readOnly) {
            warn("Flows are read only; setReadOnly(false) has no effect");
        }
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return true;
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        switch (level) {
            case TRANSACTION_NONE,
                    TRANSACTION_READ_UNCOMMITTED,
                    TRANSACTION_READ_COMMITTED,
                    TRANSACTION_REPEATABLE_READ,
                    TRANSACTION_SERIALIZABLE ->
                    isolation = level;
            default ->
                    throw SqlErrors.badArgument(
                            "setTransactionIsolation: "
                                    + level
                                    + "; expected a TRANSACTION constant of Connection");
        }
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return isolation;
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        checkOpen();
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
                && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw SqlErrors.badArgument(
                    "setHoldability: "
                            + holdability
                            + "; expected HOLD_CURSORS_OVER_COMMIT or CLOSE_CURSORS_AT_COMMIT");
        }
        this.holdability = holdability;
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return holdability;
    }

    /** Ignored, as JDBC asks of databases without catalogs. */
    @Override
    public void setCatalog(@Nullable String catalog) throws SQLException {
        checkOpen();
    }

    /** Null: tables are in no catalog. */
    @Override
    public @Nullable String getCatalog() throws SQLException {
        checkOpen();
        return null;
    }

    /** Takes the one schema there is, in any case. */
    @Override
    public void setSchema(@Nullable String schema) throws SQLException {
        checkOpen();
        if (schema == null || !schema.toLowerCase(Locale.ROOT).equals(Namespace.SCHEMA)) {
            throw SqlErrors.withState(
                    "3F000",
                    "No schema \"" + schema + "\"; there is one: " + Namespace.SCHEMA,
                    null);
        }
    }

    @Override
    public String getSchema() throws SQLException {
        checkOpen();
        return Namespace.SCHEMA;
    }

    /** Bounds each statement together with its query timeout: the shorter counts. */
    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds)
            throws SQLException {
        checkOpen();
        if (milliseconds < 0) {
            throw SqlErrors.badArgument(
                    "setNetworkTimeout: " + milliseconds + "; expected 0 or more");
        }
        networkTimeoutMillis = milliseconds;
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeoutMillis;
    }

    @Override
    public void setClientInfo(@Nullable String name, @Nullable String value)
            throws SQLClientInfoException {
        checkOpenForClientInfo();
        if (name == null || !CLIENT_INFO.contains(name)) {
            warn("Unknown client info \"" + name + "\" is ignored; known are " + CLIENT_INFO);
        } else if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.put(name, value);
        }
    }

    @Override
    public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
        checkOpenForClientInfo();
        clientInfo.clear();
        if (properties != null) {
            for (String name : properties.stringPropertyNames()) {
                setClientInfo(name, properties.getProperty(name));
            }
        }
    }

    @Override
    public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
        checkOpen();
        return name == null ? null : clientInfo.get(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    private void checkOpenForClientInfo() throws SQLClientInfoException {
        try {
            checkOpen();
        } catch (SQLException e) {
            throw new SQLClientInfoException(
                    e.getMessage(), e.getSQLState(), 0, Map.<String, ClientInfoStatus>of(), e);
        }
    }

    @Override
    public String nativeSQL(@Nullable String sql) throws SQLException {
        checkOpen();
        if (sql == null) {
            throw SqlErrors.badArgument("nativeSQL: the text is null");
        }
        return sql;
    }
}
