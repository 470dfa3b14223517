package io.weir.collector.wire.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.wire.state.StatePart;
import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateSections;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamLedgerTest {
    private static final long START = 1_717_200_000_000L;

    private final StreamLedger ledger = new StreamLedger();
    private int serial;

    @Test
    void streamsAreToldApart() {
        ExporterStream first = ledger.stream(ExportProtocol.IPFIX, 0, 1, 4000, 4739, 0, 7);
        assertThat(ledger.stream(ExportProtocol.IPFIX, 0, 1, 4000, 4739, 0, 7)).isSameAs(first);
        assertThat(
                        List.of(
                                ledger.stream(ExportProtocol.NETFLOW_V5, 0, 1, 4000, 4739, 0, 7),
                                ledger.stream(ExportProtocol.IPFIX, 1, 1, 4000, 4739, 0, 7),
                                ledger.stream(ExportProtocol.IPFIX, 0, 2, 4000, 4739, 0, 7),
                                ledger.stream(ExportProtocol.IPFIX, 0, 1, 4001, 4739, 0, 7),
                                ledger.stream(ExportProtocol.IPFIX, 0, 1, 4000, 4740, 0, 7),
                                ledger.stream(ExportProtocol.IPFIX, 0, 1, 4000, 4739, 1, 7),
                                ledger.stream(ExportProtocol.IPFIX, 0, 1, 4000, 4739, 0, 8)))
                .doesNotHaveDuplicates()
                .doesNotContain(first);
        assertThat(ledger.streams()).hasSize(8);
    }

    @Test
    void aNetFlow9StreamKeepsItsAccountWhenThePortChanges() {
        assertThat(ledger.stream(ExportProtocol.NETFLOW_V9, 0, 1, 4000, 2055, 0, 7))
                .isSameAs(ledger.stream(ExportProtocol.NETFLOW_V9, 0, 1, 4001, 2055, 0, 7));
    }

    @Test
    void aMillionForgedStreamsLeaveAnExporterItsAccountAndTheTotalsTrue() {
        flows(1, 0, 30);
        flows(1, 30, 30);
        for (int forged = 2; forged < 1_000_000; forged++) {
            flows(forged, 7, 1);
            if (forged % 100_000 == 0) {
                flows(1, 30 + 30 * (forged / 100_000), 30);
            }
        }
        flows(1, 360, 30);
        assertThat(ledger.streams()).hasSize(10_000);
        assertThat(ledger.evicted()).isEqualTo(989_999);
        StreamCounts counts = stream(1).counts();
        assertThat(counts.announced()).isEqualTo(390);
        assertThat(counts.lost()).isEqualTo(30);
        StreamCounts totals = ledger.totals(ExportProtocol.NETFLOW_V5);
        assertThat(totals.datagrams()).isEqualTo(12 + 999_998);
        assertThat(totals.decoded()).isEqualTo(360 + 999_998);
        assertThat(totals.difference()).isZero();
    }

    @Test
    void anAccountGoesOnWhereTheExporterConnectsAgain() {
        message(9, 7, 0, 12);
        message(9, 7, 15, 5);
        ledger.endSession(9);
        assertThat(ledger.streams()).isEmpty();
        assertThat(ledger.evicted()).isZero();
        message(10, 7, 0, 4);
        StreamLedger restored = new StreamLedger();
        byte[] state = StateSections.save(List.of((StatePart) ledger));
        StateSections.restore(state, List.of((StatePart) restored));
        assertThat(StateSections.save(List.of((StatePart) restored))).isEqualTo(state);
        for (StreamLedger each : List.of(ledger, restored)) {
            each.endSession(10);
            assertThat(each.accounts()).hasSize(1);
            StreamAccount account = each.accounts().get(0);
            assertThat(account.domain()).isEqualTo(7);
            assertThat(account.isTrusted()).isTrue();
            assertThat(account.counts().datagrams()).isEqualTo(3);
            assertThat(account.counts().announced()).isEqualTo(24);
            assertThat(account.counts().lost()).isEqualTo(3);
            assertThat(each.totals(ExportProtocol.IPFIX)).isEqualTo(account.counts());
        }
    }

    @Test
    void aConnectionOfTenThousandDomainsLeavesOthersTheirAccountAndTheTotalsTrue() {
        message(9, 7, 0, 12);
        message(9, 7, 12, 5);
        ledger.endSession(9);
        for (int domain = 100; domain < 10_100; domain++) {
            message(10, domain, 0, 1);
        }
        ledger.endSession(10);
        assertThat(ledger.accounts()).hasSize(1_001);
        assertThat(ledger.accounts().get(0).domain()).isEqualTo(7);
        StreamCounts totals = ledger.totals(ExportProtocol.IPFIX);
        assertThat(totals.datagrams()).isEqualTo(10_002);
        assertThat(totals.decoded()).isEqualTo(10_017);
        assertThat(ledger.gone(ExportProtocol.IPFIX).decoded()).isEqualTo(9_000);
    }

    @Test
    void aRestoredLedgerGoesOnAsTheOneThatWasSaved() {
        ByteBuffer twice = payload();
        begin(stream(1), 0, twice);
        stream(1).end(30, 0, 30);
        flows(1, 60, 30);
        flows(2, 5, 5);
        flows(2, 35, 30);
        StreamLedger restored = new StreamLedger();
        byte[] state = StateSections.save(List.of((StatePart) ledger));
        StateSections.restore(state, List.of((StatePart) restored));
        assertThat(StateSections.save(List.of((StatePart) restored))).isEqualTo(state);
        ExporterStream stream = restored.stream(ExportProtocol.NETFLOW_V5, 0, 1, 9, 2055, 0, 0);
        assertThat(begin(stream, 0, twice)).isFalse();
        begin(stream, 30, payload());
        stream.end(30, 0, 30);
        assertThat(stream.counts().lost()).isZero();
        assertThat(stream.counts().announced()).isEqualTo(120);
        ExporterStream including = restored.stream(ExportProtocol.NETFLOW_V5, 0, 2, 9, 2055, 0, 0);
        begin(including, 36, payload());
        including.end(1, 0, 1);
        assertThat(including.counts().lost()).isZero();
    }

    @Test
    void aStateThatIsCutAnywhereIsRefused() {
        flows(1, 0, 30);
        byte[] state = StateSections.save(List.of((StatePart) ledger));
        StreamLedger other = new StreamLedger();
        for (int length = 0; length < 200; length++) {
            byte[] cut = new byte[length];
            assertThatThrownBy(() -> other.read(new StateReader("test", cut)).run())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(state).hasSizeGreaterThan(200);
    }

    /** Losses, overtaking, duplicates and forgeries at random; 200 seeds. */
    @Test
    void everyDatagramInAnyOrderIsAccountedFor() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            StreamLedger each = new StreamLedger();
            ExporterStream stream = each.stream(ExportProtocol.NETFLOW_V5, 0, 1, 9, 2055, 0, seed);
            List<int[]> sent = new ArrayList<>();
            int sequence = random.nextInt();
            int total = 0;
            for (int i = 0; i < 300; i++) {
                int flows = 1 + random.nextInt(30);
                sent.add(new int[] {sequence, flows});
                sequence += flows;
                total += flows;
            }
            int lost = 0;
            List<int[]> arriving = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                boolean isEdge = i < 4 || i > sent.size() - 4;
                if (!isEdge && random.nextInt(10) == 0) {
                    lost += sent.get(i)[1];
                } else {
                    arriving.add(sent.get(i));
                }
            }
            for (int i = 4; i < arriving.size() - 4; i += 3) {
                Collections.swap(arriving, i, i + random.nextInt(3));
            }
            int forged = 0;
            for (int[] datagram : arriving) {
                if (random.nextInt(20) == 0) {
                    begin(stream, datagram[0] + (1 << 25) + random.nextInt(1 << 30), payload());
                    stream.end(7, 0, 7);
                    forged += 7;
                }
                begin(stream, datagram[0], payload());
                stream.end(datagram[1], 0, datagram[1]);
                assertThat(stream.counts().difference()).as("seed %d", seed).isZero();
            }
            assertThat(stream.counts().lost()).as("seed %d", seed).isEqualTo(lost);
            assertThat(stream.counts().announced()).as("seed %d", seed).isEqualTo(total + forged);
            assertThat(stream.counts().restarts()).as("seed %d", seed).isZero();
        }
    }

    private ExporterStream stream(int address) {
        return ledger.stream(ExportProtocol.NETFLOW_V5, 0, address, 9, 2055, 0, 0);
    }

    private void flows(int address, int sequence, int flows) {
        ExporterStream stream = stream(address);
        begin(stream, sequence, payload());
        stream.end(flows, 0, flows);
    }

    /** A message of a connection with {@code records} data records. */
    private void message(long session, long domain, int sequence, int records) {
        ExporterStream stream =
                ledger.stream(ExportProtocol.IPFIX, 0, 1, 4000, 4739, session, domain);
        stream.begin(START, START, sequence, ExporterStream.NO_UPTIME, payload());
        stream.end(records, 0, records);
    }

    private boolean begin(ExporterStream stream, int sequence, ByteBuffer payload) {
        return stream.begin(START, START, sequence, 50_000_000, payload);
    }

    private ByteBuffer payload() {
        return ByteBuffer.allocate(24).putInt(4, ++serial);
    }
}
