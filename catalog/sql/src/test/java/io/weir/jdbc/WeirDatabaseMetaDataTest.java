package io.weir.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeirDatabaseMetaDataTest {
    private Connection connection;
    private DatabaseMetaData metaData;

    @BeforeEach
    void open() throws SQLException {
        connection = LiteralDatabase.connect(new LiteralDatabase(), "");
        metaData = connection.getMetaData();
    }

    private static List<String> column(ResultSet rows, String label) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(label));
        }
        return values;
    }

    private static Object[] arguments(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type == int.class ? 1003 : type == boolean.class ? false : null)
                .toArray();
    }

    private static Stream<Method> questions() {
        return Stream.of(DatabaseMetaData.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @Test
    void everyMethodAnswers() throws ReflectiveOperationException, SQLException {
        int asked = 0;
        for (Method method : questions().toList()) {
            Object answer = method.invoke(metaData, arguments(method));
            assertThat(answer).as(method.getName()).isNotNull();
            if (answer instanceof ResultSet rows) {
                rows.next();
                rows.close();
            }
            asked++;
        }
        assertThat(asked).isGreaterThanOrEqualTo(177);
    }

    @Test
    void everyResultHasAsManyColumnsAsJdbcSays() throws ReflectiveOperationException, SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Method method : questions().toList()) {
            if (method.getReturnType() == ResultSet.class) {
                ResultSet rows = (ResultSet) method.invoke(metaData, arguments(method));
                counts.put(method.getName(), rows.getMetaData().getColumnCount());
            }
        }
        assertThat(counts)
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("getAttributes", 21),
                                Map.entry("getBestRowIdentifier", 8),
                                Map.entry("getCatalogs", 1),
                                Map.entry("getClientInfoProperties", 4),
                                Map.entry("getColumnPrivileges", 8),
                                Map.entry("getColumns", 24),
                                Map.entry("getCrossReference", 14),
                                Map.entry("getExportedKeys", 14),
                                Map.entry("getFunctionColumns", 17),
                                Map.entry("getFunctions", 6),
                                Map.entry("getImportedKeys", 14),
                                Map.entry("getIndexInfo", 13),
                                Map.entry("getPrimaryKeys", 6),
                                Map.entry("getProcedureColumns", 20),
                                Map.entry("getProcedures", 9),
                                Map.entry("getPseudoColumns", 12),
                                Map.entry("getSchemas", 2),
                                Map.entry("getSuperTables", 4),
                                Map.entry("getSuperTypes", 6),
                                Map.entry("getTablePrivileges", 7),
                                Map.entry("getTableTypes", 1),
                                Map.entry("getTables", 10),
                                Map.entry("getTypeInfo", 18),
                                Map.entry("getUDTs", 7),
                                Map.entry("getVersionColumns", 8)));
    }

    @Test
    void textColumnsAreVarcharAndValuesHaveTheirColumnsClass()
            throws ReflectiveOperationException, SQLException {
        for (Method method : questions().toList()) {
            if (method.getReturnType() == ResultSet.class) {
                ResultSet rows = (ResultSet) method.invoke(metaData, arguments(method));
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        assertThat(columns.getColumnType(i)).isNotEqualTo(Types.CHAR);
                        Object value = rows.getObject(i);
                        if (value != null) {
                            assertThat(value.getClass().getName())
                                    .as(method.getName() + " " + columns.getColumnLabel(i))
                                    .isEqualTo(columns.getColumnClassName(i));
                        }
                    }
                }
            }
        }
    }

    @Test
    void tablesAreOrderedByTypeAndFiltered() throws SQLException {
        assertThat(column(metaData.getTables(null, null, null, null), "TABLE_NAME"))
                .containsExactly("flow_ends", "flows", "hours");
        assertThat(column(metaData.getTables(null, null, "FLOW\\_%", null), "TABLE_NAME"))
                .containsExactly("flow_ends");
        String[] views = {"VIEW"};
        assertThat(column(metaData.getTables("", "%", "%", views), "TABLE_NAME"))
                .containsExactly("hours");
        assertThat(column(metaData.getTables(null, null, "flows", null), "REMARKS"))
                .containsExactly("One row a flow");
        assertThat(metaData.getTables("other", null, null, null).next()).isFalse();
        assertThat(metaData.getTables(null, "other", null, null).next()).isFalse();
    }

    @Test
    void thereIsOneSchemaAndNoCatalogEverywhere() throws SQLException {
        assertThat(metaData.getCatalogs().next()).isFalse();
        assertThat(connection.getCatalog()).isNull();
        assertThat(column(metaData.getSchemas(), "TABLE_SCHEM")).containsExactly("weir");
        assertThat(connection.getSchema()).isEqualTo("weir");
        assertThat(metaData.getSchemas(null, "other").next()).isFalse();
        assertThat(metaData.supportsCatalogsInDataManipulation()).isFalse();
        assertThat(metaData.supportsSchemasInDataManipulation()).isTrue();
        ResultSet tables = metaData.getTables(null, "WEIR", "flows", null);
        assertThat(tables.next()).isTrue();
        assertThat(tables.getString("TABLE_CAT")).isNull();
        assertThat(tables.getString("TABLE_SCHEM")).isEqualTo("weir");
    }

    @Test
    void anAddressColumnIsVarcharNamedIpaddress() throws SQLException {
        ResultSet rows = metaData.getColumns(null, null, "flows", "src\\_addr");
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("DATA_TYPE")).isEqualTo(Types.VARCHAR);
        assertThat(rows.getString("TYPE_NAME")).isEqualTo("IPADDRESS");
        assertThat(rows.getInt("COLUMN_SIZE")).isEqualTo(43);
        assertThat(rows.getInt("CHAR_OCTET_LENGTH")).isEqualTo(43);
        assertThat(rows.getInt("ORDINAL_POSITION")).isEqualTo(8);
        assertThat(rows.getString("REMARKS")).isEqualTo("about src_addr");
        assertThat(rows.getString("IS_NULLABLE")).isEqualTo("YES");
        assertThat(rows.getObject("NUM_PREC_RADIX")).isNull();
        assertThat(rows.next()).isFalse();
    }

    @Test
    void columnsOfAllTablesAreOrderedByTableAndPosition() throws SQLException {
        List<String> found = new ArrayList<>();
        ResultSet rows = metaData.getColumns(null, null, null, "%");
        while (rows.next()) {
            found.add(rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME"));
        }
        assertThat(found)
                .containsExactly(
                        "flow_ends.n",
                        "flows.flag",
                        "flows.protocol",
                        "flows.src_port",
                        "flows.bytes",
                        "flows.share",
                        "flows.rate",
                        "flows.sensor",
                        "flows.src_addr",
                        "flows.dst_addr",
                        "flows.day",
                        "flows.clock",
                        "flows.start_time",
                        "flows.Gap",
                        "hours.n");
    }

    @Test
    void typesAreOrderedByCode() throws SQLException {
        assertThat(column(metaData.getTypeInfo(), "TYPE_NAME"))
                .containsExactly(
                        "BIGINT",
                        "DECIMAL",
                        "INTEGER",
                        "SMALLINT",
                        "DOUBLE",
                        "VARCHAR",
                        "IPADDRESS",
                        "BOOLEAN",
                        "DATE",
                        "TIME",
                        "TIMESTAMP");
    }

    @Test
    void functionsComeFromTheFunctionList() throws SQLException {
        assertThat(column(metaData.getFunctions(null, null, "cidr%"), "FUNCTION_NAME"))
                .containsExactly("cidr_match");
        ResultSet columns = metaData.getFunctionColumns(null, null, "cidr_match", null);
        assertThat(columns.next()).isTrue();
        assertThat(columns.getShort("COLUMN_TYPE"))
                .isEqualTo((short) DatabaseMetaData.functionReturn);
        assertThat(columns.getString("TYPE_NAME")).isEqualTo("BOOLEAN");
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("TYPE_NAME")).isEqualTo("IPADDRESS");
        assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(1);
    }

    @Test
    void itSaysWhoItIs() throws SQLException {
        assertThat(metaData.getDatabaseProductName()).isEqualTo("Weir");
        assertThat(metaData.getDatabaseProductVersion()).isEqualTo("0.1.0");
        assertThat(metaData.getDriverVersion()).isEqualTo("0.1.0");
        assertThat(metaData.getDatabaseMinorVersion()).isEqualTo(1);
        assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(metaData.getSearchStringEscape()).isEqualTo("\\");
        assertThat(metaData.getURL()).isEqualTo("jdbc:weir:/repo");
        assertThat(metaData.supportsTransactions()).isFalse();
        assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE))
                .isTrue();
        assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
        assertThat(metaData.supportsResultSetHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT))
                .isTrue();
        assertThat(metaData.getConnection()).isSameAs(connection);
    }

    @Test
    void afterTheConnectionTheMetaDataIsClosedToo() throws SQLException {
        connection.close();
        assertThatThrownBy(() -> metaData.getTables(null, null, null, null))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("08003");
    }
}
