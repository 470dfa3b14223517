package io.weir.jdbc.result;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Parameter values as the classes that {@code PreparedQuery.execute} takes. Instants become UTC;
 * {@link Date} and {@link Time} are read in the Calendar's zone, else the JVM's.
 */
public final class ParameterConversion {
    private ParameterConversion() {}

    /** The value without a target type. */
    public static @Nullable Object plain(@Nullable Object value, String place) throws SQLException {
        if (value == null || isPlain(value)) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Character character) {
            return character.toString();
        }
        Object time = plainTime(value);
        if (time == null) {
            throw SqlErrors.noConversion(value, "a parameter", place);
        }
        return time;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Double
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof InetAddress
                || value instanceof LocalDateTime
                || value instanceof LocalDate
                || value instanceof LocalTime;
    }

    private static @Nullable Object plainTime(Object value) {
        if (value instanceof Timestamp timestamp) {
            return utc(timestamp.toInstant());
        }
        if (value instanceof Date date) {
            return date(date, null);
        }
        if (value instanceof Time time) {
            return time(time, null);
        }
        if (value instanceof java.util.Date date) {
            return utc(date.toInstant());
        }
        if (value instanceof Calendar calendar) {
            return utc(calendar.toInstant());
        }
        if (value instanceof Instant instant) {
            return utc(instant);
        }
        if (value instanceof OffsetDateTime dateTime) {
            return utc(dateTime.toInstant());
        }
        if (value instanceof ZonedDateTime dateTime) {
            return utc(dateTime.toInstant());
        }
        if (value instanceof OffsetTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
        }
        return null;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The date that the instant is in the Calendar's zone, else the JVM's. */
    public static LocalDate date(Date date, @Nullable Calendar calendar) {
        return LocalDate.ofInstant(
                Instant.ofEpochMilli(date.getTime()), TimeConversion.zone(calendar));
    }

    /** The time of day that the instant is in the Calendar's zone, else the JVM's. */
    public static LocalTime time(Time time, @Nullable Calendar calendar) {
        return LocalTime.ofInstant(
                Instant.ofEpochMilli(time.getTime()), TimeConversion.zone(calendar));
    }

    /**
     * The value converted to a type of {@link Types}.
     *
     * @param scale digits after the point for DECIMAL; negative to keep them
     */
    public static @Nullable Object as(int jdbcType, @Nullable Object value, int scale, String place)
            throws SQLException {
        Object plain = plain(value, place);
        if (plain == null) {
            return null;
        }
        return switch (jdbcType) {
            case Types.TINYINT -> integer(plain, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT", place);
            case Types.SMALLINT ->
                    integer(plain, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT", place);
            case Types.INTEGER ->
                    integer(plain, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER", place);
            case Types.BIGINT -> NumberConversion.toLong(plain, "BIGINT", place);
            case Types.DECIMAL, Types.NUMERIC -> decimal(plain, scale, place);
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                    NumberConversion.toDouble(plain, "DOUBLE", place);
            case Types.BIT, Types.BOOLEAN -> NumberConversion.toBoolean(plain, place);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR ->
                    text(plain);
            case Types.DATE -> TimeConversion.toDate(plain, place);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> TimeConversion.toTime(plain, place);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    TimeConversion.toDateTime(plain, place);
            case Types.NULL,
                    Types.OTHER,
                    Types.JAVA_OBJECT,
                    Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY ->
                    plain;
            default ->
                    throw SqlErrors.unsupported(
                            place + ": no parameter has the java.sql.Types code " + jdbcType);
        };
    }

    private static Long integer(Object value, long min, long max, String target, String place)
            throws SQLException {
        return NumberConversion.toLong(value, min, max, target, place);
    }

    private static BigDecimal decimal(Object value, int scale, String place) throws SQLException {
        BigDecimal decimal = NumberConversion.toDecimal(value, "DECIMAL", place);
        return scale < 0 ? decimal : decimal.setScale(scale, RoundingMode.HALF_UP);
    }

    private static Object text(Object value) {
        boolean address = value instanceof InetAddress || value instanceof byte[];
        return address ? value : TextConversion.toText(value, 0);
    }
}
