package io.weir.udfs.traffic;

import java.util.Locale;
import java.util.Map;

/** Equal stretches of time, counted from 1970-01-01T00:00Z. Times and intervals in milliseconds. */
public final class TimeBuckets {
    private static final String EXPECTED =
            "expected a whole number and a unit of fixed length (milliseconds, seconds, minutes,"
                    + " hours, days, weeks), for example '5 minutes' or '1h'";
    private static final Map<String, Long> UNITS =
            Map.ofEntries(
                    Map.entry("ms", 1L),
                    Map.entry("millisecond", 1L),
                    Map.entry("s", 1_000L),
                    Map.entry("sec", 1_000L),
                    Map.entry("second", 1_000L),
                    Map.entry("m", 60_000L),
                    Map.entry("min", 60_000L),
                    Map.entry("minute", 60_000L),
                    Map.entry("h", 3_600_000L),
                    Map.entry("hour", 3_600_000L),
                    Map.entry("d", 86_400_000L),
                    Map.entry("day", 86_400_000L),
                    Map.entry("w", 604_800_000L),
                    Map.entry("week", 604_800_000L));

    private TimeBuckets() {}

    /**
     * The start of the bucket that holds {@code timeMillis}: at or before it, also before 1970.
     *
     * @param intervalMillis length of a bucket, above 0
     */
    public static long start(long intervalMillis, long timeMillis) {
        return timeMillis - Math.floorMod(timeMillis, intervalMillis);
    }

    /**
     * The length in milliseconds that a text such as {@code 5 minutes}, {@code 30s} or {@code 1
     * day} writes.
     *
     * @throws IllegalArgumentException with a message that shows a right one
     */
    public static long parseInterval(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < trimmed.length() && isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        String unit = trimmed.substring(digits).strip();
        Long millis = UNITS.get(unit);
        if (millis == null && unit.length() > 3 && unit.endsWith("s")) {
            millis = UNITS.get(unit.substring(0, unit.length() - 1));
        }
        if (millis == null || digits == 0 || digits > 15) {
            throw notAnInterval(text);
        }
        long count = Long.parseLong(trimmed.substring(0, digits));
        if (count == 0 || count > Long.MAX_VALUE / millis) {
            throw notAnInterval(text);
        }
        return count * millis;
    }

    private static IllegalArgumentException notAnInterval(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not an interval of fixed length above zero; " + EXPECTED);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
