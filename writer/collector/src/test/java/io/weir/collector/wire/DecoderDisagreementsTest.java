package io.weir.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.RealCaptures;
import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.RepositoryConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Where independent decoders do not agree on real exports: each test names the one that is right
 * and has its numbers.
 */
class DecoderDisagreementsTest {
    private static final RealCaptures CAPTURES = new RealCaptures();

    /** SiLK keeps a duration in 12 bits of seconds. */
    private static final long SILKS_LONGEST_MILLIS = 4_095_000;

    private final FlowBatch rows = new FlowBatch(1024);
    private final DatagramDecoder decoder;

    DecoderDisagreementsTest() throws IOException {
        decoder = DatagramDecoders.forRepository(RepositoryConfig.defaults(Path.of("weir.toml")));
    }

    @AfterAll
    static void report() throws IOException {
        CAPTURES.report(DecoderDisagreementsTest.class);
    }

    /** tshark stops at the count and has 16,319 flows with 21,777 packets. */
    @Test
    void softflowdsWrongCountLosesNoSetsAsInNfdumpAndUnlikeTshark() throws Exception {
        decode("generated/westermo-softflowd-v9");
        assertThat(rows.rows()).isEqualTo(16_323);
        assertThat(sum(FlowColumn.PACKETS)).isEqualTo(22_902);
        assertThat(sum(FlowColumn.BYTES)).isEqualTo(1_746_819);
    }

    /** nfdump reports sequence errors for both; the programs that sent them lost nothing. */
    @Test
    void numbersThatCountTheDatagramItselfAreNoLossAsTheExportersKnowAndUnlikeNfdump()
            throws Exception {
        decode("generated/zeek-softflowd-v10");
        assertThat(account(ExportProtocol.IPFIX).lost()).isZero();
        decode("generated/arkime-ovs-v5");
        assertThat(account(ExportProtocol.NETFLOW_V5).lost()).isZero();
        assertThat(account(ExportProtocol.NETFLOW_V5).announced()).isEqualTo(1130);
    }

    /** nfdump adds the totals since the flow began: 6,043,369 packets with 766,113,805 octets. */
    @Test
    void deltasCountWhereTotalsStandBesideThemAsInTsharkAndSilkAndUnlikeNfdump() throws Exception {
        decode("generated/arkime-ovs-ipfix");
        assertThat(rows.rows()).isEqualTo(1218);
        assertThat(sum(FlowColumn.PACKETS)).isEqualTo(10_147);
        assertThat(sum(FlowColumn.BYTES)).isEqualTo(1_353_829);
    }

    /** tshark's columns of packets and octets are empty. */
    @Test
    void totalsCountWhereThereAreNoDeltasAsInNfdumpAndUnlikeTshark() throws Exception {
        decode("generated/arkime-yaf-biflow");
        assertThat(rows.rows()).isEqualTo(564);
        assertThat(sum(FlowColumn.PACKETS)).isEqualTo(4052);
        assertThat(sum(FlowColumn.BYTES)).isEqualTo(561_294);
        assertThat(sum(FlowColumn.REV_PACKETS)).isEqualTo(2217);
        assertThat(sum(FlowColumn.REV_BYTES)).isEqualTo(447_114);
    }

    /** SiLK drops these five. */
    @Test
    void flowsOfMoreThan4095SecondsAreKeptAsInNfdumpAndUnlikeSilk() throws Exception {
        decode("generated/zeek-softflowd-v5");
        assertThat(rows.rows()).isEqualTo(4636);
        assertThat(durations().filter(millis -> millis > SILKS_LONGEST_MILLIS)).hasSize(5);
        assertThat(durations().max()).hasValue(8_281_174);
    }

    /** Weir has both lengths: of the packet, as SiLK, and of the frame, as nfdump and sflowtool. */
    @Test
    void aSampleIsScaledAsInSflowtoolAndItsBytesAreThoseOfThePacketAsInSilk() throws Exception {
        decode("generated/zeek-sfprobe-s16");
        assertThat(sum(FlowColumn.PACKETS)).isEqualTo(219_440);
        assertThat(sum(row -> value(FlowColumn.FRAME_BYTES, row) * 16)).isEqualTo(104_657_536);
        assertThat(IntStream.range(0, rows.rows()))
                .allMatch(row -> value(FlowColumn.SAMPLING_RATE, row) == 16)
                .allMatch(
                        row ->
                                value(FlowColumn.BYTES, row)
                                        < value(FlowColumn.FRAME_BYTES, row) * 16);
    }

    /** Its traffic is of February: nobody can know that, and every decoder has October. */
    @Test
    void aClockThatIsWrongByMonthsIsKeptAsInNfdumpAndItsDifferenceIsShown() throws Exception {
        decode("generated/arkime-nfprobe-v5");
        assertThat(rows.rows()).isEqualTo(669);
        assertThat(
                        IntStream.range(0, rows.rows())
                                .mapToLong(row -> value(FlowColumn.START_TIME, row))
                                .min())
                .hasValue(Instant.parse("2026-10-09T22:14:12.783Z").toEpochMilli());
        assertThat(decoder.streams().accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.clockSkewMillis()).isNotZero());
    }

    /** softflowd's header has whole seconds: two flows of 09:00:00 begin at 08:59:59. */
    @Test
    void aFlowIsInTheHourThatItsExporterSaysAsInNfdumpAndSilk() throws Exception {
        decode("generated/arkime-softflowd-v9");
        Map<Instant, Integer> hours = new TreeMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            Instant start = Instant.ofEpochMilli(value(FlowColumn.START_TIME, row));
            hours.merge(start.truncatedTo(ChronoUnit.HOURS), 1, Integer::sum);
        }
        assertThat(hours)
                .containsExactly(
                        Map.entry(Instant.parse("2026-02-03T08:00:00Z"), 2),
                        Map.entry(Instant.parse("2026-02-03T09:00:00Z"), 817),
                        Map.entry(Instant.parse("2026-02-03T10:00:00Z"), 18),
                        Map.entry(Instant.parse("2026-02-03T11:00:00Z"), 1));
    }

    /** nfdump counts 0 packets, and reads type 68, code 141 from the port. */
    @Test
    void whatAnEventDoesNotCountIsNullAndIcmpIsAsInLogstashAndUnlikeNfdump() throws Exception {
        decode("captures/nf9-cisco-asa-1");
        assertThat(rows.rows()).isEqualTo(14);
        assertThat(IntStream.range(0, 14))
                .noneMatch(row -> rows.isPresent(FlowColumn.PACKETS, row))
                .allMatch(row -> value(FlowColumn.PROTOCOL, row) == 1);
        assertThat(values(FlowColumn.ICMP_TYPE))
                .containsExactly(0, 8, 0, 8, 0, 8, 0, 8, 0, 3, 8, 0, 8, 0);
        assertThat(values(FlowColumn.ICMP_CODE))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0);
        decode("captures/ipfix-nokia-bras");
        assertThat(rows.rows()).isEqualTo(15);
        assertThat(rows.isPresent(FlowColumn.PACKETS, 14)).isFalse();
        assertThat(rows.isPresent(FlowColumn.BYTES, 14)).isFalse();
    }

    /**
     * tshark stops at its count, 2, and has no flow. Its sets are whole; an option says 1 in 100.
     */
    @Test
    void aDatagramThatIsCalledInvalidIsDecodedAsInNfdumpAndOneThatIsCutIsRefusedAndCounted()
            throws Exception {
        Path folder = CAPTURES.folder();
        CAPTURES.tested();
        Datagram whole =
                Captures.datagrams(folder.resolve("captures/nf9-invalid-flowset.pcap")).get(0);
        ByteBuffer cut = whole.payload().slice(0, whole.payload().remaining() - 1);
        assertThat(
                        decoder.decode(
                                Datagram.udp(
                                        whole.receivedMillis(),
                                        whole.sourceHigh(),
                                        whole.sourceLow(),
                                        whole.sourcePort(),
                                        whole.localPort(),
                                        cut),
                                rows))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(account(ExportProtocol.NETFLOW_V9).malformed()).isEqualTo(1);
        assertThat(rows.rows()).isZero();
        assertThat(decoder.decode(whole, rows)).isEqualTo(new DecodeResult.Decoded(2));
        assertThat(sum(FlowColumn.PACKETS)).isEqualTo(200);
        assertThat(sum(FlowColumn.PACKETS_RAW)).isEqualTo(2);
        assertThat(sum(FlowColumn.BYTES)).isEqualTo(19_400);
        assertThat(sum(FlowColumn.BYTES_RAW)).isEqualTo(194);
    }

    private void decode(String capture) throws IOException {
        Path folder = CAPTURES.folder();
        CAPTURES.tested();
        for (Datagram datagram : Captures.datagrams(folder.resolve(capture + ".pcap"))) {
            assertThat(decoder.decode(datagram, rows)).isInstanceOf(DecodeResult.Decoded.class);
        }
    }

    private StreamCounts account(ExportProtocol protocol) {
        return decoder.streams().totals(protocol);
    }

    private LongStream durations() {
        return IntStream.range(0, rows.rows())
                .mapToLong(
                        row -> value(FlowColumn.END_TIME, row) - value(FlowColumn.START_TIME, row));
    }

    private IntStream values(FlowColumn column) {
        return IntStream.range(0, rows.rows()).map(row -> (int) value(column, row));
    }

    private long sum(FlowColumn column) {
        return sum(row -> rows.isPresent(column, row) ? value(column, row) : 0);
    }

    private long sum(IntToLongFunction value) {
        return IntStream.range(0, rows.rows()).mapToLong(value).sum();
    }

    private long value(FlowColumn column, int row) {
        return rows.getLong(column, row);
    }
}
