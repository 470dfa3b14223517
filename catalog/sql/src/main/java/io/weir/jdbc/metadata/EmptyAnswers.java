package io.weir.jdbc.metadata;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a repository of flows has none of: keys, indexes, procedures, privileges, user types. */
abstract class EmptyAnswers extends LimitAnswers {
    /** Throws if the connection is closed. */
    abstract void checkOpen() throws SQLException;

    private ResultSet none(MetaDataTable table) throws SQLException {
        checkOpen();
        return table.empty();
    }

    @Override
    public ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schema, @Nullable String procedure)
            throws SQLException {
        return none(MetaDataTable.PROCEDURES);
    }

    @Override
    public ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String procedure,
            @Nullable String column)
            throws SQLException {
        return none(MetaDataTable.PROCEDURE_COLUMNS);
    }

    @Override
    public ResultSet getColumnPrivileges(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column)
            throws SQLException {
        return none(MetaDataTable.COLUMN_PRIVILEGES);
    }

    @Override
    public ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return none(MetaDataTable.TABLE_PRIVILEGES);
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            int scope,
            boolean nullable)
            throws SQLException {
        return none(MetaDataTable.ROW_IDENTIFIERS);
    }

    @Override
    public ResultSet getVersionColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return none(MetaDataTable.ROW_IDENTIFIERS);
    }

    @Override
    public ResultSet getPrimaryKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return none(MetaDataTable.PRIMARY_KEYS);
    }

    @Override
    public ResultSet getImportedKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return none(MetaDataTable.FOREIGN_KEYS);
    }

    @Override
    public ResultSet getExportedKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return none(MetaDataTable.FOREIGN_KEYS);
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            @Nullable String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable)
            throws SQLException {
        return none(MetaDataTable.FOREIGN_KEYS);
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            boolean unique,
            boolean approximate)
            throws SQLException {
        return none(MetaDataTable.INDEX_INFO);
    }

    @Override
    public ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String type,
            int @Nullable [] types)
            throws SQLException {
        return none(MetaDataTable.USER_TYPES);
    }

    @Override
    public ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schema, @Nullable String type)
            throws SQLException {
        return none(MetaDataTable.SUPER_TYPES);
    }

    @Override
    public ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return none(MetaDataTable.SUPER_TABLES);
    }

    @Override
    public ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String type,
            @Nullable String attribute)
            throws SQLException {
        return none(MetaDataTable.ATTRIBUTES);
    }

    @Override
    public ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column)
            throws SQLException {
        return none(MetaDataTable.PSEUDO_COLUMNS);
    }
}
