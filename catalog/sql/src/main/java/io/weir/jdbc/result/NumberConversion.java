package io.weir.jdbc.result;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Locale;

/** Values as numbers and booleans, with range checks. */
final class NumberConversion {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberConversion() {}

    /** A whole number in the range of the target; fractions are cut off toward zero. */
    static long toLong(Object value, long min, long max, String target, String place)
            throws SQLException {
        long number = toLong(value, target, place);
        if (number < min || number > max) {
            throw outOfRange(value, target, place);
        }
        return number;
    }

    static long toLong(Object value, String target, String place) throws SQLException {
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        BigDecimal whole = toDecimal(value, target, place).setScale(0, RoundingMode.DOWN);
        if (whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0) {
            throw outOfRange(value, target, place);
        }
        return whole.longValue();
    }

    static double toDouble(Object value, String target, String place) throws SQLException {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return toDecimal(value, target, place).doubleValue();
    }

    static BigDecimal toDecimal(Object value, String target, String place) throws SQLException {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw outOfRange(value, target, place);
            }
            return new BigDecimal(value.toString());
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof String text) {
            return parse(text, target, place);
        }
        throw SqlErrors.noConversion(value, target, place);
    }

    static boolean toBoolean(Object value, String place) throws SQLException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number) {
            BigDecimal number = toDecimal(value, "BOOLEAN", place);
            if (number.signum() == 0) {
                return false;
            }
            if (number.compareTo(BigDecimal.ONE) == 0) {
                return true;
            }
            throw outOfRange(value, "BOOLEAN (0 or 1)", place);
        }
        if (value instanceof String text) {
            return parseBoolean(text, place);
        }
        throw SqlErrors.noConversion(value, "BOOLEAN", place);
    }

    private static boolean parseBoolean(String text, String place) throws SQLException {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                    throw SqlErrors.withState(
                            "22018",
                            place
                                    + ": the text '"
                                    + text
                                    + "' is no boolean; expected true, false, 1 or 0",
                            null);
        };
    }

    private static BigDecimal parse(String text, String target, String place) throws SQLException {
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            throw SqlErrors.withState(
                    "22018",
                    place + ": the text '" + text + "' is no number, which " + target + " needs",
                    e);
        }
    }

    private static SQLException outOfRange(Object value, String target, String place) {
        return SqlErrors.outOfRange(
                place + ": " + value + " does not fit " + target + "; ask for a wider type");
    }
}
