package io.weir.jdbc;

import io.weir.jdbc.result.SqlErrors;
import io.weir.jdbc.result.WeirResultSet;
import io.weir.sql.FlowSqlException;
import io.weir.sql.PreparedQuery;
import io.weir.sql.QueryControl;
import io.weir.sql.QueryResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A statement. One thread executes at a time; {@link #cancel} and {@link #close} may come from any.
 */
class WeirStatement extends StatementSettings {
    private final WeirConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable QueryControl control;
    private volatile boolean closed;
    private @Nullable WeirResultSet current;
    private @Nullable QueryResult currentRows;
    private int updateCount = -1;

    WeirStatement(WeirConnection connection) {
        super(connection.settings());
        this.connection = connection;
    }

    /** Where the query to run comes from. */
    interface QuerySource {
        PreparedQuery get(QueryControl reins) throws SQLException;
    }

    /** What an execution is asked to give. */
    enum Wanted {
        ROWS,
        NO_ROWS,
        ANY
    }

    /**
     * Runs a query and keeps its result.
     *
     * @return whether the result has rows
     */
    final boolean run(QuerySource source, List<@Nullable Object> parameters, Wanted wanted)
            throws SQLException {
        lock.lock();
        try {
            checkOpen();
            closeCurrent();
            QueryControl reins = QueryControl.limited(timeLimit(), maxRows(), maxMemory());
            control = reins;
            PreparedQuery query = source.get(reins);
            boolean hasRows = !query.columns().isEmpty();
            checkWanted(wanted, hasRows);
            QueryResult rows = execute(query, parameters, reins);
            if (hasRows) {
                current =
                        new WeirResultSet(
                                query.columns(), rows, reins, this, () -> resultClosed(rows));
                currentRows = rows;
            } else {
                rows.close();
                updateCount = 0;
            }
            return hasRows;
        } finally {
            lock.unlock();
        }
    }

    private static QueryResult execute(
            PreparedQuery query, List<@Nullable Object> parameters, QueryControl reins)
            throws SQLException {
        try {
            reins.check();
            return query.execute(parameters, reins);
        } catch (FlowSqlException e) {
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            throw SqlErrors.internal("executing a statement", e);
        }
    }

    private static void checkWanted(Wanted wanted, boolean hasRows) throws SQLException {
        if (wanted == Wanted.ROWS && !hasRows) {
            throw SqlErrors.withState(
                    "HY000", "The statement gives no rows; use execute instead", null);
        }
        if (wanted == Wanted.NO_ROWS && hasRows) {
            throw SqlErrors.withState(
                    "HY000",
                    "The statement is a query, and flows are read only; use executeQuery instead"
                            + " of executeUpdate",
                    null);
        }
    }

    private Duration timeLimit() throws SQLException {
        Duration network = Duration.ofMillis(connection.getNetworkTimeout());
        Duration query = queryTimeout();
        if (query.isZero() || network.isZero()) {
            return query.plus(network);
        }
        return query.compareTo(network) < 0 ? query : network;
    }

    private void resultClosed(QueryResult rows) {
        if (closesOnCompletion() && currentRows == rows) {
            closed = true;
            connection.forget(this);
        }
    }

    private void closeCurrent() throws SQLException {
        WeirResultSet open = current;
        current = null;
        currentRows = null;
        updateCount = -1;
        if (open != null) {
            open.close();
        }
    }

    private PreparedQuery prepareWithoutParameters(@Nullable String sql, QueryControl reins)
            throws SQLException {
        PreparedQuery query = connection.prepareQuery(sql, reins);
        int count = query.parameters().size();
        if (count > 0) {
            throw SqlErrors.withState(
                    "07001",
                    "The statement has " + count + " parameters (?); use prepareStatement",
                    null);
        }
        return query;
    }

    @Override
    public ResultSet executeQuery(@Nullable String sql) throws SQLException {
        run(reins -> prepareWithoutParameters(sql, reins), List.of(), Wanted.ROWS);
        return rows();
    }

    final ResultSet rows() throws SQLException {
        ResultSet rows = current;
        if (rows == null) {
            throw SqlErrors.invalidState("Another thread has used the statement meanwhile");
        }
        return rows;
    }

    @Override
    public int executeUpdate(@Nullable String sql) throws SQLException {
        run(reins -> prepareWithoutParameters(sql, reins), List.of(), Wanted.NO_ROWS);
        return 0;
    }

    @Override
    public long executeLargeUpdate(@Nullable String sql) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public boolean execute(@Nullable String sql) throws SQLException {
        return run(reins -> prepareWithoutParameters(sql, reins), List.of(), Wanted.ANY);
    }

    @Override
    public int executeUpdate(@Nullable String sql, int keys) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(@Nullable String sql, int @Nullable [] columns) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(@Nullable String sql, String @Nullable [] columns)
            throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public boolean execute(@Nullable String sql, int keys) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(@Nullable String sql, int @Nullable [] columns) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(@Nullable String sql, String @Nullable [] columns) throws SQLException {
        return execute(sql);
    }

    @Override
    public void cancel() throws SQLException {
        checkOpen();
        cancelRunning();
    }

    final void cancelRunning() {
        QueryControl running = control;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void close() throws SQLException {
        cancelRunning();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                connection.forget(this);
                closeCurrent();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    final void checkOpen() throws SQLException {
        connection.checkOpen();
        if (closed) {
            throw SqlErrors.invalidState("The statement is closed");
        }
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        checkOpen();
        return current;
    }

    @Override
    public int getUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return getUpdateCount();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    @Override
    public boolean getMoreResults(int what) throws SQLException {
        lock.lock();
        try {
            checkOpen();
            if (what == KEEP_CURRENT_RESULT) {
                throw SqlErrors.unsupported("A statement has one result; it is closed to move on");
            }
            closeCurrent();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Always empty: nothing is inserted. */
    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        return WeirResultSet.ofRows(List.of(), List.of());
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }
}
