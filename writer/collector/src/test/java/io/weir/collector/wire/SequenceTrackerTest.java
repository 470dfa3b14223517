package io.weir.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SequenceTrackerTest {
    private final SequenceTracker tracker = new SequenceTracker();

    @Test
    void aGapCountsItsFlows() {
        observe(100, 30);
        observe(130, 30);
        observe(250, 10);
        observe(260, 5);
        assertThat(tracker.missingFlows()).isEqualTo(90);
        assertThat(tracker.gaps()).isEqualTo(1);
    }

    @Test
    void aLateDatagramFillsItsGap() {
        observe(0, 30);
        observe(60, 30);
        observe(30, 30);
        observe(90, 30);
        assertThat(tracker.missingFlows()).isZero();
        assertThat(tracker.restarts()).isZero();
    }

    @Test
    void theWrapOfTheSequenceIsNoLoss() {
        observe(0xffff_fff0, 30);
        observe(14, 30);
        assertThat(tracker.missingFlows()).isZero();
        assertThat(tracker.gaps()).isZero();
    }

    @Test
    void anExporterThatCountsTheDatagramItselfLosesNothing() {
        observe(5, 5);
        observe(35, 30);
        observe(36, 1);
        observe(46, 10);
        assertThat(tracker.missingFlows()).isZero();
        observe(66, 10);
        assertThat(tracker.missingFlows()).isEqualTo(10);
    }

    @Test
    void oneForgedSequenceFarAheadDoesNotHideARealLoss() {
        observe(0, 30);
        observe(1_500_000_000, 30);
        observe(30, 30);
        observe(90, 30);
        assertThat(tracker.missingFlows()).isEqualTo(30);
        assertThat(tracker.restarts()).isZero();
    }

    @Test
    void aSequenceThatStartsAnewIsARestartNotALoss() {
        observe(5_000_000, 30);
        observe(0, 20);
        observe(20, 20);
        observe(40, 20);
        assertThat(tracker.missingFlows()).isZero();
        assertThat(tracker.restarts()).isEqualTo(1);
    }

    @Test
    void enginesOfOneExporterAreTheirOwnStreams() {
        observe(0, 30, 0x0001);
        observe(7_000, 30, 0x0002);
        observe(30, 30, 0x0001);
        observe(7_030, 30, 0x0002);
        assertThat(tracker.gaps()).isZero();
        assertThat(tracker.restarts()).isZero();
    }

    private void observe(int sequence, int flows) {
        observe(sequence, flows, 0);
    }

    private void observe(int sequence, int flows, int engine) {
        ByteBuffer payload = ByteBuffer.allocate(24 + 48 * flows);
        payload.putShort(0, (short) 5).putShort(2, (short) flows).putInt(16, sequence);
        payload.putShort(20, (short) engine);
        tracker.observe(Datagram.udp(0, 0, 1, 2055, 2055, payload));
    }
}
