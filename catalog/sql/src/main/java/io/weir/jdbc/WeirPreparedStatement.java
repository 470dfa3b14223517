package io.weir.jdbc;

import io.weir.jdbc.result.SqlErrors;
import io.weir.jdbc.result.WeirResultSetMetaData;
import io.weir.sql.PreparedQuery;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that was parsed once; its parameters keep their values between executions. */
final class WeirPreparedStatement extends ParameterSetters {
    private final PreparedQuery query;
    private final @Nullable Object[] values;
    private final boolean[] given;

    WeirPreparedStatement(WeirConnection connection, PreparedQuery query) {
        super(connection);
        this.query = query;
        this.values = new Object[query.parameters().size()];
        this.given = new boolean[values.length];
    }

    @Override
    void set(int parameter, @Nullable Object value) throws SQLException {
        checkOpen();
        if (parameter < 1 || parameter > values.length) {
            throw SqlErrors.badIndex(
                    "No parameter " + parameter + "; the statement has " + values.length);
        }
        values[parameter - 1] = value;
        given[parameter - 1] = true;
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        Arrays.fill(values, null);
        Arrays.fill(given, false);
    }

    private boolean runWithValues(Wanted wanted) throws SQLException {
        checkOpen();
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                throw SqlErrors.withState(
                        "07001",
                        "Parameter "
                                + (i + 1)
                                + " of "
                                + given.length
                                + " has no value; set it before executing, with setNull for NULL",
                        null);
            }
        }
        List<@Nullable Object> copy = new ArrayList<>(Arrays.asList(values));
        return run(reins -> query, copy, wanted);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        runWithValues(Wanted.ROWS);
        return rows();
    }

    @Override
    public int executeUpdate() throws SQLException {
        runWithValues(Wanted.NO_ROWS);
        return 0;
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return executeUpdate();
    }

    @Override
    public boolean execute() throws SQLException {
        return runWithValues(Wanted.ANY);
    }

    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return query.columns().isEmpty() ? null : new WeirResultSetMetaData(query.columns());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new WeirParameterMetaData(query.parameters());
    }

    @Override
    public void addBatch() throws SQLException {
        throw noBatches();
    }

    private static SQLException hasItsSql() {
        return SqlErrors.withState(
                "HY000",
                "The prepared statement has its SQL already; call the method without a text, or"
                        + " use createStatement",
                null);
    }

    @Override
    public ResultSet executeQuery(@Nullable String sql) throws SQLException {
        throw hasItsSql();
    }

    @Override
    public int executeUpdate(@Nullable String sql) throws SQLException {
        throw hasItsSql();
    }

    @Override
    public boolean execute(@Nullable String sql) throws SQLException {
        throw hasItsSql();
    }
}
