package io.weir.jdbc.result;

import io.weir.sql.SqlType;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the objects that {@code getObject} returns. */
final class ObjectConversion {
    /** Classes that {@code getObject(int, Class)} takes, each with its conversion. */
    private static final Map<Class<?>, Conversion> CONVERSIONS =
            Map.ofEntries(
                    Map.entry(String.class, (v, digits, p) -> TextConversion.toText(v, digits)),
                    Map.entry(Boolean.class, (v, d, p) -> NumberConversion.toBoolean(v, p)),
                    Map.entry(Byte.class, (v, d, p) -> (byte) number(v, 1, "BYTE", p)),
                    Map.entry(Short.class, (v, d, p) -> (short) number(v, 2, "SMALLINT", p)),
                    Map.entry(Integer.class, (v, d, p) -> (int) number(v, 4, "INTEGER", p)),
                    Map.entry(Long.class, (v, d, p) -> number(v, 8, "BIGINT", p)),
                    Map.entry(Float.class, (v, d, p) -> (float) toDouble(v, p)),
                    Map.entry(Double.class, (v, d, p) -> toDouble(v, p)),
                    Map.entry(
                            BigDecimal.class,
                            (v, d, p) -> NumberConversion.toDecimal(v, "DECIMAL", p)),
                    Map.entry(byte[].class, (v, d, p) -> toBytes(v, p)),
                    Map.entry(InetAddress.class, (v, d, p) -> toInetAddress(v, p)),
                    Map.entry(Timestamp.class, (v, d, p) -> TimeConversion.toTimestamp(v, p)),
                    Map.entry(Date.class, (v, d, p) -> TimeConversion.toSqlDate(v, null, p)),
                    Map.entry(Time.class, (v, d, p) -> TimeConversion.toSqlTime(v, null, p)),
                    Map.entry(LocalDateTime.class, (v, d, p) -> TimeConversion.toDateTime(v, p)),
                    Map.entry(LocalDate.class, (v, d, p) -> TimeConversion.toDate(v, p)),
                    Map.entry(LocalTime.class, (v, d, p) -> TimeConversion.toTime(v, p)),
                    Map.entry(
                            OffsetDateTime.class,
                            (v, d, p) -> TimeConversion.toDateTime(v, p).atOffset(ZoneOffset.UTC)),
                    Map.entry(
                            ZonedDateTime.class,
                            (v, d, p) -> TimeConversion.toDateTime(v, p).atZone(ZoneOffset.UTC)),
                    Map.entry(
                            Instant.class,
                            (v, d, p) -> TimeConversion.toDateTime(v, p).toInstant(ZoneOffset.UTC)),
                    Map.entry(java.util.Date.class, (v, d, p) -> TimeConversion.toTimestamp(v, p)));

    private ObjectConversion() {}

    /** One conversion of a value that is not NULL. */
    private interface Conversion {
        Object convert(Object value, int fractionDigits, String place) throws SQLException;
    }

    /** The value as an object of the class, which must be one that JDBC clients ask for. */
    static <T> T to(Class<T> target, Object value, int fractionDigits, String place)
            throws SQLException {
        Conversion conversion = CONVERSIONS.get(target);
        if (conversion != null) {
            return target.cast(conversion.convert(value, fractionDigits, place));
        }
        if (target == Object.class) {
            return target.cast(value);
        }
        throw SqlErrors.noConversion(value, target.getName(), place);
    }

    /** The value as JDBC prescribes for its type. */
    static Object byDefault(SqlType type, Object value, int fractionDigits, String place)
            throws SQLException {
        return switch (type) {
            case IPADDRESS -> TextConversion.toText(value, fractionDigits);
            case SMALLINT -> to(Integer.class, value, fractionDigits, place);
            case DATE -> TimeConversion.toSqlDate(value, null, place);
            case TIME -> TimeConversion.toSqlTime(value, null, place);
            case TIMESTAMP -> TimeConversion.toTimestamp(value, place);
            case BOOLEAN, INTEGER, BIGINT, DECIMAL, DOUBLE, VARCHAR, OTHER -> value;
        };
    }

    /** Of an address 4 or 16 bytes, of a text its UTF-8. */
    static byte[] toBytes(Object value, String place) throws SQLException {
        if (value instanceof byte[] address) {
            return TextConversion.addressBytes(address);
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw SqlErrors.noConversion(value, "bytes", place);
    }

    private static InetAddress toInetAddress(Object value, String place) throws SQLException {
        byte @Nullable [] address = value instanceof byte[] bytes ? bytes : null;
        if (value instanceof String text) {
            address = TextConversion.parseAddress(text, place);
        }
        if (address == null) {
            throw SqlErrors.noConversion(value, "InetAddress", place);
        }
        try {
            return InetAddress.getByAddress(TextConversion.addressBytes(address));
        } catch (UnknownHostException e) {
            throw SqlErrors.noConversion(value, "InetAddress", place);
        }
    }

    private static double toDouble(Object value, String place) throws SQLException {
        return NumberConversion.toDouble(value, "DOUBLE", place);
    }

    private static long number(Object value, int bytes, String target, String place)
            throws SQLException {
        long max = Long.MAX_VALUE >> (64 - 8 * bytes);
        return NumberConversion.toLong(value, -max - 1, max, target, place);
    }
}
