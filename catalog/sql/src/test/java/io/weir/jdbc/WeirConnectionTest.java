package io.weir.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeirConnectionTest {
    private final LiteralDatabase database = new LiteralDatabase();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = LiteralDatabase.connect(database, "");
    }

    @Test
    void transactionsAreAcceptedAndReadBack() throws SQLException {
        connection.setAutoCommit(false);
        assertThat(connection.getAutoCommit()).isFalse();
        connection.commit();
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getTransactionIsolation())
                .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        assertThat(connection.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        connection.setReadOnly(true);
        assertThat((Throwable) connection.getWarnings()).isNull();
        assertThatThrownBy(() -> connection.setTransactionIsolation(99))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(connection::setSavepoint)
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void readWriteIsAcceptedWithAWarning() throws SQLException {
        connection.setReadOnly(false);
        assertThat(connection.isReadOnly()).isTrue();
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("read only");
        connection.clearWarnings();
        assertThat((Throwable) connection.getWarnings()).isNull();
    }

    @Test
    void scrollableStatementsBecomeForwardOnlyWithAWarning() throws SQLException {
        Statement statement =
                connection.createStatement(
                        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("TYPE_FORWARD_ONLY");
    }

    @Test
    void isValidAsksTheRepository() throws SQLException {
        assertThat(connection.isValid(1)).isTrue();
        database.readable = false;
        assertThat(connection.isValid(1)).isFalse();
        database.fault = new IllegalStateException("disk gone");
        assertThat(connection.isValid(1)).isFalse();
        assertThatThrownBy(() -> connection.isValid(-1)).isInstanceOf(SQLException.class);
        connection.close();
        assertThat(connection.isValid(0)).isFalse();
    }

    @Test
    void theCatalogIsIgnoredAndTheSchemaIsChecked() throws SQLException {
        connection.setCatalog("other");
        assertThat(connection.getCatalog()).isNull();
        connection.setSchema("WEIR");
        assertThat(connection.getSchema()).isEqualTo("weir");
        assertThatThrownBy(() -> connection.setSchema("public"))
                .hasMessage("No schema \"public\"; there is one: weir")
                .extracting("SQLState")
                .isEqualTo("3F000");
    }

    @Test
    void clientInfoKeepsKnownNamesAndWarnsOfOthers() throws SQLException {
        connection.setClientInfo("ApplicationName", "DBeaver");
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("DBeaver");
        connection.setClientInfo("Mood", "good");
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("Mood");
        Properties properties = new Properties();
        properties.setProperty("ClientUser", "ada");
        connection.setClientInfo(properties);
        assertThat(connection.getClientInfo()).isEqualTo(properties);
    }

    @Test
    void abortEndsRunningReadsAndCloses() throws SQLException {
        ResultSet rows = connection.createStatement().executeQuery(LiteralDatabase.FIVE);
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThat(database.controls.get(0).stopFlag()).isTrue();
        assertThat(database.closed).isTrue();
    }

    @Test
    void aClosedConnectionAnswersWith08003() throws SQLException {
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(connection::createStatement)
                .hasMessage("The connection is closed")
                .extracting("SQLState")
                .isEqualTo("08003");
        assertThatThrownBy(connection::getMetaData).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connection.setClientInfo("ApplicationName", "x"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aNetworkTimeoutIsKeptAndANegativeOneRefused() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 1);
        assertThat(connection.getNetworkTimeout()).isEqualTo(1);
        assertThatThrownBy(() -> connection.setNetworkTimeout(Runnable::run, -1))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void itWrapsItselfOnly() throws SQLException {
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
        assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
        assertThat(connection.getTypeMap()).isEmpty();
        assertThatThrownBy(() -> connection.prepareCall("x"))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }
}
