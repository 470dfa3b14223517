package io.weir.collector.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From the times of a flow table to nanoseconds since 1970: {@code 2026-11-22 13:00:00.125} with a
 * blank or a {@code T}, also with slashes and as {@code 11/22/2026 13:00:00} (SiLK), or seconds
 * since 1970. A {@code Z} at the end says UTC; without it a time is of the given zone.
 */
final class TableTimes {
    /** The latest second that fits: 2262-04-11. */
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000_000L;

    private static final Pattern YEAR_FIRST =
            Pattern.compile(
                    "(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?(Z?)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(\\d{2})/(\\d{2})/(\\d{4}) (\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?()");
    private static final Pattern EPOCH = Pattern.compile("(\\d{1,11})(?:\\.(\\d{1,9}))?");

    private final ZoneId zone;

    TableTimes(ZoneId zone) {
        this.zone = zone;
    }

    long nanos(String text) throws RefusedException {
        Matcher form = YEAR_FIRST.matcher(text);
        boolean yearFirst = form.matches();
        if (!yearFirst) {
            Matcher epoch = EPOCH.matcher(text);
            if (epoch.matches()) {
                return of(text, Long.parseLong(epoch.group(1)), fraction(epoch.group(2)));
            }
            form = MONTH_FIRST.matcher(text);
            if (!form.matches()) {
                throw wrong(text);
            }
        }
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            number(form, yearFirst ? 1 : 3),
                            number(form, yearFirst ? 2 : 1),
                            number(form, yearFirst ? 3 : 2),
                            number(form, 4),
                            number(form, 5),
                            number(form, 6));
            ZoneId of = form.group(8).isEmpty() ? zone : ZoneOffset.UTC;
            return of(text, local.atZone(of).toEpochSecond(), fraction(form.group(7)));
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
    }

    private static long of(String text, long seconds, long nanos) throws RefusedException {
        if (seconds < 0 || seconds >= MAX_SECONDS) {
            throw RefusedException.of("a time from 1970 to 2262", text);
        }
        return seconds * 1_000_000_000L + nanos;
    }

    private static RefusedException wrong(String text) {
        return RefusedException.of("a time such as 2026-11-22 13:00:00.125", text);
    }
}
