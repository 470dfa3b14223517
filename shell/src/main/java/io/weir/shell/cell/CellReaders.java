package io.weir.shell.cell;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses how a column is read, by its {@link Types} code. */
final class CellReaders {
    private static final Set<String> NUMBER_CLASSES =
            Set.of(
                    "java.lang.Byte",
                    "java.lang.Short",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.math.BigInteger",
                    "java.math.BigDecimal");

    private CellReaders() {}

    static ColumnKind kind(ResultSetMetaData meta, int column) throws SQLException {
        return switch (meta.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnKind.NUMBER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnKind.NUMBER;
            case Types.DECIMAL, Types.NUMERIC -> ColumnKind.NUMBER;
            case Types.BOOLEAN, Types.BIT -> ColumnKind.BOOLEAN;
            case Types.OTHER, Types.JAVA_OBJECT ->
                    NUMBER_CLASSES.contains(meta.getColumnClassName(column))
                            ? ColumnKind.NUMBER
                            : ColumnKind.TEXT;
            default -> ColumnKind.TEXT;
        };
    }

    static CellReader reader(int type, CellStyle style) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> CellReaders::integer;
            case Types.REAL -> CellReaders::real;
            case Types.FLOAT, Types.DOUBLE -> CellReaders::floating;
            case Types.DECIMAL, Types.NUMERIC -> CellReaders::decimal;
            case Types.BOOLEAN, Types.BIT -> CellReaders::bool;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR ->
                    ResultSet::getString;
            case Types.TIMESTAMP -> new TimeReader(style, false);
            case Types.TIMESTAMP_WITH_TIMEZONE -> new TimeReader(style, true);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> CellReaders::bytes;
            case Types.BLOB -> CellReaders::blob;
            default -> (rows, column) -> object(rows, column, style);
        };
    }

    private static @Nullable String integer(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : Long.toString(value);
    }

    private static @Nullable String floating(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? null : NumberText.of(value);
    }

    private static @Nullable String real(ResultSet rows, int column) throws SQLException {
        float value = rows.getFloat(column);
        return rows.wasNull() ? null : NumberText.of(value);
    }

    private static @Nullable String decimal(ResultSet rows, int column) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable String bool(ResultSet rows, int column) throws SQLException {
        boolean value = rows.getBoolean(column);
        return rows.wasNull() ? null : Boolean.toString(value);
    }

    private static @Nullable String bytes(ResultSet rows, int column) throws SQLException {
        byte[] value = rows.getBytes(column);
        return value == null ? null : HexFormat.of().formatHex(value);
    }

    private static @Nullable String blob(ResultSet rows, int column) throws SQLException {
        Blob value = rows.getBlob(column);
        return value == null
                ? null
                : HexFormat.of().formatHex(value.getBytes(1, Math.toIntExact(value.length())));
    }

    private static @Nullable String object(ResultSet rows, int column, CellStyle style)
            throws SQLException {
        Object value = rows.getObject(column);
        if (value instanceof LocalDateTime time) {
            return TimeReader.text(time, style);
        }
        if (value instanceof OffsetDateTime || value instanceof java.sql.Timestamp) {
            return new TimeReader(style, value instanceof OffsetDateTime).read(rows, column);
        }
        return value == null ? null : value.toString();
    }
}
