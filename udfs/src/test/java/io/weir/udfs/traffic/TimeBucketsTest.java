package io.weir.udfs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBucketsTest {
    @ParameterizedTest
    @CsvSource({
        "1ms, 1",
        "250 milliseconds, 250",
        "1 s, 1000",
        "30s, 30000",
        "30 secs, 30000",
        "1 second, 1000",
        "5 minutes, 300000",
        "5m, 300000",
        "15 MIN, 900000",
        "1 hour, 3600000",
        "1h, 3600000",
        "' 2  Hours ', 7200000",
        "1 day, 86400000",
        "7d, 604800000",
        "1 week, 604800000",
    })
    void intervalTextGivesMilliseconds(String text, long millis) {
        assertThat(TimeBuckets.parseInterval(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "hour",
                "0 hours",
                "-5 minutes",
                "1.5 hours",
                "1 month",
                "1 year",
                "5 mss",
                "1 fortnight",
                "99999999999999999 s",
                "999999999999999 weeks",
                "5 minutes ago",
                "٥m"
            })
    void otherTextIsNoInterval(String text) {
        assertThatThrownBy(() -> TimeBuckets.parseInterval(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not an interval");
    }

    @ParameterizedTest
    @CsvSource({
        "5m, 2026-11-22T13:07:30Z, 2026-11-22T13:05:00Z",
        "5m, 2026-11-22T13:05:00Z, 2026-11-22T13:05:00Z",
        "5m, 2026-11-22T13:04:59.999Z, 2026-11-22T13:00:00Z",
        "1h, 2026-11-22T23:59:59.999Z, 2026-11-22T23:00:00Z",
        "1d, 2026-11-22T23:59:59.999Z, 2026-11-22T00:00:00Z",
        "1w, 2026-11-22T13:00:00Z, 2026-11-19T00:00:00Z",
        "1h, 1969-12-31T23:59:59.999Z, 1969-12-31T23:00:00Z",
        "1h, 1969-12-31T23:00:00Z, 1969-12-31T23:00:00Z",
    })
    void bucketIsCountedFrom1970(String interval, Instant time, Instant start) {
        long bucket = TimeBuckets.start(TimeBuckets.parseInterval(interval), time.toEpochMilli());

        assertThat(Instant.ofEpochMilli(bucket)).isEqualTo(start);
    }

    /** A window of 10 to 20; the flow's ends count, the window's end does not. */
    @ParameterizedTest
    @CsvSource({
        "0, 9, false",
        "0, 10, true",
        "10, 10, true",
        "12, 13, true",
        "0, 100, true",
        "19, 100, true",
        "20, 100, false",
        "30, 40, false",
    })
    void flowIsActiveInAWindowThatItOverlaps(long start, long end, boolean active) {
        assertThat(FlowActivity.overlaps(start, end, 10, 20)).isEqualTo(active);
    }

    @Test
    void emptyWindowHoldsNothing() {
        assertThat(FlowActivity.overlaps(0, 100, 10, 10)).isFalse();
    }

    @Test
    void rateIsInBitsAndSeconds() {
        assertThat(FlowActivity.bitsPerSecond(125_000_000, 1_000)).isEqualTo(1e9);
        assertThat(FlowActivity.bitsPerSecond(1, 8)).isEqualTo(1_000.0);
        assertThat(FlowActivity.bitsPerSecond(Long.MAX_VALUE, 1)).isEqualTo(7.378697629483821e22);
    }
}
