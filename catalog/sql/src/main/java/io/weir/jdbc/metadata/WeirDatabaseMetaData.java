package io.weir.jdbc.metadata;

import io.weir.jdbc.result.Namespace;
import io.weir.jdbc.result.Wrapping;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tools ask before they send SQL. Every method answers while the connection is open. */
public final class WeirDatabaseMetaData extends EmptyAnswers {
    private static final List<String> TABLE_TYPES = List.of("SYSTEM TABLE", "TABLE", "VIEW");
    private static final int CLIENT_INFO_LENGTH = 255;

    private final Connection connection;
    private final String url;
    private final TableSource source;

    /**
     * @param url as {@code getURL} answers it
     * @param source the tables, asked anew at each call
     */
    public WeirDatabaseMetaData(Connection connection, String url, TableSource source) {
        this.connection = connection;
        this.url = url;
        this.source = source;
    }

    @Override
    void checkOpen() throws SQLException {
        source.checkOpen();
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return url;
    }

    /** The user of the process: access is by the rights of the files. */
    @Override
    public String getUserName() {
        return System.getProperty("user.name", "");
    }

    @Override
    public String getDatabaseProductName() {
        return "Weir";
    }

    @Override
    public String getDatabaseProductVersion() {
        return WeirVersion.text();
    }

    @Override
    public int getDatabaseMajorVersion() {
        return WeirVersion.major();
    }

    @Override
    public int getDatabaseMinorVersion() {
        return WeirVersion.minor();
    }

    @Override
    public String getDriverName() {
        return "Weir JDBC";
    }

    @Override
    public String getDriverVersion() {
        return WeirVersion.text();
    }

    @Override
    public int getDriverMajorVersion() {
        return WeirVersion.major();
    }

    @Override
    public int getDriverMinorVersion() {
        return WeirVersion.minor();
    }

    @Override
    public String getSQLKeywords() {
        return SqlWords.KEYWORDS;
    }

    @Override
    public String getNumericFunctions() {
        return SqlWords.NUMERIC_FUNCTIONS;
    }

    @Override
    public String getStringFunctions() {
        return SqlWords.STRING_FUNCTIONS;
    }

    @Override
    public String getSystemFunctions() {
        return SqlWords.SYSTEM_FUNCTIONS;
    }

    @Override
    public String getTimeDateFunctions() {
        return SqlWords.TIME_FUNCTIONS;
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        checkOpen();
        return MetaDataTable.CATALOGS.empty();
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema)
            throws SQLException {
        checkOpen();
        return isHere(catalog, schema)
                ? MetaDataTable.SCHEMAS.of(List.of(Arrays.asList(Namespace.SCHEMA, null)))
                : MetaDataTable.SCHEMAS.empty();
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        checkOpen();
        return MetaDataTable.TABLE_TYPES.of(TABLE_TYPES.stream().map(List::of).toList());
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            String @Nullable [] types)
            throws SQLException {
        checkOpen();
        if (!isHere(catalog, schema)) {
            return MetaDataTable.TABLES.empty();
        }
        TableRows rows = new TableRows(source.tables());
        return MetaDataTable.TABLES.of(rows.tables(new NamePattern(table), types));
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column)
            throws SQLException {
        checkOpen();
        if (!isHere(catalog, schema)) {
            return MetaDataTable.COLUMNS.empty();
        }
        TableRows rows = new TableRows(source.tables());
        return MetaDataTable.COLUMNS.of(
                rows.columns(new NamePattern(table), new NamePattern(column)));
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        checkOpen();
        return MetaDataTable.TYPE_INFO.of(TypeRows.rows());
    }

    @Override
    public ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schema, @Nullable String function)
            throws SQLException {
        checkOpen();
        return isHere(catalog, schema)
                ? MetaDataTable.FUNCTIONS.of(FunctionRows.functions(new NamePattern(function)))
                : MetaDataTable.FUNCTIONS.empty();
    }

    @Override
    public ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String function,
            @Nullable String column)
            throws SQLException {
        checkOpen();
        return isHere(catalog, schema)
                ? MetaDataTable.FUNCTION_COLUMNS.of(
                        FunctionRows.columns(new NamePattern(function), new NamePattern(column)))
                : MetaDataTable.FUNCTION_COLUMNS.empty();
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        checkOpen();
        return MetaDataTable.CLIENT_INFO_PROPERTIES.of(
                List.of(
                        clientInfo("ApplicationName", "the program that is connected"),
                        clientInfo("ClientHostname", "the computer that it runs on"),
                        clientInfo("ClientUser", "the person who uses it")));
    }

    private static List<Object> clientInfo(String name, String description) {
        return Arrays.asList(name, CLIENT_INFO_LENGTH, "", description);
    }

    /** Tables are in one schema and no catalog: null asks for any, an empty text for none. */
    private static boolean isHere(@Nullable String catalog, @Nullable String schema) {
        boolean inCatalog = catalog == null || catalog.isEmpty();
        return inCatalog && new NamePattern(schema).matches(Namespace.SCHEMA);
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
