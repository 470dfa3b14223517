package io.weir.jdbc.result;

import io.weir.sql.ResultColumn;
import io.weir.sql.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** A result's columns. Thread-safe. */
public final class WeirResultSetMetaData implements ResultSetMetaData {
    private final List<ResultColumn> columns;

    /** The columns, in order. */
    public WeirResultSetMetaData(List<ResultColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    private ResultColumn column(int number) throws SQLException {
        if (number < 1 || number > columns.size()) {
            throw SqlErrors.badIndex(
                    "No column " + number + "; the result has columns 1 to " + columns.size());
        }
        return columns.get(number - 1);
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return column(column).label();
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return column(column).name();
    }

    @Override
    public String getTableName(int column) throws SQLException {
        return column(column).table();
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        return column(column).table().isEmpty() ? "" : Namespace.SCHEMA;
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return JdbcType.code(column(column).type());
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return column(column).type().name();
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return JdbcType.className(column(column).type());
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        ResultColumn found = column(column);
        return JdbcType.size(found.type(), found.precision());
    }

    @Override
    public int getScale(int column) throws SQLException {
        ResultColumn found = column(column);
        return JdbcType.decimalDigits(found.type(), found.precision(), found.scale());
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        ResultColumn found = column(column);
        return JdbcType.displaySize(found.type(), found.precision());
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return column(column).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return JdbcType.isNumber(column(column).type());
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        SqlType type = column(column).type();
        return type == SqlType.VARCHAR || type == SqlType.OTHER;
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        column(column);
        return false;
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
