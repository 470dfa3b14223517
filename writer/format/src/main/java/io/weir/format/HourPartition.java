package io.weir.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One UTC hour of the repository, {@code flows/day=2026-11-22/hour=13}.
 *
 * @param epochHour hours since 1970-01-01T00:00Z
 */
public record HourPartition(long epochHour) implements Comparable<HourPartition> {
    /** Milliseconds in an hour. */
    public static final long MILLIS = 3_600_000L;

    /** The hour that holds this time. */
    public static HourPartition of(long epochMillis) {
        return new HourPartition(Math.floorDiv(epochMillis, MILLIS));
    }

    /** First millisecond of the hour. */
    public long startMillis() {
        return epochHour * MILLIS;
    }

    /** First millisecond after the hour. */
    public long endMillis() {
        return startMillis() + MILLIS;
    }

    /** Whether a time, in milliseconds since 1970, lies in it. */
    public boolean contains(long millis) {
        return millis >= startMillis() && millis < endMillis();
    }

    /** The UTC day. */
    public LocalDate day() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(startMillis()), ZoneOffset.UTC);
    }

    /** Hour of the day, 0 to 23. */
    public int hour() {
        return (int) Math.floorMod(epochHour, 24L);
    }

    /** The folder below {@code flows/}: {@code day=2026-11-22/hour=13}. */
    public String folder() {
        return "day=" + day() + (hour() < 10 ? "/hour=0" : "/hour=") + hour();
    }

    @Override
    public int compareTo(HourPartition other) {
        return Long.compare(epochHour, other.epochHour);
    }
}
