package io.weir.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.RepositoryConfig;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetFlow5DecoderTest {
    /** 2026-11-22T13:00:01Z. */
    private static final long RECEIVED = 1_795_352_401_000L;

    /** Version 5, 1 record, uptime 100,000 ms, 2026-11-22T13:00:00.500999999Z, sequence 2^32-1. */
    private static final String HEADER = "0005 0001 000186a0 6b02e750 1ddca73f ffffffff 07 2a 0000";

    /** 10.1.2.3:40000 to 198.51.100.7:443, TCP, from uptime 90,000 to 99,000. */
    private static final String RECORD =
            "0a010203 c6336407 c0000201 0003 ffff 0000000a 00001388 00015f90 000182b8"
                    + " 9c40 01bb 00 1b 06 b8 fde8 ffff 18 20 0000";

    private final FlowBatch rows = new FlowBatch(64);
    private DatagramDecoder decoder;
    private BiFunction<Datagram, FlowBatch, DecodeResult> decodes;

    @BeforeEach
    void useTheDefaultConfiguration() throws Exception {
        decoder = DatagramDecoders.forRepository(RepositoryConfig.defaults(Path.of("weir.toml")));
        decodes = decoder::decode;
    }

    @Test
    void everyFieldOfHeaderAndRecordHasItsColumn() {
        assertThat(decode(HEADER + RECORD)).isEqualTo(new DecodeResult.Decoded(1));
        assertThat(row(0))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("start_time", "1795352390500"),
                                Map.entry("end_time", "1795352399500"),
                                Map.entry("received_time", "1795352401000"),
                                Map.entry("export_time", "1795352400500"),
                                Map.entry("time_quality", "0"),
                                Map.entry("src_addr", "0:ffff0a010203"),
                                Map.entry("dst_addr", "0:ffffc6336407"),
                                Map.entry("ip_version", "4"),
                                Map.entry("src_port", "40000"),
                                Map.entry("dst_port", "443"),
                                Map.entry("protocol", "6"),
                                Map.entry("bytes", "5000"),
                                Map.entry("packets", "10"),
                                Map.entry("tcp_flags", "27"),
                                Map.entry("tos", "184"),
                                Map.entry("exporter_addr", "20010db800000000:1"),
                                Map.entry("observation_domain_id", "1834"),
                                Map.entry("sensor", "S0"),
                                Map.entry("sensor_class", "all"),
                                Map.entry("flow_type", "outweb"),
                                Map.entry("in_if", "3"),
                                Map.entry("out_if", "65535"),
                                Map.entry("next_hop", "0:ffffc0000201"),
                                Map.entry("src_as", "65000"),
                                Map.entry("dst_as", "65535"),
                                Map.entry("src_mask", "24"),
                                Map.entry("dst_mask", "32"),
                                Map.entry("export_version", "5"),
                                Map.entry("export_sequence", "4294967295")));
    }

    @Test
    void countersAreScaledByTheSamplingIntervalWithoutItsModeBits() {
        decode(HEADER.replace("07 2a 0000", "00 00 43e8") + RECORD);
        assertThat(row(0))
                .containsEntry("sampling_rate", "1000")
                .containsEntry("sampling_source", "header")
                .containsEntry("packets", "10000")
                .containsEntry("packets_raw", "10")
                .containsEntry("bytes", "5000000")
                .containsEntry("bytes_raw", "5000");
    }

    @Test
    void anIntervalOfOneIsUnsampledAndNeedsNoRawCounters() {
        decode(HEADER.replace("07 2a 0000", "00 00 4001") + RECORD);
        assertThat(row(0))
                .containsEntry("sampling_rate", "1")
                .containsEntry("packets", "10")
                .doesNotContainKeys("packets_raw", "bytes_raw");
    }

    @Test
    void aModeWithoutAnIntervalSaysNothingOfTheRate() {
        decode(HEADER.replace("07 2a 0000", "00 00 4000") + RECORD);
        assertThat(row(0)).doesNotContainKeys("sampling_rate", "sampling_source");
    }

    @Test
    void icmpTypeAndCodeComeFromTheDestinationPortWhichIsThenNone() {
        decode(HEADER + RECORD.replace("9c40 01bb 00 1b 06", "0000 0301 00 1b 01"));
        assertThat(row(0))
                .containsEntry("icmp_type", "3")
                .containsEntry("icmp_code", "1")
                .containsEntry("src_port", "0")
                .containsEntry("dst_port", "0")
                .doesNotContainKey("tcp_flags");
    }

    @Test
    void icmpTypeAndCodeInTheSourcePortAreSwapped() {
        decode(HEADER + RECORD.replace("9c40 01bb 00 1b 06", "0103 0000 00 00 01"));
        assertThat(row(0))
                .containsEntry("icmp_type", "3")
                .containsEntry("icmp_code", "1")
                .containsEntry("src_port", "0");
    }

    @Test
    void uptimeThatWrappedBetweenFirstAndLastIsRepaired() {
        // nfdump 1.7.8 on nf5-softflowd.pcap: 2015-05-02 18:38:04.898 to 18:38:07.476.
        decode(
                "0005 0001 00000d35 55451990 10b57740 00000000 00 00 0000"
                        + RECORD.replace("00015f90 000182b8", "ffffffff 00000a11"));
        assertThat(row(0))
                .containsEntry("start_time", "1430591884898")
                .containsEntry("end_time", "1430591887476")
                .containsEntry("time_quality", "1");
    }

    @Test
    void uptimeThatWrappedBetweenLastAndTheHeaderIsRepaired() {
        // 2,000 ms after the wrap; the flow ran from 3,000 to 1,000 ms before it.
        decode(
                HEADER.replace("000186a0", "000007d0")
                        + RECORD.replace("00015f90 000182b8", "fffff448 fffffc18"));
        assertThat(row(0))
                .containsEntry("start_time", "1795352395500")
                .containsEntry("end_time", "1795352397500")
                .containsEntry("time_quality", "1");
    }

    @Test
    void aLongUptimeIsNotMistakenForSecondsOrSigned() {
        // Up 35 days (3,024,000,000 ms, beyond 2^31); first and last 10,000 and 1,000 ms before.
        decode(
                HEADER.replace("000186a0", "b43e9400")
                        + RECORD.replace("00015f90 000182b8", "b43e6cf0 b43e9018"));
        assertThat(row(0))
                .containsEntry("start_time", "1795352390500")
                .containsEntry("end_time", "1795352399500")
                .containsEntry("time_quality", "0");
    }

    @Test
    void aFlowStampedALittleAfterTheHeaderIsAheadNotSevenWeeksOld() {
        // Last is 3,000 ms after the header's uptime.
        decode(HEADER + RECORD.replace("000182b8", "00019258"));
        assertThat(row(0))
                .containsEntry("start_time", "1795352390500")
                .containsEntry("end_time", "1795352403500")
                .containsEntry("time_quality", "0");
    }

    @Test
    void aClockBefore2000GivesTheTimeOfReceptionAndKeepsTheDuration() {
        decode(HEADER.replace("6b02e750", "00000e10") + RECORD);
        assertThat(row(0))
                .containsEntry("start_time", "1795352401000")
                .containsEntry("end_time", "1795352410000")
                .containsEntry("export_time", "3600500")
                .containsEntry("time_quality", "2");
    }

    @Test
    void aClockMoreThanADayAheadGivesTheTimeOfReception() {
        // start_time would be 2026-11-23T13:00:01.001Z, one millisecond too far ahead.
        decode(HEADER.replace("6b02e750 1ddca73f", "6b0438db 000f4240") + RECORD);
        assertThat(row(0))
                .containsEntry("start_time", "1795352401000")
                .containsEntry("time_quality", "2");
    }

    @Test
    void thirtyRecordsAreTakenAndMoreOrNoneAreRefusedWhole() {
        String thirty = HEADER.replaceFirst("0001", "001e") + RECORD.repeat(30);
        assertThat(decode(thirty)).isEqualTo(new DecodeResult.Decoded(30));
        assertThat(rows.rows()).isEqualTo(30);
        assertThat(decode(HEADER.replaceFirst("0001", "001f") + RECORD.repeat(31)))
                .isEqualTo(
                        new DecodeResult.Malformed("NetFlow v5 record count 31, expected 1 to 30"));
        assertThat(decode(HEADER.replaceFirst("0001", "0000")))
                .isEqualTo(
                        new DecodeResult.Malformed("NetFlow v5 record count 0, expected 1 to 30"));
        assertThat(rows.rows()).isEqualTo(30);
    }

    @Test
    void aDatagramCutOrGrownAnywhereIsRefusedWhole() {
        byte[] whole = bytes(HEADER.replaceFirst("0001", "0002") + RECORD + RECORD);
        for (int length = 0; length < whole.length; length++) {
            assertThat(decode(Arrays.copyOf(whole, length)))
                    .as("%d octets", length)
                    .isInstanceOf(DecodeResult.Malformed.class);
        }
        assertThat(decode(Arrays.copyOf(whole, whole.length + 1)))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "NetFlow v5 datagram of 121 octets, expected 120 for 2 records"));
        assertThat(rows.rows()).isZero();
    }

    @Test
    void otherVersionsAreUnsupported() {
        assertThat(decode(HEADER.replaceFirst("0005", "0008") + RECORD))
                .isEqualTo(new DecodeResult.Unsupported(8));
    }

    @Test
    void aPayloadInsideALargerBufferIsReadFromItsPosition() {
        byte[] inner = bytes(HEADER + RECORD);
        ByteBuffer outer = ByteBuffer.allocate(inner.length + 20);
        outer.position(13);
        outer.put(inner).flip().position(13);
        assertThat(decoder.decode(Datagram.udp(RECEIVED, 0, 1, 2, 2055, outer), rows))
                .isEqualTo(new DecodeResult.Decoded(1));
        assertThat(row(0)).containsEntry("dst_port", "443");
        assertThat(outer.position()).isEqualTo(13);
    }

    @Test
    void aHundredSecondsAfterTheHeaderIsAheadAndAMillisecondMoreIsAWrap() {
        decode(HEADER + RECORD.replace("000182b8", "00030d40"));
        decode(
                HEADER.replace("ffffffff", "00000000")
                        + RECORD.replace("00015f90 000182b8", "00030d41 00030d41"));
        assertThat(row(0))
                .containsEntry("end_time", "1795352500500")
                .containsEntry("time_quality", "0");
        // 2^32 ms, less 100,001, before 13:00:00.500.
        assertThat(row(1))
                .containsEntry("start_time", "1791057533205")
                .containsEntry("end_time", "1791057533205")
                .containsEntry("time_quality", "1");
    }

    @Test
    void startsFrom2000ToADayAfterReceptionAreKept() {
        decode(HEADER.replace("6b02e750 1ddca73f", "386d438a 00000000") + RECORD);
        decode(HEADER.replace("6b02e750 1ddca73f", "386d4389 3b8b87c0") + RECORD);
        decode(HEADER.replace("6b02e750 1ddca73f", "6b0438db 00000000") + RECORD);
        assertThat(row(0))
                .containsEntry("start_time", "946684800000")
                .containsEntry("time_quality", "0");
        assertThat(row(1))
                .containsEntry("start_time", "1795352401000")
                .containsEntry("time_quality", "2");
        assertThat(row(2))
                .containsEntry("start_time", "1795438801000")
                .containsEntry("time_quality", "0");
    }

    @Test
    void enginesCountForThemselvesAndAMalformedDatagramCountsWhatItAnnounced() {
        decode(HEADER + RECORD);
        decode(HEADER.replace("07 2a", "08 2a") + RECORD);
        decode(HEADER.replace("0005 0001", "0005 0002").replace("ffffffff", "00000000") + RECORD);
        assertThat(decoder.streams().accounts())
                .extracting(StreamAccount::domain, account -> account.counts().malformed())
                .containsExactlyInAnyOrder(tuple(0x072aL, 2L), tuple(0x082aL, 0L));
        StreamCounts totals = decoder.streams().totals(ExportProtocol.NETFLOW_V5);
        assertThat(totals.announced()).isEqualTo(4);
        assertThat(totals.lost()).isZero();
        assertThat(totals.difference()).isZero();
    }

    @Test
    void aConfiguredRateCountsWhereNoneIsSaidOrItIsForced() {
        String sampled = HEADER.replace("07 2a 0000", "07 2a 000a") + RECORD;
        configure(new ExporterPolicy(null, 100, false, ExporterPolicy.Clock.EXPORTED));
        decode(sampled);
        decode(HEADER + RECORD);
        configure(new ExporterPolicy(null, 100, true, ExporterPolicy.Clock.EXPORTED));
        decode(sampled);
        assertThat(row(0))
                .containsEntry("bytes", "50000")
                .containsEntry("sampling_source", "header");
        assertThat(row(1))
                .containsEntry("bytes", "500000")
                .containsEntry("sampling_source", "config");
        assertThat(row(2))
                .containsEntry("bytes", "500000")
                .containsEntry("sampling_rate", "100")
                .containsEntry("sampling_source", "config");
    }

    @Test
    void theClockOfReceptionMovesTimesSoThatTheExportIsTheReception() {
        configure(new ExporterPolicy(null, 0, false, ExporterPolicy.Clock.RECEIVED));
        decode(HEADER + RECORD);
        assertThat(row(0))
                .containsEntry("start_time", "1795352391000")
                .containsEntry("end_time", "1795352400000")
                .containsEntry("export_time", "1795352400500");
    }

    private void configure(ExporterPolicy policy) {
        NetFlow5Decoder netFlow5 =
                new NetFlow5Decoder(
                        (batch, row, to) -> {}, new StreamLedger(), (high, low) -> policy);
        decodes = netFlow5::decode;
    }

    private DecodeResult decode(String hex) {
        return decode(bytes(hex));
    }

    private DecodeResult decode(byte[] payload) {
        return decodes.apply(
                Datagram.udp(
                        RECEIVED, 0x20010db800000000L, 1, 4739, 2055, ByteBuffer.wrap(payload)),
                rows);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private Map<String, String> row(int row) {
        List<FlowColumn> present =
                FlowColumn.stored().stream().filter(c -> rows.isPresent(c, row)).toList();
        return present.stream().collect(Collectors.toMap(FlowColumn::sqlName, c -> text(c, row)));
    }

    private String text(FlowColumn column, int row) {
        @Nullable String text =
                switch (column.type()) {
                    case TEXT -> rows.getText(column, row);
                    case ADDRESS ->
                            Long.toHexString(rows.getHigh(column, row))
                                    + ":"
                                    + Long.toHexString(rows.getLong(column, row));
                    case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                            Long.toString(rows.getLong(column, row));
                };
        return Objects.requireNonNull(text);
    }
}
