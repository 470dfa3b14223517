package io.weir.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools call and send, on a real repository. */
class ToolSequencesIT {
    /** Counts 3^16 combinations, which no computer does in a second. */
    private static final String ENDLESS =
            "SELECT COUNT(*) FROM flows a, flows b, flows c, flows d, flows e, flows f, flows g,"
                    + " flows h, flows i, flows j, flows k, flows l, flows m, flows n, flows o,"
                    + " flows p WHERE a.bytes + p.bytes + o.bytes <> b.bytes + n.bytes";

    @TempDir static Path folder;
    private static String url = "";

    private Connection connection;
    private Statement statement;

    @BeforeAll
    static void create() throws IOException {
        url = "jdbc:weir:" + ThreeFlows.create(folder.resolve("repo"));
    }

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(url);
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<String> rows(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return texts(rows);
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(rows.getString(i)));
            }
            lines.add(String.join("|", values));
        }
        return lines;
    }

    @Test
    void metabaseReadsWithJavaTimeAndBindsOffsets() throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(true);
        connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        assertThat(rows("SELECT TRUE AS \"_\" FROM \"flows\" WHERE 1 <> 1 LIMIT 0")).isEmpty();
        try (PreparedStatement prepared =
                connection.prepareStatement(
                        "SELECT start_time, src_addr FROM flows WHERE start_time > ?"
                                + " ORDER BY start_time LIMIT 1",
                        ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY,
                        ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
            prepared.setFetchDirection(ResultSet.FETCH_FORWARD);
            prepared.setFetchSize(500);
            prepared.setMaxRows(2000);
            ParameterMetaData parameters = prepared.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(1);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.TIMESTAMP);
            prepared.setObject(
                    1,
                    OffsetDateTime.parse("2026-11-22T11:00:00+01:00"),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            ResultSet rows = prepared.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1, LocalDateTime.class)).isEqualTo("2026-11-22T10:00:01");
            assertThat(rows.getString(2)).isEqualTo("10.0.0.2");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void dbeaverBrowsesTheTable() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        assertThat(texts(metaData.getClientInfoProperties())).hasSize(3);
        connection.setClientInfo("ApplicationName", "DBeaver 26");
        assertThat(texts(metaData.getTables(null, null, "flows", new String[] {"TABLE"})))
                .hasSize(1)
                .allMatch(row -> row.startsWith("null|weir|flows|TABLE|One row a flow"));
        statement.setMaxRows(200);
        statement.setFetchSize(200);
        statement.setQueryTimeout(60);
        assertThat(statement.execute("SELECT * FROM flows")).isTrue();
        ResultSet rows = statement.getResultSet();
        int count = rows.getMetaData().getColumnCount();
        int read = 0;
        while (rows.next()) {
            for (int i = 1; i <= count; i++) {
                Object value = rows.getObject(i);
                assertThat(value == null || rows.getString(i) != null).isTrue();
            }
            read++;
        }
        assertThat(read).isEqualTo(3);
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void tableausEmptyQueryDescribesColumnsAsTheMetaDataDoes() throws SQLException {
        List<String> described = described("flows");
        assertThat(described)
                .hasSizeGreaterThan(90)
                .contains("src_addr|12|IPADDRESS|43|1", "start_time|93|TIMESTAMP|23|0");
        List<String> tables = new ArrayList<>();
        ResultSet rows = connection.getMetaData().getTables(null, "weir", "%", null);
        while (rows.next()) {
            tables.add(rows.getString("TABLE_NAME"));
        }
        assertThat(tables)
                .containsExactly(
                        "collector_stats",
                        "countries",
                        "exporters",
                        "files",
                        "flows",
                        "functions",
                        "hours",
                        "interface_counters",
                        "protocols",
                        "services",
                        "templates",
                        "flow_ends");
        for (String table : tables) {
            assertThat(listed(table)).as(table).isEqualTo(described(table));
        }
    }

    private List<String> described(String table) throws SQLException {
        List<String> described = new ArrayList<>();
        ResultSetMetaData columns =
                statement.executeQuery("select * from " + table + " where 1=0").getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            described.add(
                    columns.getColumnName(i)
                            + "|"
                            + columns.getColumnType(i)
                            + "|"
                            + columns.getColumnTypeName(i)
                            + "|"
                            + columns.getPrecision(i)
                            + "|"
                            + columns.isNullable(i));
        }
        return described;
    }

    private List<String> listed(String table) throws SQLException {
        List<String> listed = new ArrayList<>();
        ResultSet rows = connection.getMetaData().getColumns(null, null, table, null);
        while (rows.next()) {
            listed.add(
                    rows.getString("COLUMN_NAME")
                            + "|"
                            + rows.getInt("DATA_TYPE")
                            + "|"
                            + rows.getString("TYPE_NAME")
                            + "|"
                            + rows.getInt("COLUMN_SIZE")
                            + "|"
                            + rows.getInt("NULLABLE"));
        }
        return listed;
    }

    @Test
    void addressesBindAsTextInetAddressAndBytes() throws SQLException, IOException {
        byte[] bytes = {10, 0, 0, 2};
        for (Object address :
                List.of("10.0.0.2", "::ffff:10.0.0.2", InetAddress.getByAddress(bytes), bytes)) {
            try (PreparedStatement prepared =
                    connection.prepareStatement("SELECT bytes FROM flows WHERE src_addr = ?")) {
                prepared.setObject(1, address);
                assertThat(texts(prepared.executeQuery())).containsExactly("200");
            }
        }
        try (PreparedStatement prepared =
                connection.prepareStatement("SELECT bytes FROM flows WHERE src_addr = ?")) {
            prepared.setString(1, "10.0.0");
            assertThatThrownBy(prepared::executeQuery)
                    .hasMessageContaining("10.0.0")
                    .extracting("SQLState")
                    .isEqualTo("22007");
        }
    }

    @Test
    void aTimeLimitEndsTheQuery() throws SQLException {
        statement.setQueryTimeout(1);
        assertThatThrownBy(() -> rows(ENDLESS))
                .isInstanceOf(SQLTimeoutException.class)
                .extracting("SQLState")
                .isEqualTo("57014");
    }

    @Test
    void theShorterOfNetworkAndQueryTimeoutCounts() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 100);
        statement.setQueryTimeout(3600);
        assertThatThrownBy(() -> rows(ENDLESS)).isInstanceOf(SQLTimeoutException.class);
    }

    @Test
    void cancelFromAnotherThreadEndsTheQuery() throws InterruptedException, ExecutionException {
        FutureTask<String> query =
                new FutureTask<>(
                        () -> {
                            try {
                                return "rows " + rows(ENDLESS);
                            } catch (SQLException e) {
                                return e.getSQLState() + " " + e.getClass().getSimpleName();
                            }
                        });
        Thread thread = new Thread(query);
        thread.start();
        while (!query.isDone()) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            Thread.onSpinWait();
        }
        assertThat(query.get()).isEqualTo("57014 SQLException");
        thread.join();
    }

    @Test
    void errorsHaveTheirPlaceAndClass() {
        assertThatThrownBy(() -> rows("SELECT bytes\nFROM flows WHERE byte > 1"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageStartingWith("line 2, column 18: ")
                .extracting("SQLState")
                .isEqualTo("42703");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:weir:/no/such/folder"))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageContaining("/no/such/folder")
                .extracting("SQLState")
                .isEqualTo("08001");
        assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM flows"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void statementsWithoutRowsAreAccepted() throws SQLException {
        assertThat(statement.execute("SET extra_float_digits = 3")).isFalse();
        assertThat(statement.getUpdateCount()).isZero();
        assertThat(statement.execute("BEGIN")).isFalse();
    }

    /** Each ability that the metadata claims, used. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "nulls sort high # SELECT x FROM (VALUES (1), (CAST(NULL AS INTEGER))) t(x) ORDER BY x"
                        + " # 1,null",
                "column alias # SELECT bytes AS b FROM flows ORDER BY b LIMIT 1 # 100",
                "correlation name # SELECT f.bytes FROM flows AS f ORDER BY 1 LIMIT 1 # 100",
                "order by expression # SELECT bytes FROM flows ORDER BY -bytes LIMIT 1 # 400",
                "order by unrelated # SELECT bytes FROM flows ORDER BY src_port DESC LIMIT 1 # 400",
                "group by unrelated # SELECT COUNT(*) FROM flows GROUP BY protocol # 3",
                "group by beyond select # SELECT protocol FROM flows GROUP BY protocol, dst_port # 17",
                "like escape # SELECT COUNT(*) FROM flows WHERE sensor LIKE 'S\\_' ESCAPE '\\' # 0",
                "left join # SELECT COUNT(*) FROM flows a LEFT JOIN flows b ON a.bytes = -b.bytes # 3",
                "full join # SELECT COUNT(*) FROM flows a FULL JOIN flows b ON a.bytes = -b.bytes # 6",
                "comparison # SELECT COUNT(*) FROM flows WHERE bytes = (SELECT MAX(bytes) FROM flows)"
                        + " # 1",
                "exists # SELECT COUNT(*) FROM flows WHERE EXISTS (SELECT 1 FROM flows) # 3",
                "in # SELECT COUNT(*) FROM flows WHERE bytes IN (SELECT bytes FROM flows) # 3",
                "quantified # SELECT COUNT(*) FROM flows WHERE bytes < ALL (SELECT 200 FROM flows)"
                        + " # 1",
                "correlated # SELECT COUNT(*) FROM flows a WHERE EXISTS (SELECT 1 FROM flows b WHERE"
                        + " b.bytes = a.bytes * 2) # 2",
                "union # SELECT 1 UNION SELECT 1 # 1",
                "union all # SELECT 1 UNION ALL SELECT 1 # 1,1",
                "null plus # SELECT 1 + CAST(NULL AS INTEGER) # null",
                "schema # SELECT \"flows\".\"bytes\" FROM \"weir\".\"flows\" ORDER BY 1 LIMIT 1 # 100",
                "schema in any case # SELECT COUNT(*) FROM WEIR.flows f, flows g # 9",
                "any case # select BYTES from FLOWS where \"SRC_port\" = 40001 # 200"
            })
    void whatTheMetaDataClaimsIsTrue(String ability, String sql, String answer)
            throws SQLException {
        assertThat(String.join(",", rows(sql))).as(ability).isEqualTo(answer);
    }

    @Test
    void everyListedFunctionRuns() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String all =
                String.join(
                        ",",
                        metaData.getNumericFunctions(),
                        metaData.getStringFunctions(),
                        metaData.getSystemFunctions(),
                        metaData.getTimeDateFunctions());
        Map<String, String> calls = FunctionCalls.byName();
        assertThat(new TreeSet<>(List.of(all.split(",")))).isEqualTo(new TreeSet<>(calls.keySet()));
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, String> call : calls.entrySet()) {
            try {
                rows("SELECT {fn " + call.getValue() + "} FROM flows LIMIT 1");
            } catch (SQLException e) {
                failed.add(call.getKey() + ": " + e.getMessage());
            }
        }
        assertThat(failed).isEmpty();
    }
}
