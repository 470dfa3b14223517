package io.weir.jdbc.result;

import io.weir.sql.SqlType;
import java.sql.Types;

/** What JDBC says of each {@link SqlType}: code, class and sizes. */
public final class JdbcType {
    /** Characters reported for an address: room for a prefix length after the 39 of its text. */
    static final int ADDRESS_LENGTH = 43;

    /** Characters reported for text without a limit. */
    static final int TEXT_LENGTH = 65_535;

    private JdbcType() {}

    /** The code of {@link Types}. Addresses and {@code OTHER} are text to a client. */
    public static int code(SqlType type) {
        return switch (type) {
            case BOOLEAN -> Types.BOOLEAN;
            case SMALLINT -> Types.SMALLINT;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case DOUBLE -> Types.DOUBLE;
            case VARCHAR, IPADDRESS, OTHER -> Types.VARCHAR;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMP -> Types.TIMESTAMP;
        };
    }

    /** The class of what {@code getObject(int)} returns. */
    public static String className(SqlType type) {
        return switch (type) {
            case BOOLEAN -> "java.lang.Boolean";
            case SMALLINT, INTEGER -> "java.lang.Integer";
            case BIGINT -> "java.lang.Long";
            case DECIMAL -> "java.math.BigDecimal";
            case DOUBLE -> "java.lang.Double";
            case VARCHAR, IPADDRESS, OTHER -> "java.lang.String";
            case DATE -> "java.sql.Date";
            case TIME -> "java.sql.Time";
            case TIMESTAMP -> "java.sql.Timestamp";
        };
    }

    /** Digits of a number, characters of a text or a time; at least 1. */
    public static int size(SqlType type, int precision) {
        return switch (type) {
            case BOOLEAN -> 1;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case DECIMAL -> precision > 0 ? precision : 38;
            case DOUBLE -> 15;
            case VARCHAR, OTHER -> precision > 0 ? precision : TEXT_LENGTH;
            case IPADDRESS -> ADDRESS_LENGTH;
            case DATE -> 10;
            case TIME -> 8 + fraction(precision);
            case TIMESTAMP -> 19 + fraction(precision);
        };
    }

    /** Characters that the longest value prints with; at least 1. */
    static int displaySize(SqlType type, int precision) {
        return switch (type) {
            case BOOLEAN -> 5;
            case SMALLINT -> 6;
            case INTEGER -> 11;
            case BIGINT -> 20;
            case DECIMAL -> size(type, precision) + 2;
            case DOUBLE -> 24;
            case VARCHAR, OTHER, IPADDRESS, DATE, TIME, TIMESTAMP -> size(type, precision);
        };
    }

    /** Digits after the point: of a DECIMAL its scale, of a time its fraction, else 0. */
    public static int decimalDigits(SqlType type, int precision, int scale) {
        return switch (type) {
            case DECIMAL -> scale;
            case TIME, TIMESTAMP -> precision;
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DOUBLE, VARCHAR, OTHER, IPADDRESS, DATE -> 0;
        };
    }

    /** Whether values are numbers. */
    public static boolean isNumber(SqlType type) {
        return switch (type) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE -> true;
            case BOOLEAN, VARCHAR, IPADDRESS, DATE, TIME, TIMESTAMP, OTHER -> false;
        };
    }

    /** Whether values are text to a client. */
    public static boolean isText(SqlType type) {
        return code(type) == Types.VARCHAR;
    }

    private static int fraction(int precision) {
        return precision > 0 ? precision + 1 : 0;
    }
}
