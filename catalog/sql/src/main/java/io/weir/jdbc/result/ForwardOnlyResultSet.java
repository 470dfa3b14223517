package io.weir.jdbc.result;

import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every move but {@code next}, every change of rows and every type that no column has;
 * keeps the fetch settings, which are hints without effect: rows stream.
 */
abstract class ForwardOnlyResultSet extends ReadOnlyResultSet {
    private int fetchSize;

    ForwardOnlyResultSet(@Nullable Statement statement) {
        try {
            this.fetchSize = statement == null ? 0 : statement.getFetchSize();
        } catch (SQLException e) {
            this.fetchSize = 0;
        }
    }

    abstract void checkOpen() throws SQLException;

    private SQLException forwardOnly() throws SQLException {
        checkOpen();
        return SqlErrors.unsupported(
                "The result set is TYPE_FORWARD_ONLY: only next() moves, and rows are read once");
    }

    private SQLException noSuchType(String type) throws SQLException {
        checkOpen();
        return SqlErrors.unsupported("No column is of type " + type + "; use getString");
    }

    @Override
    public boolean isLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public void afterLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean first() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean last() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean previous() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        return false;
    }

    @Override
    public boolean rowInserted() throws SQLException {
        return false;
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        return false;
    }

    @Override
    public void insertRow() throws SQLException {
        throw readOnly();
    }

    @Override
    public void deleteRow() throws SQLException {
        throw readOnly();
    }

    @Override
    public void refreshRow() throws SQLException {
        throw readOnly();
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw readOnly();
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw readOnly();
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw readOnly();
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction != FETCH_FORWARD) {
            throw forwardOnly();
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return FETCH_FORWARD;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        if (rows < 0) {
            throw SqlErrors.badArgument("setFetchSize: " + rows + " rows; expected 0 or more");
        }
        fetchSize = rows;
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() throws SQLException {
        checkOpen();
        return CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public String getCursorName() throws SQLException {
        checkOpen();
        throw SqlErrors.unsupported("Cursors have no names: rows cannot be changed through them");
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        throw noSuchType("REF");
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        throw noSuchType("BLOB");
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        throw noSuchType("CLOB");
    }

    @Override
    public Array getArray(int column) throws SQLException {
        throw noSuchType("ARRAY");
    }

    @Override
    public URL getURL(int column) throws SQLException {
        throw noSuchType("DATALINK");
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        throw noSuchType("ROWID");
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        throw noSuchType("NCLOB");
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        throw noSuchType("XML");
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
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
