package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Times written as text: a date, alone or with a time after a space or 'T', with or without an
 * offset; UTC without.
 */
public final class TimeText {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']HH[:mm[:ss]]")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .optionalStart()
                    .appendPattern("[XXX][XX][X]")
                    .optionalEnd()
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private TimeText() {}

    /**
     * Milliseconds since 1970, UTC; finer digits are cut.
     *
     * @throws SqlRuntimeException 22007 if the text is no time
     */
    public static long parseMillis(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parse(text.trim());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (time == null) {
                time =
                        parsed.isSupported(ChronoField.HOUR_OF_DAY)
                                ? LocalTime.of(parsed.get(ChronoField.HOUR_OF_DAY), 0)
                                : LocalTime.MIDNIGHT;
            }
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            return LocalDateTime.of(parsed.query(TemporalQueries.localDate()), time)
                    .toInstant(offset == null ? ZoneOffset.UTC : offset)
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw new SqlRuntimeException(
                    FlowErrorCode.BAD_TEXT,
                    "'"
                            + text
                            + "' is not a time; expected for example '2026-11-22', '2026-11-22 13:05:00' or"
                            + " '2026-11-22T13:05:00Z' (UTC unless an offset is given)");
        }
    }
}
