package io.weir.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeirStatementTest {
    private final LiteralDatabase database = new LiteralDatabase();
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = LiteralDatabase.connect(database, "");
        statement = connection.createStatement();
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private Class<?> classFor(FlowErrorCode code) {
        database.failures.put("bad", new FlowSqlException(code, "wrong"));
        try {
            statement.execute("bad");
            throw new AssertionError("no error");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo(code.sqlState());
            return e.getClass();
        }
    }

    @Test
    void executeGivesOneResultAndThenNone() throws SQLException {
        assertThat(statement.execute(LiteralDatabase.FIVE)).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(count(statement.getResultSet())).isEqualTo(5);
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.getResultSet()).isNull();
    }

    @Test
    void aStatementWithoutRowsCountsZeroOnce() throws SQLException {
        assertThat(statement.execute(LiteralDatabase.SET)).isFalse();
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.getUpdateCount()).isZero();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.executeUpdate(LiteralDatabase.SET)).isZero();
        assertThat(database.openResults).isZero();
    }

    @Test
    void queriesAndUpdatesAreNotConfused() {
        assertThatThrownBy(() -> statement.executeUpdate(LiteralDatabase.FIVE))
                .hasMessageContaining("use executeQuery instead of executeUpdate");
        assertThatThrownBy(() -> statement.executeQuery(LiteralDatabase.SET))
                .hasMessageContaining("gives no rows");
        assertThat(database.executed).hasSize(0);
    }

    @Test
    void errorsCarryPlaceStateAndTheClassOfTheState() {
        assertThatThrownBy(() -> statement.executeQuery("SELEC"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessage("line 2, column 7: No SQL")
                .extracting("SQLState")
                .isEqualTo("42601");
        assertThat(classFor(FlowErrorCode.UNKNOWN_COLUMN)).isEqualTo(SQLSyntaxErrorException.class);
        assertThat(classFor(FlowErrorCode.OVERFLOW)).isEqualTo(SQLDataException.class);
        assertThat(classFor(FlowErrorCode.TIMEOUT)).isEqualTo(SQLTimeoutException.class);
        assertThat(classFor(FlowErrorCode.CANCELLED)).isEqualTo(SQLException.class);
        assertThat(classFor(FlowErrorCode.CANNOT_OPEN))
                .isEqualTo(SQLNonTransientConnectionException.class);
        assertThat(classFor(FlowErrorCode.UNSUPPORTED))
                .isEqualTo(SQLFeatureNotSupportedException.class);
        assertThat(classFor(FlowErrorCode.CORRUPT)).isEqualTo(SQLException.class);
    }

    @Test
    void aFaultOfTheEngineIsAnSqlExceptionToo() {
        database.fault = new IllegalStateException("broken inside");
        assertThatThrownBy(() -> statement.executeQuery(LiteralDatabase.FIVE))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("broken inside")
                .extracting("SQLState")
                .isEqualTo("XX000");
    }

    @Test
    void executingAgainClosesTheOldResult() throws SQLException {
        ResultSet first = statement.executeQuery(LiteralDatabase.FIVE);
        ResultSet second = statement.executeQuery(LiteralDatabase.FIVE);
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(database.openResults).isEqualTo(1);
    }

    @Test
    void theLastRowReleasesTheEnginesResult() throws SQLException {
        assertThat(count(statement.executeQuery(LiteralDatabase.FIVE))).isEqualTo(5);
        assertThat(database.openResults).isZero();
    }

    @Test
    void closingTheConnectionClosesStatementsAndResults() throws SQLException {
        ResultSet rows = statement.executeQuery(LiteralDatabase.FIVE);
        connection.close();
        connection.close();
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(database.openResults).isZero();
        assertThat(database.closed).isTrue();
        assertThatThrownBy(() -> statement.executeQuery(LiteralDatabase.FIVE))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .extracting("SQLState")
                .isEqualTo("08003");
    }

    @Test
    void aClosedStatementIsRefused() throws SQLException {
        statement.close();
        statement.close();
        assertThatThrownBy(() -> statement.execute(LiteralDatabase.FIVE))
                .hasMessage("The statement is closed")
                .extracting("SQLState")
                .isEqualTo("24000");
    }

    @Test
    void closeOnCompletionClosesTheStatementWithItsResult() throws SQLException {
        statement.closeOnCompletion();
        ResultSet first = statement.executeQuery(LiteralDatabase.FIVE);
        ResultSet second = statement.executeQuery(LiteralDatabase.FIVE);
        assertThat(first.isClosed()).isTrue();
        assertThat(statement.isClosed()).isFalse();
        second.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void cancelFromAnotherThreadEndsTheReading()
            throws SQLException, InterruptedException, ExecutionException {
        ResultSet rows = statement.executeQuery(LiteralDatabase.FIVE);
        assertThat(rows.next()).isTrue();
        FutureTask<Boolean> cancel =
                new FutureTask<>(
                        () -> {
                            statement.cancel();
                            return true;
                        });
        new Thread(cancel).start();
        assertThat(cancel.get()).isTrue();
        assertThatThrownBy(rows::next).extracting("SQLState").isEqualTo("57014");
        assertThat(count(statement.executeQuery(LiteralDatabase.FIVE))).isEqualTo(5);
    }

    @Test
    void maxRowsOfTheStatementAndOfTheUrlEndTheResult() throws SQLException {
        statement.setMaxRows(2);
        assertThat(count(statement.executeQuery(LiteralDatabase.FIVE))).isEqualTo(2);
        statement.setLargeMaxRows(0);
        assertThat(count(statement.executeQuery(LiteralDatabase.FIVE))).isEqualTo(5);
        try (Connection limited = LiteralDatabase.connect(database, "?maxRows=3");
                Statement other = limited.createStatement()) {
            assertThat(other.getMaxRows()).isEqualTo(3);
            assertThat(count(other.executeQuery(LiteralDatabase.FIVE))).isEqualTo(3);
        }
    }

    @Test
    void theTimeLimitOfTheUrlCanBeLifted() throws SQLException {
        try (Connection limited = LiteralDatabase.connect(database, "?queryTimeout=3600");
                Statement other = limited.createStatement()) {
            assertThat(other.getQueryTimeout()).isEqualTo(3600);
            other.setQueryTimeout(0);
            assertThat(other.getQueryTimeout()).isZero();
        }
    }

    @Test
    void hintsAreKeptAndWrongOnesRefused() throws SQLException {
        statement.setFetchSize(500);
        statement.setFetchDirection(ResultSet.FETCH_FORWARD);
        statement.setEscapeProcessing(false);
        statement.setPoolable(true);
        assertThat(statement.getFetchSize()).isEqualTo(500);
        assertThat(statement.isPoolable()).isTrue();
        assertThat(statement.executeQuery(LiteralDatabase.FIVE).getFetchSize()).isEqualTo(500);
        assertThatThrownBy(() -> statement.setMaxRows(-1)).isInstanceOf(SQLDataException.class);
        assertThatThrownBy(() -> statement.setQueryTimeout(-1))
                .hasMessage("setQueryTimeout: -1; expected 0 or more");
    }

    @Test
    void batchesAreRefusedAndNoKeysGenerated() throws SQLException {
        assertThatThrownBy(() -> statement.addBatch(LiteralDatabase.SET))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .extracting("SQLState")
                .isEqualTo("0A000");
        assertThatThrownBy(statement::executeBatch)
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThat(statement.getGeneratedKeys().next()).isFalse();
    }

    @Test
    void parametersNeedAPreparedStatement() {
        assertThatThrownBy(() -> statement.executeQuery(LiteralDatabase.PARAMETERS))
                .hasMessage("The statement has 2 parameters (?); use prepareStatement");
        assertThatThrownBy(() -> statement.executeQuery(null)).isInstanceOf(SQLException.class);
    }
}
