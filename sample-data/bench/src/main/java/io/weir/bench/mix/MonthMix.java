package io.weir.bench.mix;

import java.time.Duration;
import java.time.Instant;

/**
 * Flows of the mix over whole hours, more by day than by night, in the order in which a collector
 * would have received them. The same seed gives the same flows on one version of Java: nextGaussian
 * differs in some, once in millions. Not thread-safe.
 */
public final class MonthMix {
    /** The first hour. */
    public static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private static final double IPV6_SHARE = 0.25;
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final int HOURS_OF_DAY = 24;

    /** Of the busiest hour's flows, how much the quietest lacks. */
    private static final double NIGHT = 0.7;

    private final Mix mix;
    private final long flows;
    private final int hours;
    private final double weights;
    private int hour = -1;
    private int rows;
    private int next;

    /**
     * @param flows at least so many, in all
     * @param hours over which they are spread
     */
    public MonthMix(long flows, int hours, long seed) {
        mix = new Mix(seed, IPV6_SHARE);
        this.flows = flows;
        this.hours = hours;
        double sum = 0;
        for (int i = 0; i < hours; i++) {
            sum += weight(i);
        }
        weights = sum;
    }

    private static double weight(int hour) {
        double phase = 2 * Math.PI * (hour % HOURS_OF_DAY) / HOURS_OF_DAY;
        return 1 - NIGHT * (1 + Math.cos(phase)) / 2;
    }

    /** Goes on to the next hour; false after the last. */
    public boolean nextHour() {
        hour++;
        next = 0;
        rows = (int) Math.ceil(flows * weight(hour) / weights);
        return hour < hours;
    }

    /** When this hour began. */
    public long hourMillis() {
        return START.toEpochMilli() + hour * HOUR_MILLIS;
    }

    /** Flows of this hour. */
    public int flowsOfHour() {
        return rows;
    }

    /**
     * Fills {@code flow} with the next one of this hour, and returns when it ended. Its duration is
     * cut to what lies within the hour.
     */
    public long next(MixFlow flow) {
        mix.next(flow);
        long end = Math.max(0, HOUR_MILLIS * next++ / rows - flow.ageMillis);
        flow.durationMillis = (int) Math.min(end, flow.durationMillis);
        return hourMillis() + end;
    }
}
