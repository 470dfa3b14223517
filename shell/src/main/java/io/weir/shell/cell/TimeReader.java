package io.weir.shell.cell;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Reads TIMESTAMP columns in UTC, whatever the time zone of this process. It asks the driver for a
 * {@code java.time} value first; a driver that has none is asked for a {@link Timestamp} with a UTC
 * calendar from then on.
 */
final class TimeReader implements CellReader {
    private static final DateTimeFormatter SECONDS = pattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = pattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter MICROS = pattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter NANOS = pattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");

    private final CellStyle style;
    private final boolean zoned;
    private boolean javaTime = true;

    TimeReader(CellStyle style, boolean zoned) {
        this.style = style;
        this.zoned = zoned;
    }

    @Override
    public @Nullable String read(ResultSet rows, int column) throws SQLException {
        LocalDateTime time = javaTime ? fromJavaTime(rows, column) : fromTimestamp(rows, column);
        return time == null ? null : text(time, style);
    }

    private @Nullable LocalDateTime fromJavaTime(ResultSet rows, int column) throws SQLException {
        try {
            if (!zoned) {
                return rows.getObject(column, LocalDateTime.class);
            }
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null
                    ? null
                    : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        } catch (SQLException | UnsupportedOperationException e) {
            LocalDateTime time = fromTimestamp(rows, column);
            javaTime = false;
            return time;
        }
    }

    private static @Nullable LocalDateTime fromTimestamp(ResultSet rows, int column)
            throws SQLException {
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        Timestamp time = rows.getTimestamp(column, utc);
        return time == null ? null : LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC);
    }

    static String text(LocalDateTime time, CellStyle style) {
        int nanos = time.get(ChronoField.NANO_OF_SECOND);
        if (style == CellStyle.HUMAN) {
            return time.format(nanos == 0 ? SECONDS : decimals(nanos));
        }
        return time.format(decimals(nanos)).replace(' ', 'T') + 'Z';
    }

    private static DateTimeFormatter decimals(int nanos) {
        if (nanos % 1_000_000 == 0) {
            return MILLIS;
        }
        return nanos % 1_000 == 0 ? MICROS : NANOS;
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
