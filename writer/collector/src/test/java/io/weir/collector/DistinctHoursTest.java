package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.FlowTimes;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DistinctHoursTest {
    private static final long HOUR = 3_600_000;
    private static final long RECEIVED = Instant.parse("2026-11-22T13:10:00Z").toEpochMilli();
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final AtomicLong nanos = new AtomicLong(-5 * MINUTE_NANOS);
    private final UnlikelyHours unlikely = new UnlikelyHours(nanos::get);
    private final DistinctHours hours = new DistinctHours(unlikely);
    private final FlowBatch batch = new FlowBatch(16);

    private int add(long startMillis) {
        int row = batch.add();
        FlowTimes.set(
                batch, row, RECEIVED, startMillis, startMillis + 1_000, FlowTimes.AS_EXPORTED);
        hours.add(batch, row, RECEIVED);
        return row;
    }

    /** Files of as many commits as there would be with 256 hours each. */
    private int filesOfRandomHours(Random random, int flows) {
        int files = 0;
        for (int flow = 0; flow < flows; flow++) {
            add(RECEIVED - random.nextInt(200_000) * HOUR);
            if (hours.count() == 256) {
                files += hours.count();
                hours.clear();
            }
        }
        files += hours.count();
        hours.clear();
        return files;
    }

    @Test
    void floodsOfRandomHoursMakeNoMoreThanAThousandFilesAndSixHundredAMinute() {
        Random random = new Random(1);
        int first = filesOfRandomHours(random, 100_000);
        nanos.addAndGet(MINUTE_NANOS);
        int second = filesOfRandomHours(random, 100_000);
        nanos.addAndGet(60 * MINUTE_NANOS);
        int third = filesOfRandomHours(random, 100_000);
        assertThat(first).isBetween(1_000, 1_010);
        assertThat(second).isBetween(600, 610);
        assertThat(third).as("after an hour of quiet").isBetween(1_000, 1_010);
        assertThat(unlikely.moved()).isBetween(297_000L, 297_500L);
    }

    @Test
    void aFlowWhoseHourMayNotMakeAFileKeepsItsDurationAndGetsTheTimeOfReception() {
        filesOfRandomHours(new Random(1), 100_000);
        int row = batch.add();
        long start = RECEIVED - 99 * HOUR;
        FlowTimes.set(batch, row, RECEIVED, start, start + 1_000, FlowTimes.AS_EXPORTED);
        batch.setLong(FlowColumn.START_NS, row, start * 1_000_000 + 7);
        batch.setLong(FlowColumn.END_NS, row, (start + 1_000) * 1_000_000 + 7);
        hours.add(batch, row, RECEIVED);
        assertThat(batch.getLong(FlowColumn.START_TIME, row)).isEqualTo(RECEIVED);
        assertThat(batch.isPresent(FlowColumn.START_NS, row)).isFalse();
        assertThat(batch.isPresent(FlowColumn.END_NS, row)).isFalse();
        assertThat(batch.getLong(FlowColumn.END_TIME, row)).isEqualTo(RECEIVED + 1_000);
        assertThat(batch.getLong(FlowColumn.TIME_QUALITY, row)).isEqualTo(2);
    }

    @Test
    void hoursAroundTheReceptionAndHoursThatHaveAFileAnywayAreKept() {
        add(RECEIVED - 99 * HOUR);
        Random random = new Random(1);
        while (unlikely.moved() == 0) {
            add(RECEIVED - random.nextInt(200_000) * HOUR);
        }
        for (long start :
                new long[] {RECEIVED - 99 * HOUR, RECEIVED - 3 * HOUR, RECEIVED, RECEIVED + HOUR}) {
            int row = add(start);
            assertThat(batch.getLong(FlowColumn.START_TIME, row)).isEqualTo(start);
            assertThat(batch.getLong(FlowColumn.TIME_QUALITY, row)).isZero();
        }
        for (long start : new long[] {RECEIVED - 4 * HOUR, RECEIVED + 2 * HOUR}) {
            int row = add(start);
            assertThat(batch.getLong(FlowColumn.START_TIME, row)).isEqualTo(RECEIVED);
            assertThat(batch.getLong(FlowColumn.TIME_QUALITY, row)).isEqualTo(2);
        }
    }
}
