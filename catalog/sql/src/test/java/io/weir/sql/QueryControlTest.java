package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The time limit counts what the execution takes, not what its caller does between rows. */
class QueryControlTest {
    private final AtomicLong nanos = new AtomicLong(1_000);

    @Test
    void theTimeBetweenRowsDoesNotCount() {
        QueryControl control = QueryControl.limited(Duration.ofNanos(50), 0, 0, nanos::get);
        control.pause();
        nanos.addAndGet(1_000_000);
        control.resume();
        assertThat(control.isExpired()).isFalse();
        nanos.addAndGet(49);
        assertThat(control.isExpired()).isFalse();
        nanos.addAndGet(1);
        assertThat(control.isExpired()).isTrue();
    }

    @Test
    void withoutALimitNothingExpires() {
        QueryControl control = QueryControl.limited(Duration.ZERO, 0, 0, nanos::get);
        control.pause();
        control.resume();
        nanos.addAndGet(Long.MAX_VALUE / 2);
        assertThat(control.isExpired()).isFalse();
    }
}
