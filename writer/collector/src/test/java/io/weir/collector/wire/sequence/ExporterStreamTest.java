package io.weir.collector.wire.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterStreamTest {
    private static final long START = 1_717_200_000_000L;

    private final StreamLedger ledger = new StreamLedger();
    private ExporterStream stream = stream(ExportProtocol.NETFLOW_V5);
    private long receivedMillis = START;
    private long uptimeMillis = 50_000_000;
    private int serial;

    /** Rule: announced = decoded + undecodable + malformed + lost + duplicate + uncertain. */
    @AfterEach
    void everyUnitIsAccountedFor() {
        assertThat(stream.counts().difference()).isZero();
    }

    @Test
    void aGapLosesItsFlows() {
        flows(100, 30);
        flows(130, 30);
        flows(250, 10);
        flows(260, 5);
        assertCounts(165, 75, 90, 0);
        assertThat(stream.counts().gaps()).isEqualTo(1);
    }

    @Test
    void aLateDatagramFillsItsGap() {
        flows(0, 30);
        flows(90, 30);
        flows(60, 30);
        assertCounts(120, 90, 30, 0);
        flows(30, 30);
        flows(120, 30);
        assertCounts(150, 150, 0, 0);
        assertThat(stream.counts().restarts()).isZero();
    }

    @Test
    void theWrapOfTheSequenceIsNoLoss() {
        flows(0xffff_fff0, 30);
        flows(14, 30);
        flows(54, 30);
        assertCounts(100, 90, 10, 0);
        assertThat(stream.counts().restarts()).isZero();
    }

    @Test
    void aLateDatagramFromBeforeTheWrapFillsItsGap() {
        flows(0xffff_ffd8, 20);
        flows(20, 20);
        flows(0xffff_ffec, 20);
        flows(0, 20);
        assertCounts(80, 80, 0, 0);
    }

    @Test
    void anExporterThatCountsTheDatagramItselfLosesNothing() {
        flows(5, 5);
        flows(35, 30);
        flows(36, 1);
        flows(46, 10);
        assertCounts(46, 46, 0, 0);
        flows(66, 10);
        assertCounts(66, 56, 10, 0);
    }

    @Test
    void aLossThatHappensToFitTheOtherWayOfCountingDoesNotHideTheNextLoss() {
        flows(0, 30);
        flows(30, 10);
        flows(40, 30);
        flows(70, 10);
        flows(110, 40); // 30 were lost: 110 - 40 is the number before
        flows(150, 5);
        assertCounts(155, 125, 30, 0);
    }

    @Test
    void hundredForgedDatagramsFarAheadDoNotHideARealLoss() {
        flows(0, 30);
        for (int i = 0; i < 100; i++) {
            flows(1_500_000_000 + i * 1_000_000, 30);
        }
        flows(30, 30);
        flows(90, 30);
        assertCounts(30 * 103 + 30, 30 * 103, 30, 0);
        assertThat(stream.counts().restarts()).isZero();
    }

    @Test
    void hundredForgedDatagramsInARowDoNotHideARealLossEither() {
        flows(0, 30);
        for (int i = 0; i < 100; i++) {
            flows(1_500_000_000 + i * 30, 30);
        }
        flows(60, 30);
        flows(90, 30);
        assertCounts(30 * 103 + 30, 30 * 103, 30, 0);
    }

    @Test
    void forgedDatagramsBetweenTheRealOnesDoNotHideARealLoss() {
        flows(0, 30);
        for (int i = 0; i < 100; i++) {
            flows(1_500_000_000 + i * 30, 30);
            flows(30 + i * 40, 30);
        }
        assertThat(stream.counts().lost()).isEqualTo(99 * 10);
    }

    @Test
    void aSequenceAndAnUptimeThatBeginAnewAreARestartNotALoss() {
        flows(5_000_000, 30);
        uptimeMillis = 1000;
        flows(40, 20);
        flows(60, 20);
        flows(80, 20);
        assertCounts(90, 90, 0, 0);
        assertThat(stream.counts().restarts()).isEqualTo(1);
    }

    @Test
    void aRestartIsSeenAlsoWhereItsNumbersLookLikeAGap() {
        flows(0, 30);
        uptimeMillis = 1000;
        flows(100, 20);
        flows(120, 20);
        assertCounts(70, 70, 0, 0);
        assertThat(stream.counts().restarts()).isEqualTo(1);
    }

    @Test
    void aSecondRestartIsSeenAlsoWhereItsNumbersWouldContinueTheFirstRun() {
        flows(0, 30);
        flows(30, 30);
        uptimeMillis = 200_000;
        flows(0, 20);
        flows(20, 20);
        uptimeMillis = 1000;
        flows(100, 10);
        flows(110, 10);
        assertCounts(120, 120, 0, 0);
        assertThat(stream.counts().restarts()).isEqualTo(2);
    }

    @Test
    void lateDatagramsFromBeforeARestartDoNotHideTheNext() {
        flows(0, 30);
        flows(60, 30);
        uptimeMillis = 200_000;
        flows(0, 20);
        flows(20, 20);
        uptimeMillis = 50_000_000;
        flows(30, 20);
        flows(90, 10);
        uptimeMillis = 200_000;
        flows(40, 20);
        uptimeMillis = 1000;
        flows(105, 10);
        flows(115, 10);
        assertCounts(180, 170, 10, 0);
        assertThat(stream.counts().restarts()).isEqualTo(2);
    }

    @Test
    void aLongOutageIsALossWhenTheUptimeWentOn() {
        flows(0, 30);
        receivedMillis += 600_000;
        uptimeMillis += 600_000;
        flows(600_030, 30);
        flows(600_060, 30);
        assertCounts(600_090, 90, 600_000, 0);
        assertThat(stream.counts().restarts()).isZero();
    }

    @Test
    void aDatagramThatComesTwiceIsCountedAndNotDecodedAgain() {
        ByteBuffer payload = payload(1);
        assertThat(begin(0, payload)).isTrue();
        stream.end(30, 0, 30);
        flows(30, 30);
        assertThat(begin(0, payload)).isFalse();
        assertCounts(90, 60, 0, 30);
        flows(60, 30);
        assertCounts(120, 90, 0, 30);
    }

    @Test
    void theSameNumberWithAnotherContentIsNoDuplicate() {
        flows(0, 30);
        flows(0, 30);
        flows(30, 30);
        assertCounts(90, 90, 0, 0);
    }

    @Test
    void aDuplicateIsKnownWithinSixtyFourDatagrams() {
        ByteBuffer payload = payload(1);
        assertThat(begin(0, payload)).isTrue();
        stream.end(1, 0, 1);
        for (int i = 1; i < 64; i++) {
            flows(i, 1);
        }
        assertThat(begin(0, payload)).isFalse();
        flows(64, 1);
        assertThat(begin(0, payload)).isTrue();
        stream.end(1, 0, 1);
    }

    @Test
    void malformedDatagramsStayInTheAccount() {
        flows(0, 30);
        begin(30, payload(1));
        stream.endMalformed(20);
        flows(50, 30);
        begin(80, payload(2));
        stream.endUncountable(0, 0, 1, 30, 0);
        flows(105, 30);
        StreamCounts counts = stream.counts();
        assertThat(counts.malformed()).isEqualTo(20);
        assertThat(counts.uncertain()).isEqualTo(25);
        assertCounts(135, 90, 0, 0);
    }

    @Test
    void netFlow9CountsDatagrams() {
        stream = stream(ExportProtocol.NETFLOW_V9);
        packet(7, 20);
        packet(8, 20);
        packet(11, 20);
        begin(12, payload(1));
        stream.endUndecodable(3);
        assertCounts(6, 3, 2, 0);
        assertThat(stream.counts().undecodable()).isEqualTo(1);
        stream.datagramDecodedLater(17);
        assertCounts(6, 4, 2, 0);
        assertThat(stream.counts().rows()).isEqualTo(80);
    }

    /** The numbers and flows of softflowd 0.9.9, in a public capture. */
    @Test
    void aNetFlow9ExporterThatCountsFlowsInAWayOfItsOwnLosesNothing() {
        stream = stream(ExportProtocol.NETFLOW_V9);
        int[] numbers = {0, 1, 4, 5, 8, 10, 11, 14, 16};
        int[] flows = {1, 4, 1, 5, 3, 1, 3, 2, 1};
        for (int i = 0; i < numbers.length; i++) {
            packet(numbers[i], flows[i]);
        }
        assertCounts(9, 9, 0, 0);
    }

    @Test
    void ipfixCountsRecordsOfOptionsAndNoTemplates() {
        stream = stream(ExportProtocol.IPFIX);
        records(1000, 0, 0);
        records(1000, 10, 2);
        records(1012, 5, 0);
        records(1020, 5, 0);
        assertCounts(25, 22, 3, 0);
    }

    /** The numbers of softflowd 1.1.0. */
    @Test
    void softflowdsIpfixCountsTheMessageItselfAndNoOptions() {
        stream = stream(ExportProtocol.IPFIX);
        records(14, 14, 1);
        records(40, 26, 0);
        records(62, 22, 0);
        records(62, 0, 1);
        records(85, 23, 0);
        records(110, 25, 1);
        records(115, 5, 0);
        assertThat(stream.counts().lost()).isZero();
        assertThat(stream.counts().restarts()).isZero();
    }

    /** The numbers of Open vSwitch 3.1: templates first, then a record a message. */
    @Test
    void openVSwitchsIpfixLosesNothing() {
        stream = stream(ExportProtocol.IPFIX);
        records(1, 0, 0);
        records(1, 0, 0);
        records(2, 1, 0);
        records(3, 1, 0);
        records(3, 0, 0);
        records(4, 1, 0);
        assertCounts(3, 3, 0, 0);
        records(6, 1, 0);
        assertCounts(5, 4, 1, 0);
    }

    @Test
    void recordsThatNobodyCouldCountAreUncertainUntilTheirTemplateComes() {
        stream = stream(ExportProtocol.IPFIX);
        records(0, 10, 0);
        uncountable(10, 4, 2, 400);
        records(34, 10, 0);
        assertThat(stream.counts().uncertain()).isEqualTo(20);
        assertCounts(44, 24, 0, 0);
        stream.setDecodedLater(10, 12, 0, 12);
        assertThat(stream.counts().uncertain()).isEqualTo(8);
        assertCounts(44, 36, 0, 0);
        stream.setDecodedLater(10, 5, 0, 5);
        assertThat(stream.counts().uncertain()).isZero();
        assertCounts(44, 41, 3, 0);
    }

    @Test
    void aTemplateInTheNextMessageMakesTheSetsBeforeItCertain() {
        stream = stream(ExportProtocol.IPFIX);
        uncountable(100, 0, 1, 300);
        begin(107, payload(++serial));
        stream.setDecodedLater(100, 7, 0, 7);
        stream.end(3, 0, 3);
        assertCounts(10, 10, 0, 0);
        assertThat(stream.counts().uncertain()).isZero();
    }

    @Test
    void moreThanASetCanHoldIsLost() {
        stream = stream(ExportProtocol.IPFIX);
        uncountable(0, 0, 1, 20);
        records(50, 10, 0);
        assertThat(stream.counts().uncertain()).isEqualTo(20);
        assertCounts(60, 10, 30, 0);
    }

    @Test
    void aLateMessageBesideRecordsThatNobodyCouldCountFillsItsPartOfTheGap() {
        stream = stream(ExportProtocol.IPFIX);
        uncountable(0, 0, 1, 12);
        records(14, 5, 0);
        assertThat(stream.counts().uncertain()).isEqualTo(12);
        assertCounts(19, 5, 2, 0);
        records(1, 13, 0);
        assertThat(stream.counts().uncertain()).isEqualTo(1);
        assertCounts(19, 18, 0, 0);
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
        stream.begin(
                received.toEpochMilli(),
                exported.toEpochMilli(),
                1,
                100_000,
                ByteBuffer.allocate(4));
        stream.end(1, 0, 1);
        assertThat(stream.account().clockSkewMillis()).isEqualTo(skewMillis);
    }

    @Test
    void anUptimeThatGoesBackByMoreThanAMinuteIsARestart() {
        uptimeMillis = 100_000;
        flows(0, 30);
        uptimeMillis = 40_000;
        flows(100, 20);
        assertCounts(120, 50, 70, 0);
        uptimeMillis = 100_000;
        flows(120, 20);
        uptimeMillis = 39_999;
        flows(200, 20);
        flows(220, 20);
        assertCounts(180, 110, 70, 0);
        assertThat(stream.counts().restarts()).isEqualTo(1);
    }

    @Test
    void theWrapOfTheUptimeIsNoRestart() {
        uptimeMillis = 4_294_967_000L;
        flows(0, 30);
        uptimeMillis = 700;
        flows(100, 20);
        assertCounts(120, 50, 70, 0);
        assertThat(stream.counts().restarts()).isZero();
    }

    @Test
    void aJumpOfMoreThanAThousandUnitsForEachMillisecondIsARestart() {
        flows(0, 30);
        flows(30, 30);
        receivedMillis += 600;
        uptimeMillis += 600;
        flows(600_061, 30);
        flows(600_091, 30);
        assertCounts(120, 120, 0, 0);
        assertThat(stream.counts().restarts()).isEqualTo(1);
    }

    @Test
    void aJumpIsConfirmedByTheVeryNextDatagramOnly() {
        flows(0, 30);
        flows(60, 30);
        flows(1_000_000_000, 10);
        flows(30, 30);
        flows(1_000_000_010, 10);
        flows(90, 30);
        assertThat(stream.counts().restarts()).isZero();
        assertCounts(140, 140, 0, 0);
    }

    @Test
    void aRestartWithinAHoleFillsNothing() {
        flows(0, 30);
        flows(100, 30);
        uptimeMillis = 1000;
        flows(40, 10);
        flows(50, 10);
        assertCounts(150, 80, 70, 0);
        assertThat(stream.counts().restarts()).isEqualTo(1);
    }

    @Test
    void whatWasLostBeforeARestartStaysLostAfterTheNext() {
        flows(0, 30);
        flows(100, 30);
        for (int start : new int[] {1_000_000_000, 2_000_000_000, 500_000_000}) {
            flows(start, 10);
            flows(start + 10, 10);
        }
        assertCounts(190, 120, 70, 0);
        assertThat(stream.counts().restarts()).isEqualTo(3);
    }

    @Test
    void aDatagramThatReachesBeyondAHoleFillsNothing() {
        flows(0, 30);
        flows(60, 30);
        flows(40, 30);
        assertThat(stream.counts().lost()).isEqualTo(30);
        flows(30, 30);
        assertThat(stream.counts().lost()).isZero();
    }

    @Test
    void aDatagramThatComesTwiceIsSeenWhereTheNumberPassesTwoToThe31st() {
        begin(0x7fff_fff0, payload(1));
        stream.end(16, 0, 16);
        begin(0x8000_0000, payload(2));
        stream.end(16, 0, 16);
        assertThat(begin(0x7fff_fff0, payload(1))).isFalse();
        assertCounts(48, 32, 0, 16);
    }

    @Test
    void aMessageOfTemplatesLeavesOpenWhatTheOneBeforeItHad() {
        stream = stream(ExportProtocol.IPFIX);
        records(0, 5, 0);
        uncountable(5, 0, 1, 10);
        records(5, 0, 0);
        records(12, 5, 0);
        assertThat(stream.counts().uncertain()).isEqualTo(7);
        assertThat(stream.counts().lost()).isZero();
    }

    private void assertCounts(long announced, long decoded, long lost, long duplicate) {
        StreamCounts counts = stream.counts();
        assertThat(
                        new long[] {
                            counts.announced(), counts.decoded(), counts.lost(), counts.duplicate()
                        })
                .as("announced, decoded, lost, duplicate")
                .containsExactly(announced, decoded, lost, duplicate);
        everyUnitIsAccountedFor();
    }

    private void flows(int sequence, int flows) {
        begin(sequence, payload(++serial));
        stream.end(flows, 0, flows);
    }

    private void packet(int sequence, int flows) {
        begin(sequence, payload(++serial));
        stream.end(1, 0, flows);
    }

    private void records(int sequence, int data, int options) {
        uptimeMillis = ExporterStream.NO_UPTIME;
        begin(sequence, payload(++serial));
        stream.end(data, options, data);
    }

    private void uncountable(int sequence, int data, int sets, int most) {
        begin(sequence, payload(++serial));
        stream.endUncountable(data, 0, sets, most, data);
    }

    private boolean begin(int sequence, ByteBuffer payload) {
        return stream.begin(receivedMillis, receivedMillis, sequence, uptimeMillis, payload);
    }

    private static ByteBuffer payload(int serial) {
        return ByteBuffer.allocate(24).putInt(4, serial);
    }

    private ExporterStream stream(ExportProtocol protocol) {
        return ledger.stream(protocol, 0, 1, 2055, 2055, 0, 0);
    }
}
