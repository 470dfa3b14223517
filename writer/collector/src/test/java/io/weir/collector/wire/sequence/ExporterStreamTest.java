package io.weir.collector.wire.sequence;

import static io.weir.collector.wire.sequence.StreamFeed.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaps, late datagrams and duplicates in the accounts of NetFlow. */
class ExporterStreamTest {
    @RegisterExtension private final StreamFeed feed = new StreamFeed(ExportProtocol.NETFLOW_V5);

    @Test
    void aGapLosesItsFlows() {
        feed.flows(100, 30);
        feed.flows(130, 30);
        feed.flows(250, 10);
        feed.flows(260, 5);
        feed.assertCounts(165, 75, 90, 0);
        assertThat(feed.stream().counts().gaps()).isEqualTo(1);
    }

    @Test
    void aLateDatagramFillsItsGap() {
        feed.flows(0, 30);
        feed.flows(90, 30);
        feed.flows(60, 30);
        feed.assertCounts(120, 90, 30, 0);
        feed.flows(30, 30);
        feed.flows(120, 30);
        feed.assertCounts(150, 150, 0, 0);
        assertThat(feed.stream().counts().restarts()).isZero();
    }

    @Test
    void theWrapOfTheSequenceIsNoLoss() {
        feed.flows(0xffff_fff0, 30);
        feed.flows(14, 30);
        feed.flows(54, 30);
        feed.assertCounts(100, 90, 10, 0);
        assertThat(feed.stream().counts().restarts()).isZero();
    }

    @Test
    void aLateDatagramFromBeforeTheWrapFillsItsGap() {
        feed.flows(0xffff_ffd8, 20);
        feed.flows(20, 20);
        feed.flows(0xffff_ffec, 20);
        feed.flows(0, 20);
        feed.assertCounts(80, 80, 0, 0);
    }

    @Test
    void anExporterThatCountsTheDatagramItselfLosesNothing() {
        feed.flows(5, 5);
        feed.flows(35, 30);
        feed.flows(36, 1);
        feed.flows(46, 10);
        feed.assertCounts(46, 46, 0, 0);
        feed.flows(66, 10);
        feed.assertCounts(66, 56, 10, 0);
    }

    @Test
    void aLossThatHappensToFitTheOtherWayOfCountingDoesNotHideTheNextLoss() {
        feed.flows(0, 30);
        feed.flows(30, 10);
        feed.flows(40, 30);
        feed.flows(70, 10);
        feed.flows(110, 40); // 30 were lost: 110 - 40 is the number before
        feed.flows(150, 5);
        feed.assertCounts(155, 125, 30, 0);
    }

    @Test
    void aDatagramThatComesTwiceIsCountedAndNotDecodedAgain() {
        ByteBuffer payload = payload(1);
        assertThat(feed.begin(0, payload)).isTrue();
        feed.stream().end(30, 0, 30);
        feed.flows(30, 30);
        assertThat(feed.begin(0, payload)).isFalse();
        feed.assertCounts(90, 60, 0, 30);
        feed.flows(60, 30);
        feed.assertCounts(120, 90, 0, 30);
    }

    @Test
    void theSameNumberWithAnotherContentIsNoDuplicate() {
        feed.flows(0, 30);
        feed.flows(0, 30);
        feed.flows(30, 30);
        feed.assertCounts(90, 90, 0, 0);
    }

    @Test
    void aDuplicateIsKnownWithinSixtyFourDatagrams() {
        ByteBuffer payload = payload(1);
        assertThat(feed.begin(0, payload)).isTrue();
        feed.stream().end(1, 0, 1);
        for (int i = 1; i < 64; i++) {
            feed.flows(i, 1);
        }
        assertThat(feed.begin(0, payload)).isFalse();
        feed.flows(64, 1);
        assertThat(feed.begin(0, payload)).isTrue();
        feed.stream().end(1, 0, 1);
    }

    @Test
    void malformedDatagramsStayInTheAccount() {
        feed.flows(0, 30);
        feed.begin(30, payload(1));
        feed.stream().endMalformed(20);
        feed.flows(50, 30);
        feed.begin(80, payload(2));
        feed.stream().endUncountable(0, 0, 1, 30, 0);
        feed.flows(105, 30);
        StreamCounts counts = feed.stream().counts();
        assertThat(counts.malformed()).isEqualTo(20);
        assertThat(counts.uncertain()).isEqualTo(25);
        feed.assertCounts(135, 90, 0, 0);
    }

    @Test
    void netFlow9CountsDatagrams() {
        feed.speak(ExportProtocol.NETFLOW_V9);
        feed.packet(7, 20);
        feed.packet(8, 20);
        feed.packet(11, 20);
        feed.begin(12, payload(1));
        feed.stream().endUndecodable(3);
        feed.assertCounts(6, 3, 2, 0);
        assertThat(feed.stream().counts().undecodable()).isEqualTo(1);
        feed.stream().datagramDecodedLater(17);
        feed.assertCounts(6, 4, 2, 0);
        assertThat(feed.stream().counts().rows()).isEqualTo(80);
    }

    /** The numbers and flows of softflowd 0.9.9, in a public capture. */
    @Test
    void aNetFlow9ExporterThatCountsFlowsInAWayOfItsOwnLosesNothing() {
        feed.speak(ExportProtocol.NETFLOW_V9);
        int[] numbers = {0, 1, 4, 5, 8, 10, 11, 14, 16};
        int[] flows = {1, 4, 1, 5, 3, 1, 3, 2, 1};
        for (int i = 0; i < numbers.length; i++) {
            feed.packet(numbers[i], flows[i]);
        }
        feed.assertCounts(9, 9, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:00:00Z, 3600000",
        "2026-11-22T12:00:00Z, -3600000",
        "2026-11-23T13:00:00Z, 86400000",
        "2026-11-21T13:00:00Z, -86400000",
        "1970-01-01T00:00:00Z, -1795352400000",
        "2106-02-07T06:28:15Z, 2499614895000"
    })
    void theClocksDifferenceIsMeasuredHoweverLarge(Instant exported, long skewMillis) {
        Instant received = Instant.parse("2026-11-22T13:00:00Z");
        feed.stream()
                .begin(
                        received.toEpochMilli(),
                        exported.toEpochMilli(),
                        1,
                        100_000,
                        ByteBuffer.allocate(4));
        feed.stream().end(1, 0, 1);
        assertThat(feed.stream().account().clockSkewMillis()).isEqualTo(skewMillis);
    }

    @Test
    void aDatagramThatReachesBeyondAHoleFillsNothing() {
        feed.flows(0, 30);
        feed.flows(60, 30);
        feed.flows(40, 30);
        assertThat(feed.stream().counts().lost()).isEqualTo(30);
        feed.flows(30, 30);
        assertThat(feed.stream().counts().lost()).isZero();
    }

    @Test
    void aDatagramThatComesTwiceIsSeenWhereTheNumberPassesTwoToThe31st() {
        feed.begin(0x7fff_fff0, payload(1));
        feed.stream().end(16, 0, 16);
        feed.begin(0x8000_0000, payload(2));
        feed.stream().end(16, 0, 16);
        assertThat(feed.begin(0x7fff_fff0, payload(1))).isFalse();
        feed.assertCounts(48, 32, 0, 16);
    }
}
