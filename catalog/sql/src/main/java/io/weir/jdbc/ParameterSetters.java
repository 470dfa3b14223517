package io.weir.jdbc;

import io.weir.jdbc.result.ParameterConversion;
import io.weir.jdbc.result.SqlErrors;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement, each of which becomes one {@link #set}. */
abstract class ParameterSetters extends WeirStatement implements PreparedStatement {
    ParameterSetters(WeirConnection connection) {
        super(connection);
    }

    /** Keeps a value, of a class that {@code PreparedQuery.execute} takes, for a number from 1. */
    abstract void set(int parameter, @Nullable Object value) throws SQLException;

    private static String place(int parameter) {
        return "parameter " + parameter;
    }

    private static SQLException noSuchType(String type) {
        return SqlErrors.unsupported("No parameter is of type " + type + "; use setString");
    }

    private void setText(int parameter, @Nullable Reader reader, long length) throws SQLException {
        set(parameter, reader == null ? null : StreamReading.text(reader, length));
    }

    private void setText(int parameter, @Nullable InputStream stream, Charset charset, long length)
            throws SQLException {
        set(parameter, stream == null ? null : StreamReading.text(stream, charset, length));
    }

    private void setStream(int parameter, @Nullable InputStream stream, long length)
            throws SQLException {
        set(parameter, stream == null ? null : StreamReading.bytes(stream, length));
    }

    @Override
    public void setNull(int parameter, int type) throws SQLException {
        set(parameter, null);
    }

    @Override
    public void setBoolean(int parameter, boolean value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setByte(int parameter, byte value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setShort(int parameter, short value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setInt(int parameter, int value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setLong(int parameter, long value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setFloat(int parameter, float value) throws SQLException {
        set(parameter, (double) value);
    }

    @Override
    public void setDouble(int parameter, double value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setString(int parameter, @Nullable String value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
        set(parameter, value == null ? null : value.clone());
    }

    @Override
    public void setDate(int parameter, @Nullable Date value) throws SQLException {
        setDate(parameter, value, null);
    }

    @Override
    public void setTime(int parameter, @Nullable Time value) throws SQLException {
        setTime(parameter, value, null);
    }

    @Override
    public void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
        set(parameter, ParameterConversion.plain(value, place(parameter)));
    }

    @Override
    public void setAsciiStream(int parameter, @Nullable InputStream stream, int length)
            throws SQLException {
        setText(parameter, stream, StandardCharsets.US_ASCII, length);
    }

    /**
     * @deprecated by JDBC; see {@link #setCharacterStream(int, Reader)}
     */
    @Override
    @Deprecated
    public void setUnicodeStream(int parameter, @Nullable InputStream stream, int length)
            throws SQLException {
        setText(parameter, stream, StandardCharsets.UTF_16BE, length);
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream stream, int length)
            throws SQLException {
        setStream(parameter, stream, length);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
        setObject(parameter, value, type, -1);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value) throws SQLException {
        set(parameter, ParameterConversion.plain(value, place(parameter)));
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader reader, int length)
            throws SQLException {
        setText(parameter, reader, length);
    }

    @Override
    public void setRef(int parameter, @Nullable Ref value) throws SQLException {
        throw noSuchType("REF");
    }

    @Override
    public void setBlob(int parameter, @Nullable Blob value) throws SQLException {
        throw noSuchType("BLOB");
    }

    @Override
    public void setClob(int parameter, @Nullable Clob value) throws SQLException {
        throw noSuchType("CLOB");
    }

    @Override
    public void setArray(int parameter, @Nullable Array value) throws SQLException {
        throw noSuchType("ARRAY");
    }

    @Override
    public void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, value == null ? null : ParameterConversion.date(value, calendar));
    }

    @Override
    public void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, value == null ? null : ParameterConversion.time(value, calendar));
    }

    @Override
    public void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, ParameterConversion.plain(value, place(parameter)));
    }

    @Override
    public void setNull(int parameter, int type, @Nullable String typeName) throws SQLException {
        set(parameter, null);
    }

    @Override
    public void setURL(int parameter, @Nullable URL value) throws SQLException {
        throw noSuchType("DATALINK");
    }

    @Override
    public void setRowId(int parameter, @Nullable RowId value) throws SQLException {
        throw noSuchType("ROWID");
    }

    @Override
    public void setNString(int parameter, @Nullable String value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public void setNCharacterStream(int parameter, @Nullable Reader reader, long length)
            throws SQLException {
        setText(parameter, reader, length);
    }

    @Override
    public void setNClob(int parameter, @Nullable NClob value) throws SQLException {
        throw noSuchType("NCLOB");
    }

    @Override
    public void setClob(int parameter, @Nullable Reader reader, long length) throws SQLException {
        setText(parameter, reader, length);
    }

    @Override
    public void setBlob(int parameter, @Nullable InputStream value, long length)
            throws SQLException {
        throw noSuchType("BLOB");
    }

    @Override
    public void setNClob(int parameter, @Nullable Reader reader, long length) throws SQLException {
        setText(parameter, reader, length);
    }

    @Override
    public void setSQLXML(int parameter, @Nullable SQLXML value) throws SQLException {
        throw noSuchType("XML");
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, int type, int scale)
            throws SQLException {
        set(parameter, ParameterConversion.as(type, value, scale, place(parameter)));
    }

    @Override
    public void setAsciiStream(int parameter, @Nullable InputStream stream, long length)
            throws SQLException {
        setText(parameter, stream, StandardCharsets.US_ASCII, length);
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream stream, long length)
            throws SQLException {
        setStream(parameter, stream, length);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader reader, long length)
            throws SQLException {
        setText(parameter, reader, length);
    }

    @Override
    public void setAsciiStream(int parameter, @Nullable InputStream stream) throws SQLException {
        setText(parameter, stream, StandardCharsets.US_ASCII, -1);
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream stream) throws SQLException {
        setStream(parameter, stream, -1);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader reader) throws SQLException {
        setText(parameter, reader, -1);
    }

    @Override
    public void setNCharacterStream(int parameter, @Nullable Reader reader) throws SQLException {
        setText(parameter, reader, -1);
    }

    @Override
    public void setClob(int parameter, @Nullable Reader reader) throws SQLException {
        setText(parameter, reader, -1);
    }

    @Override
    public void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
        throw noSuchType("BLOB");
    }

    @Override
    public void setNClob(int parameter, @Nullable Reader reader) throws SQLException {
        setText(parameter, reader, -1);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, @Nullable SQLType type, int scale)
            throws SQLException {
        setObject(parameter, value, code(type), scale);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, @Nullable SQLType type)
            throws SQLException {
        setObject(parameter, value, code(type));
    }

    private static int code(@Nullable SQLType type) throws SQLException {
        Integer code = type == null ? null : type.getVendorTypeNumber();
        if (code == null) {
            throw SqlErrors.badArgument("setObject: the type is null; expected a JDBCType");
        }
        return code;
    }
}
