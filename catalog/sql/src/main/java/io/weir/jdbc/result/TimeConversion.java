package io.weir.jdbc.result;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Values as dates and times. A TIMESTAMP is UTC, so that it is an instant: {@link Timestamp} holds
 * that instant whatever the zone of the JVM or of a Calendar argument. A DATE and a TIME have no
 * zone: {@link Date} and {@link Time} are that date and time in the Calendar's zone, else the
 * JVM's.
 */
final class TimeConversion {
    private static final LocalDate EPOCH = LocalDate.EPOCH;

    private TimeConversion() {}

    static LocalDateTime toDateTime(Object value, String place) throws SQLException {
        if (value instanceof LocalDateTime dateTime) {
            return dateTime;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof String text) {
            return parse(text, place);
        }
        throw SqlErrors.noConversion(value, "TIMESTAMP", place);
    }

    static LocalDate toDate(Object value, String place) throws SQLException {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof LocalDateTime || value instanceof String) {
            return toDateTime(value, place).toLocalDate();
        }
        throw SqlErrors.noConversion(value, "DATE", place);
    }

    static LocalTime toTime(Object value, String place) throws SQLException {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof LocalDateTime dateTime) {
            return dateTime.toLocalTime();
        }
        if (value instanceof String text) {
            return parseTime(text, place);
        }
        throw SqlErrors.noConversion(value, "TIME", place);
    }

    static Timestamp toTimestamp(Object value, String place) throws SQLException {
        return Timestamp.from(toDateTime(value, place).toInstant(ZoneOffset.UTC));
    }

    static Date toSqlDate(Object value, @Nullable Calendar calendar, String place)
            throws SQLException {
        LocalDate date = toDate(value, place);
        return new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
    }

    static Time toSqlTime(Object value, @Nullable Calendar calendar, String place)
            throws SQLException {
        LocalTime time = toTime(value, place);
        return new Time(time.atDate(EPOCH).atZone(zone(calendar)).toInstant().toEpochMilli());
    }

    static ZoneId zone(@Nullable Calendar calendar) {
        return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
    }

    private static LocalDateTime parse(String text, String place) throws SQLException {
        String trimmed = text.trim();
        try {
            if (trimmed.length() == 10) {
                return LocalDate.parse(trimmed).atStartOfDay();
            }
            return LocalDateTime.parse(trimmed.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw badText(text, "time like 2026-11-22 13:05:01.123", place, e);
        }
    }

    private static LocalTime parseTime(String text, String place) throws SQLException {
        try {
            return LocalTime.parse(text.trim());
        } catch (DateTimeParseException e) {
            throw badText(text, "time of day like 13:05:01", place, e);
        }
    }

    private static SQLException badText(
            String text, String expected, String place, DateTimeException cause) {
        return SqlErrors.withState(
                "22007", place + ": the text '" + text + "' is no " + expected, cause);
    }
}
