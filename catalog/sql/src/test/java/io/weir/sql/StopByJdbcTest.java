package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through JDBC, a statement that would run for days ends when it is told to. */
@Timeout(60)
class StopByJdbcTest {
    private static final String DAYS =
            "SELECT COUNT(*) FROM flows AS a, flows AS b, flows AS c, flows AS d, flows AS e,"
                    + " flows AS f, flows AS g, flows AS h, flows AS i, flows AS j, flows AS k,"
                    + " flows AS l, flows AS m WHERE a.bytes + m.packets = -1";

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Path repository = SampleFlows.create(folder.resolve("repo"));
        connection = DriverManager.getConnection("jdbc:weir:" + repository);
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void itsTimeLimitEndsIt() throws SQLException {
        statement.setQueryTimeout(1);
        assertThatExceptionOfType(SQLTimeoutException.class)
                .isThrownBy(() -> statement.executeQuery(DAYS))
                .matches(e -> e.getSQLState().equals("57014"));
    }

    @Test
    void cancelOfAnotherThreadEndsIt() throws Exception {
        CompletableFuture<String> state = askElsewhere();
        while (!state.isDone()) {
            statement.cancel(); // until it has begun, there is nothing to cancel
            Thread.onSpinWait();
        }
        assertThat(state.get()).isEqualTo("57014");
    }

    private CompletableFuture<String> askElsewhere() {
        CompletableFuture<String> state = new CompletableFuture<>();
        Thread asker =
                new Thread(
                        () -> {
                            try {
                                statement.executeQuery(DAYS);
                                state.complete("a result");
                            } catch (SQLException e) {
                                state.complete(e.getSQLState());
                            }
                        });
        asker.setDaemon(true);
        asker.start();
        return state;
    }
}
