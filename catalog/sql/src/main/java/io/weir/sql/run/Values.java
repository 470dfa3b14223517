package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.ParameterInfo;
import io.weir.sql.ResultColumn;
import io.weir.sql.SqlType;
import io.weir.udfs.address.Addresses;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Values between Calcite's internal form and the classes that {@link SqlType} names. */
public final class Values {
    private Values() {}

    /** A value of a result as the caller sees it. */
    public static @Nullable Object external(@Nullable Object value, ResultColumn column) {
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case BOOLEAN -> value;
            case SMALLINT -> ((Number) value).shortValue();
            case INTEGER -> ((Number) value).intValue();
            case BIGINT -> ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL -> decimal(value, column.scale());
            case VARCHAR -> value.toString();
            case OTHER -> text(value);
            case IPADDRESS -> ((ByteString) value).getBytes();
            case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
            case TIME -> LocalTime.ofNanoOfDay(((Number) value).longValue() * 1_000_000L);
            case TIMESTAMP ->
                    LocalDateTime.ofEpochSecond(
                            Math.floorDiv(((Number) value).longValue(), 1000L),
                            (int) Math.floorMod(((Number) value).longValue(), 1000L) * 1_000_000,
                            ZoneOffset.UTC);
        };
    }

    /** A list, as ARRAY_AGG gives one, with addresses as text. */
    private static String text(@Nullable Object value) {
        if (value instanceof ByteString address) {
            return AddressValues.format(address);
        }
        return value instanceof List<?> list
                ? list.stream().map(Values::text).toList().toString()
                : String.valueOf(value);
    }

    private static BigDecimal decimal(Object value, int scale) {
        BigDecimal number =
                value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
        return number.scale() == scale ? number : number.setScale(scale, RoundingMode.HALF_UP);
    }

    /**
     * A caller's parameter in Calcite's internal form.
     *
     * @param index from 1, for messages
     * @throws SqlRuntimeException if it does not fit the parameter's type
     */
    public static @Nullable Object internal(
            @Nullable Object value, ParameterInfo parameter, int index) {
        if (value == null) {
            return null;
        }
        try {
            Object converted = convert(value, parameter.type());
            if (converted != null) {
                return converted;
            }
        } catch (ArithmeticException e) {
            throw new SqlRuntimeException(
                    FlowErrorCode.OVERFLOW, wrong(value, parameter, index) + " (out of range)");
        } catch (NumberFormatException e) {
            throw new SqlRuntimeException(FlowErrorCode.BAD_NUMBER, wrong(value, parameter, index));
        } catch (DateTimeException e) {
            throw new SqlRuntimeException(FlowErrorCode.BAD_TEXT, wrong(value, parameter, index));
        }
        throw new SqlRuntimeException(FlowErrorCode.BAD_TEXT, wrong(value, parameter, index));
    }

    private static String wrong(Object value, ParameterInfo parameter, int index) {
        return "Parameter "
                + index
                + " is a "
                + value.getClass().getSimpleName()
                + " ('"
                + value
                + "'); expected a value for "
                + parameter.type();
    }

    private static @Nullable Object convert(Object value, SqlType type) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case SMALLINT -> (Object) number(value).shortValueExact();
            case INTEGER -> (Object) number(value).intValueExact();
            case BIGINT -> (Object) number(value).longValueExact();
            case DECIMAL -> number(value);
            case DOUBLE -> value instanceof Double ? value : (Object) number(value).doubleValue();
            case VARCHAR, OTHER ->
                    value instanceof byte[] bytes
                            ? AddressValues.format(wide(bytes))
                            : value.toString();
            case IPADDRESS -> address(value);
            case DATE ->
                    value instanceof LocalDate day
                            ? (Object) (int) day.toEpochDay()
                            : (Object) (int) Math.floorDiv(millis(value), 86_400_000L);
            case TIME ->
                    value instanceof LocalTime time
                            ? (Object) (int) (time.toNanoOfDay() / 1_000_000L)
                            : (Object)
                                    (int)
                                            (LocalTime.parse(value.toString()).toNanoOfDay()
                                                    / 1_000_000L);
            case TIMESTAMP -> (Object) millis(value);
        };
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue());
        }
        return value instanceof Number number
                ? BigDecimal.valueOf(number.longValue())
                : new BigDecimal(value.toString().trim());
    }

    private static @Nullable Object address(Object value) {
        if (value instanceof InetAddress address) {
            return new ByteString(wide(address.getAddress()));
        }
        if (value instanceof byte[] bytes) {
            return bytes.length == 4 || bytes.length == 16 ? new ByteString(wide(bytes)) : null;
        }
        return value instanceof String text ? AddressValues.parse(text) : null;
    }

    private static byte[] wide(byte[] bytes) {
        if (bytes.length != 4) {
            return bytes;
        }
        int bits = ByteBuffer.wrap(bytes).getInt();
        return Addresses.ofIpv4(bits);
    }

    private static long millis(Object value) {
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toEpochMilli();
        }
        if (value instanceof LocalDate day) {
            return day.toEpochDay() * 86_400_000L;
        }
        return TimeText.parseMillis(value.toString());
    }
}
