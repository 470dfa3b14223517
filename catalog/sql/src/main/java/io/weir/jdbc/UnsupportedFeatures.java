package io.weir.jdbc;

import io.weir.jdbc.result.SqlErrors;
import io.weir.jdbc.result.Wrapping;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connection to a read-only repository cannot do. */
abstract class UnsupportedFeatures implements Connection {
    abstract void checkOpen() throws SQLException;

    private SQLException unsupported(String what) throws SQLException {
        checkOpen();
        return SqlErrors.unsupported(what);
    }

    private SQLException noSavepoints() throws SQLException {
        return unsupported("There are no savepoints: flows are read only");
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        throw noSavepoints();
    }

    @Override
    public Savepoint setSavepoint(@Nullable String name) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public void rollback(@Nullable Savepoint savepoint) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public void releaseSavepoint(@Nullable Savepoint savepoint) throws SQLException {
        throw noSavepoints();
    }

    private SQLException noProcedures() throws SQLException {
        return unsupported("There are no stored procedures; use prepareStatement");
    }

    @Override
    public CallableStatement prepareCall(@Nullable String sql) throws SQLException {
        throw noProcedures();
    }

    @Override
    public CallableStatement prepareCall(@Nullable String sql, int type, int concurrency)
            throws SQLException {
        throw noProcedures();
    }

    @Override
    public CallableStatement prepareCall(
            @Nullable String sql, int type, int concurrency, int holdability) throws SQLException {
        throw noProcedures();
    }

    private SQLException noSuchType(String type) throws SQLException {
        return unsupported("There is no type " + type);
    }

    @Override
    public Clob createClob() throws SQLException {
        throw noSuchType("CLOB");
    }

    @Override
    public Blob createBlob() throws SQLException {
        throw noSuchType("BLOB");
    }

    @Override
    public NClob createNClob() throws SQLException {
        throw noSuchType("NCLOB");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw noSuchType("XML");
    }

    @Override
    public Array createArrayOf(@Nullable String type, Object @Nullable [] elements)
            throws SQLException {
        throw noSuchType("ARRAY");
    }

    @Override
    public Struct createStruct(@Nullable String type, Object @Nullable [] attributes)
            throws SQLException {
        throw noSuchType("STRUCT");
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return Map.of();
    }

    @Override
    public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        if (map != null && !map.isEmpty()) {
            throw unsupported("There are no user-defined types to map");
        }
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
