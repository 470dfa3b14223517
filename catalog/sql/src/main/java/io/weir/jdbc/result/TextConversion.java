package io.weir.jdbc.result;

import io.weir.udfs.address.Addresses;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;

/** Values as text, and addresses as bytes. */
final class TextConversion {
    private TextConversion() {}

    /**
     * The text of any value: {@code 2026-11-22 13:05:01.123} for times (UTC), RFC 5952 or dotted
     * text for addresses.
     *
     * @param fractionDigits of times; 0 prints a fraction only where there is one
     */
    static String toText(Object value, int fractionDigits) {
        if (value instanceof byte[] address) {
            return Addresses.format(address);
        }
        if (value instanceof LocalDateTime dateTime) {
            return dateTime.toLocalDate() + " " + time(dateTime.toLocalTime(), fractionDigits);
        }
        if (value instanceof LocalTime time) {
            return time(time, fractionDigits);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value.toString();
    }

    /** The 4 bytes of an IPv4 address, the 16 of an IPv6 address. */
    static byte[] addressBytes(byte[] address) {
        return Addresses.isIpv4(Addresses.high(address), Addresses.low(address))
                ? Arrays.copyOfRange(address, 12, 16)
                : address.clone();
    }

    /** The 16 bytes of an address's text. */
    static byte[] parseAddress(String text, String place) throws SQLException {
        try {
            return Addresses.parse(text);
        } catch (IllegalArgumentException e) {
            throw SqlErrors.withState("22007", place + ": " + e.getMessage(), e);
        }
    }

    private static String time(LocalTime time, int fractionDigits) {
        StringBuilder text = new StringBuilder(18);
        twoDigits(text, time.getHour()).append(':');
        twoDigits(text, time.getMinute()).append(':');
        twoDigits(text, time.getSecond());
        String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
        int digits = fractionDigits > 0 ? Math.min(fractionDigits, 9) : significant(nanos);
        if (digits > 0) {
            text.append('.').append(nanos, 0, digits);
        }
        return text.toString();
    }

    private static int significant(String nanos) {
        int digits = nanos.length();
        while (digits > 0 && nanos.charAt(digits - 1) == '0') {
            digits--;
        }
        return digits;
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return number < 10 ? text.append('0').append(number) : text.append(number);
    }
}
