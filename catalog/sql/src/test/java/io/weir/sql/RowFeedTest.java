package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads rows is not bound to who makes them. */
@Timeout(60)
class RowFeedTest {
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers from 1 on; after some of them it hears nothing until it is released. */
    private class Numbers implements Enumerator<@Nullable Object> {
        private final long deafAfter;
        private final long last;
        private long number;

        Numbers(long deafAfter, long last) {
            this.deafAfter = deafAfter;
            this.last = last;
        }

        @Override
        public boolean moveNext() {
            if (number == deafAfter) {
                awaitRelease();
            }
            return ++number <= last;
        }

        @Override
        public @Nullable Object current() {
            return number;
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void allRowsComeInOrder() throws Exception {
        RowFeed feed = new RowFeed(() -> new Numbers(-1, 5_000), QueryControl.unlimited());
        List<@Nullable Object> all = new ArrayList<>();
        List<@Nullable Object> some = feed.take();
        while (!some.isEmpty()) {
            all.addAll(some);
            some = feed.take();
        }
        assertThat(all).hasSize(5_000).startsWith(1L, 2L).endsWith(4_999L, 5_000L);
        assertThat(feed.take()).isEmpty();
        feed.close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void whoTakesAllRowsOfAnErrandBeforeItRestsGetsThoseOfTheNextToo() throws Exception {
        RowFeed feed =
                new RowFeed(() -> new Numbers(-1, 5_000), QueryControl.unlimited()) {
                    @Override
                    void rest() {
                        awaitRelease();
                        super.rest();
                    }
                };
        List<@Nullable Object> all = new ArrayList<>(feed.take());
        assertThat(all).hasSizeLessThan(5_000);
        Thread releasing =
                new Thread(
                        () -> {
                            LockSupport.parkNanos(
                                    TimeUnit.MILLISECONDS.toNanos(3 * Errand.LOOK_MILLIS));
                            release.countDown();
                        });
        releasing.start();
        List<@Nullable Object> some = feed.take();
        while (!some.isEmpty()) {
            all.addAll(some);
            some = feed.take();
        }
        assertThat(all).hasSize(5_000).startsWith(1L, 2L).endsWith(4_999L, 5_000L);
        releasing.join();
        feed.close();
    }

    @Test
    void rowsOfASlowPlanComeBeforeItsNextOne() throws Exception {
        RowFeed feed = new RowFeed(() -> new Numbers(3, 9), QueryControl.unlimited());
        assertThat(feed.take()).containsExactly(1L, 2L, 3L);
        release.countDown();
        assertThat(feed.take()).startsWith(4L);
        feed.close();
    }

    @Test
    void whoIsCancelledNeedNotWaitForAPlanThatDoesNotHear() throws Exception {
        QueryControl control = QueryControl.unlimited();
        RowFeed feed = new RowFeed(() -> new Numbers(3, 9), control);
        assertThat(feed.take()).hasSize(3);
        control.cancel();
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(feed::take)
                .withMessage("The query was cancelled");
        feed.close();
        assertThat(closed.getCount()).isOne();
        release.countDown();
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theTimeLimitHoldsForAPlanThatDoesNotHear() {
        AtomicLong nanos = new AtomicLong();
        QueryControl control =
                QueryControl.limited(Duration.ofNanos(10), 0, 0, nanos::incrementAndGet);
        RowFeed feed = new RowFeed(() -> new Numbers(0, 9), control);
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(feed::take)
                .withMessageContaining("time limit");
        release.countDown();
        feed.close();
    }

    @Test
    void anInterruptOfWhoReadsEndsTheQuery() {
        QueryControl control = QueryControl.unlimited();
        RowFeed feed = new RowFeed(() -> new Numbers(0, 9), control);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(feed::take)
                .withMessage("The thread that waits for the query was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(control.stopFlag()).isTrue();
        release.countDown();
        feed.close();
    }

    @Test
    void aFailureComesAfterTheRowsBeforeIt() throws Exception {
        RowFeed feed =
                new RowFeed(
                        () ->
                                new Numbers(-1, 9) {
                                    @Override
                                    public boolean moveNext() {
                                        if (Long.valueOf(2).equals(current())) {
                                            throw new ArithmeticException("/ by zero");
                                        }
                                        return super.moveNext();
                                    }
                                },
                        QueryControl.unlimited());
        assertThat(feed.take()).containsExactly(1L, 2L);
        for (int again = 0; again < 2; again++) {
            assertThatExceptionOfType(FlowSqlException.class)
                    .isThrownBy(feed::take)
                    .matches(e -> e.code() == FlowErrorCode.DIVISION_BY_ZERO);
        }
        feed.close();
        assertThat(closed.getCount()).isZero();
    }
}
