package io.weir.jdbc;

import io.weir.jdbc.metadata.TableSource;
import io.weir.jdbc.metadata.WeirDatabaseMetaData;
import io.weir.jdbc.result.SqlErrors;
import io.weir.sql.FlowDatabase;
import io.weir.sql.FlowSqlException;
import io.weir.sql.PreparedQuery;
import io.weir.sql.QueryControl;
import io.weir.sql.TableInfo;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection to one repository. Statements of several threads may run at once. */
final class WeirConnection extends SessionState implements TableSource {
    private final ConnectionSettings settings;
    private final FlowDatabase database;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<WeirStatement> statements =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    WeirConnection(ConnectionSettings settings, FlowDatabase database) {
        this.settings = settings;
        this.database = database;
        if (settings.credentials()) {
            warn("User and password are ignored: access is by the rights of the files");
        }
    }

    ConnectionSettings settings() {
        return settings;
    }

    @Override
    public void checkOpen() throws SQLException {
        if (closed.get()) {
            throw SqlErrors.withState("08003", "The connection is closed", null);
        }
    }

    PreparedQuery prepareQuery(@Nullable String sql, QueryControl control) throws SQLException {
        checkOpen();
        if (sql == null) {
            throw SqlErrors.badArgument("The SQL text is null");
        }
        try {
            return database.prepare(sql, control);
        } catch (FlowSqlException e) {
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            throw SqlErrors.internal("preparing a statement", e);
        }
    }

    @Override
    public List<TableInfo> tables() throws SQLException {
        checkOpen();
        try {
            return database.tables();
        } catch (RuntimeException e) {
            throw SqlErrors.internal("listing the tables", e);
        }
    }

    private <T extends WeirStatement> T remember(T statement) {
        statements.add(statement);
        return statement;
    }

    void forget(WeirStatement statement) {
        statements.remove(statement);
    }

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        return remember(new WeirStatement(this));
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        warnIfDowngraded(type, concurrency);
        return createStatement();
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability)
            throws SQLException {
        return createStatement(type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql) throws SQLException {
        return remember(
                new WeirPreparedStatement(
                        this,
                        prepareQuery(
                                sql,
                                QueryControl.limited(
                                        Duration.ofMillis(getNetworkTimeout()), 0, 0))));
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int type, int concurrency)
            throws SQLException {
        warnIfDowngraded(type, concurrency);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(
            @Nullable String sql, int type, int concurrency, int holdability) throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int keys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int @Nullable [] columns)
            throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, String @Nullable [] columns)
            throws SQLException {
        return prepareStatement(sql);
    }

    private void warnIfDowngraded(int type, int concurrency) throws SQLException {
        checkOpen();
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            warn("Result sets are TYPE_FORWARD_ONLY and CONCUR_READ_ONLY whatever is asked for");
        }
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new WeirDatabaseMetaData(this, settings.url(), this);
    }

    /** Asks the repository, which answers at once. */
    @Override
    public boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlErrors.badArgument("isValid: " + seconds + " seconds; expected 0 or more");
        }
        try {
            return !closed.get() && database.isReadable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() throws SQLException {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw SqlErrors.badArgument("abort: the executor is null");
        }
        if (closed.compareAndSet(false, true)) {
            openStatements().forEach(WeirStatement::cancelRunning);
            executor.execute(this::releaseQuietly);
        }
    }

    private void releaseQuietly() {
        try {
            release();
        } catch (SQLException e) {
            warn("The connection was aborted and did not close well: " + e.getMessage());
        }
    }

    private void release() throws SQLException {
        SQLException first = null;
        for (WeirStatement statement : openStatements()) {
            try {
                statement.close();
            } catch (SQLException e) {
                first = first == null ? e : first;
            }
        }
        try {
            database.close();
        } catch (RuntimeException e) {
            first = first == null ? SqlErrors.internal("closing the repository", e) : first;
        }
        if (first != null) {
            throw first;
        }
    }

    private List<WeirStatement> openStatements() {
        synchronized (statements) {
            return new ArrayList<>(statements);
        }
    }
}
