package io.weir.collector.wire.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which jumps are a restart, which a loss and which neither. */
class StreamRestartTest {
    @RegisterExtension private final StreamFeed feed = new StreamFeed(ExportProtocol.NETFLOW_V5);

    @Test
    void hundredForgedDatagramsFarAheadDoNotHideARealLoss() {
        feed.flows(0, 30);
        for (int i = 0; i < 100; i++) {
            feed.flows(1_500_000_000 + i * 1_000_000, 30);
        }
        feed.flows(30, 30);
        feed.flows(90, 30);
        feed.assertCounts(30 * 103 + 30, 30 * 103, 30, 0);
        assertThat(feed.stream().counts().restarts()).isZero();
    }

    @Test
    void hundredForgedDatagramsInARowDoNotHideARealLossEither() {
        feed.flows(0, 30);
        for (int i = 0; i < 100; i++) {
            feed.flows(1_500_000_000 + i * 30, 30);
        }
        feed.flows(60, 30);
        feed.flows(90, 30);
        feed.assertCounts(30 * 103 + 30, 30 * 103, 30, 0);
    }

    @Test
    void forgedDatagramsBetweenTheRealOnesDoNotHideARealLoss() {
        feed.flows(0, 30);
        for (int i = 0; i < 100; i++) {
            feed.flows(1_500_000_000 + i * 30, 30);
            feed.flows(30 + i * 40, 30);
        }
        assertThat(feed.stream().counts().lost()).isEqualTo(99 * 10);
    }

    @Test
    void aSequenceAndAnUptimeThatBeginAnewAreARestartNotALoss() {
        feed.flows(5_000_000, 30);
        feed.uptime(1000);
        feed.flows(40, 20);
        feed.flows(60, 20);
        feed.flows(80, 20);
        feed.assertCounts(90, 90, 0, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(1);
    }

    @Test
    void aRestartIsSeenAlsoWhereItsNumbersLookLikeAGap() {
        feed.flows(0, 30);
        feed.uptime(1000);
        feed.flows(100, 20);
        feed.flows(120, 20);
        feed.assertCounts(70, 70, 0, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(1);
    }

    @Test
    void aSecondRestartIsSeenAlsoWhereItsNumbersWouldContinueTheFirstRun() {
        feed.flows(0, 30);
        feed.flows(30, 30);
        feed.uptime(200_000);
        feed.flows(0, 20);
        feed.flows(20, 20);
        feed.uptime(1000);
        feed.flows(100, 10);
        feed.flows(110, 10);
        feed.assertCounts(120, 120, 0, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(2);
    }

    @Test
    void lateDatagramsFromBeforeARestartDoNotHideTheNext() {
        feed.flows(0, 30);
        feed.flows(60, 30);
        feed.uptime(200_000);
        feed.flows(0, 20);
        feed.flows(20, 20);
        feed.uptime(50_000_000);
        feed.flows(30, 20);
        feed.flows(90, 10);
        feed.uptime(200_000);
        feed.flows(40, 20);
        feed.uptime(1000);
        feed.flows(105, 10);
        feed.flows(115, 10);
        feed.assertCounts(180, 170, 10, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(2);
    }

    @Test
    void aLongOutageIsALossWhenTheUptimeWentOn() {
        feed.flows(0, 30);
        feed.pass(600_000);
        feed.flows(600_030, 30);
        feed.flows(600_060, 30);
        feed.assertCounts(600_090, 90, 600_000, 0);
        assertThat(feed.stream().counts().restarts()).isZero();
    }

    @Test
    void anUptimeThatGoesBackByMoreThanAMinuteIsARestart() {
        feed.uptime(100_000);
        feed.flows(0, 30);
        feed.uptime(40_000);
        feed.flows(100, 20);
        feed.assertCounts(120, 50, 70, 0);
        feed.uptime(100_000);
        feed.flows(120, 20);
        feed.uptime(39_999);
        feed.flows(200, 20);
        feed.flows(220, 20);
        feed.assertCounts(180, 110, 70, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(1);
    }

    @Test
    void theWrapOfTheUptimeIsNoRestart() {
        feed.uptime(4_294_967_000L);
        feed.flows(0, 30);
        feed.uptime(700);
        feed.flows(100, 20);
        feed.assertCounts(120, 50, 70, 0);
        assertThat(feed.stream().counts().restarts()).isZero();
    }

    @Test
    void aJumpOfMoreThanAThousandUnitsForEachMillisecondIsARestart() {
        feed.flows(0, 30);
        feed.flows(30, 30);
        feed.pass(600);
        feed.flows(600_061, 30);
        feed.flows(600_091, 30);
        feed.assertCounts(120, 120, 0, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(1);
    }

    @Test
    void aJumpIsConfirmedByTheVeryNextDatagramOnly() {
        feed.flows(0, 30);
        feed.flows(60, 30);
        feed.flows(1_000_000_000, 10);
        feed.flows(30, 30);
        feed.flows(1_000_000_010, 10);
        feed.flows(90, 30);
        assertThat(feed.stream().counts().restarts()).isZero();
        feed.assertCounts(140, 140, 0, 0);
    }

    @Test
    void aRestartWithinAHoleFillsNothing() {
        feed.flows(0, 30);
        feed.flows(100, 30);
        feed.uptime(1000);
        feed.flows(40, 10);
        feed.flows(50, 10);
        feed.assertCounts(150, 80, 70, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(1);
    }

    @Test
    void whatWasLostBeforeARestartStaysLostAfterTheNext() {
        feed.flows(0, 30);
        feed.flows(100, 30);
        for (int start : new int[] {1_000_000_000, 2_000_000_000, 500_000_000}) {
            feed.flows(start, 10);
            feed.flows(start + 10, 10);
        }
        feed.assertCounts(190, 120, 70, 0);
        assertThat(feed.stream().counts().restarts()).isEqualTo(3);
    }
}
