package io.weir.jdbc;

import io.weir.jdbc.result.SqlErrors;
import io.weir.jdbc.result.Wrapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A statement's limits and hints, and what no statement can do. */
abstract class StatementSettings implements Statement {
    private Duration queryTimeout;
    private long maxRows;
    private final long maxMemory;
    private int fetchSize;
    private boolean poolable;
    private boolean closeOnCompletion;

    StatementSettings(ConnectionSettings settings) {
        this.queryTimeout = settings.queryTimeout();
        this.maxRows = settings.maxRows();
        this.maxMemory = settings.maxMemory();
    }

    abstract void checkOpen() throws SQLException;

    final Duration queryTimeout() {
        return queryTimeout;
    }

    final long maxRows() {
        return maxRows;
    }

    final long maxMemory() {
        return maxMemory;
    }

    final boolean closesOnCompletion() {
        return closeOnCompletion;
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public int getMaxRows() throws SQLException {
        return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        checkOpen();
        maxRows = notNegative("setMaxRows", max);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        checkOpen();
        return maxRows;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        queryTimeout = Duration.ofSeconds(notNegative("setQueryTimeout", seconds));
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return (int) queryTimeout.toSeconds();
    }

    /** A hint without effect: rows stream. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        fetchSize = (int) notNegative("setFetchSize", rows);
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    /** Accepted and without effect: no value is cut off. */
    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        checkOpen();
        notNegative("setMaxFieldSize", max);
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        checkOpen();
        return 0;
    }

    private static long notNegative(String method, long number) throws SQLException {
        if (number < 0) {
            throw SqlErrors.badArgument(method + ": " + number + "; expected 0 or more");
        }
        return number;
    }

    /**
     * Accepted and without effect: the SQL itself knows {@code {ts '...'}} and {@code {fn ...}}.
     */
    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    /** A hint without effect: rows are read forward. */
    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setCursorName(@Nullable String name) throws SQLException {
        checkOpen();
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetType() throws SQLException {
        checkOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
        this.poolable = poolable;
    }

    @Override
    public boolean isPoolable() throws SQLException {
        checkOpen();
        return poolable;
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    static SQLException noBatches() {
        return SqlErrors.unsupported("Flows are read only: there are no batch updates");
    }

    @Override
    public void addBatch(@Nullable String sql) throws SQLException {
        throw noBatches();
    }

    @Override
    public void clearBatch() throws SQLException {
        throw noBatches();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        throw noBatches();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        throw noBatches();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrapping.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type != null && type.isInstance(this);
    }
}
