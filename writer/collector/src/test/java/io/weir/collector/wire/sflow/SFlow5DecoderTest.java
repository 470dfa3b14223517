package io.weir.collector.wire.sflow;

import static io.weir.collector.wire.sflow.SFlowBytes.FRAME;
import static io.weir.collector.wire.sflow.SFlowBytes.HEADER;
import static io.weir.collector.wire.sflow.SFlowBytes.bytes;
import static io.weir.collector.wire.sflow.SFlowBytes.datagram;
import static io.weir.collector.wire.sflow.SFlowBytes.flowSample;
import static io.weir.collector.wire.sflow.SFlowBytes.int32;
import static io.weir.collector.wire.sflow.SFlowBytes.rawHeader;
import static io.weir.collector.wire.sflow.SFlowBytes.structure;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.ExporterPolicy.Clock;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.format.stats.StatsTable;
import io.weir.udfs.address.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SFlow5DecoderTest {
    /** The notification of one discarded packet. */
    private static final String DISCARDED =
            "00000001 00000000 00000004 00000000 00000004 00000000 00000102 00000001"
                    + rawHeader(FRAME);

    private static final String INTERFACE =
            "00000004 00000006 00000002540be400 00000001 00000001"
                    + "0000000100000000 00000001 00000002 00000003 00000004 00000005 ffffffff"
                    + "0000000200000000 00000006 00000007 ffffffff 00000008 00000009 00000002";

    private final SFlowDecoding sflow = new SFlowDecoding();

    @Test
    void oneSampleIsOneRowWithEveryFieldOfHeaderSampleAndPacket() {
        assertThat(sflow.decode(datagram(flowSample(rawHeader(FRAME)))))
                .isEqualTo(new DecodeResult.Decoded(1));
        assertThat(sflow.row(0))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                entry("start_time", "1795352410000"),
                                entry("end_time", "1795352410000"),
                                entry("received_time", "1795352410000"),
                                entry("time_quality", "3"),
                                entry("src_addr", "10.0.0.1"),
                                entry("dst_addr", "192.0.2.7"),
                                entry("ip_version", "4"),
                                entry("src_port", "49152"),
                                entry("dst_port", "443"),
                                entry("protocol", "6"),
                                entry("bytes", "30720"),
                                entry("packets", "512"),
                                entry("bytes_raw", "60"),
                                entry("packets_raw", "1"),
                                entry("sampling_rate", "512"),
                                entry("sampling_source", "record"),
                                entry("frame_bytes", "78"),
                                entry("tcp_flags", "18"),
                                entry("tos", "184"),
                                entry("min_ttl", "63"),
                                entry("max_ttl", "63"),
                                entry("exporter_addr", "192.0.2.1"),
                                entry("observation_domain_id", "3"),
                                entry("sensor", "S0"),
                                entry("sensor_class", "all"),
                                entry("flow_type", "out port 6343"),
                                entry("in_if", "4"),
                                entry("out_if", "5"),
                                entry("src_mac", "02:00:00:00:00:01"),
                                entry("dst_mac", "0a:0b:0c:0d:0e:0f"),
                                entry("ether_type", "2048"),
                                entry("export_version", "105"),
                                entry("export_sequence", "7")));
    }

    @Test
    void anExpandedSampleHasClassesAndFormatsOfTheirOwn() {
        String sample =
                "00000009 00000002 00000004 00000200 00000400 00000000"
                        + "00000000 0098968a 00000000 4000002a 00000001";
        sflow.decode(datagram(structure(3, sample + rawHeader(FRAME))));
        assertThat(sflow.row(0))
                .containsEntry("in_if", "10000010")
                .containsEntry("out_if", "1073741866")
                .containsEntry("bytes", "30720")
                .containsEntry("dst_port", "443");
    }

    @ParameterizedTest
    @CsvSource({
        "00000004 00000005, 4, 5, ",
        "00000000 00000000, 0, 0, ",
        "3fffffff 3fffffff, , , 195",
        "00000004 80000003, 4, , 64",
        "00000004 40000000, 4, , 131",
        "00000004 40000001, 4, , 132",
        "00000004 40000003, 4, , 128",
        "00000004 40000004, 4, , 133",
        "00000004 4000000d, 4, , 129",
        "00000004 40000100, 4, , 128",
        "00000004 40000101, 4, , 137",
        "00000004 40000102, 4, , 130",
        "00000004 40000103, 4, , 128",
        "00000004 40000104, 4, , 139",
        "00000004 40000105, 4, , 138",
        "00000004 40000106, 4, , 133",
        "c0000004 c0000005, , , "
    })
    void specialInterfacesAreNullAndSayWhatBecameOfThePacket(
            String interfaces, String in, String out, String status) {
        sflow.decode(datagram(flowSample()).replace("00000004 00000005", interfaces));
        assertThat(sflow.row(0).get("in_if")).isEqualTo(in);
        assertThat(sflow.row(0).get("out_if")).isEqualTo(out);
        assertThat(sflow.row(0).get("forwarding_status")).isEqualTo(status);
    }

    @Test
    void theExpandedFormHasTheSameSpecialInterfaces() {
        String sample = "00000009 00000000 00000004 00000200 00000400 00000000 %s 00000000";
        sflow.decode(
                datagram(
                        structure(3, sample.formatted("00000000 3fffffff 00000001 00000102")),
                        structure(3, sample.formatted("00000000 ffffffff 00000000 ffffffff")),
                        structure(3, sample.formatted("00000002 00000005 00000002 00000003"))));
        assertThat(sflow.row(0)).doesNotContainKeys("in_if", "out_if");
        assertThat(sflow.row(0)).containsEntry("forwarding_status", "130");
        assertThat(sflow.row(1)).doesNotContainKeys("in_if", "out_if");
        assertThat(sflow.row(1)).containsEntry("forwarding_status", "195");
        assertThat(sflow.row(2)).doesNotContainKeys("in_if", "out_if");
        assertThat(sflow.row(2)).containsEntry("forwarding_status", "64");
    }

    @Test
    void bytesAreThoseOfTheIpPacketNotOfTheFrame() {
        sflow.decode(datagram(flowSample(rawHeader(1, 1518, FRAME))));
        assertThat(sflow.row(0))
                .containsEntry("bytes_raw", "60")
                .containsEntry("frame_bytes", "1518");
    }

    @Test
    void anIpLengthThatIsNotSaidIsTheFramesLessWhatWasStripped() {
        sflow.decode(
                datagram(flowSample(rawHeader(1, 1518, FRAME.replace("45b8003c", "45b80000")))));
        assertThat(sflow.row(0)).containsEntry("bytes_raw", "1500");
        sflow.decode(
                SFlowDecoding.next(1),
                flowSample(rawHeader(1, 4, FRAME.replace("45b8003c", "45b80000"))));
        assertThat(sflow.row(1)).doesNotContainKeys("bytes", "bytes_raw");
    }

    @Test
    void aFrameWithoutIpHasPacketsAndAFrameLengthAndNoBytes() {
        sflow.decode(datagram(flowSample(rawHeader(1, 64, "ffffffffffff 020000000001 0806 0001"))));
        assertThat(sflow.row(0))
                .containsEntry("packets", "512")
                .containsEntry("frame_bytes", "64")
                .containsEntry("ether_type", "2054")
                .doesNotContainKeys("bytes", "bytes_raw", "src_addr", "protocol");
    }

    @ParameterizedTest
    @CsvSource({"11", "12", "7", "14", "13"})
    void headersThatBeginWithIpPppOrLabelsAreRead(int protocol) {
        String before =
                switch (protocol) {
                    case 7 -> "0021";
                    case 14 -> "ff030021";
                    case 13 -> "00010140";
                    default -> "";
                };
        String packet = FRAME.substring(FRAME.indexOf("45b8"));
        sflow.decode(datagram(flowSample(rawHeader(protocol, 64, before + packet))));
        assertThat(sflow.row(0))
                .containsEntry("dst_port", "443")
                .containsEntry("bytes_raw", "60")
                .doesNotContainKeys("src_mac", "ether_type");
    }

    @Test
    void headersOfOtherProtocolsAreARowWithoutAddresses() {
        sflow.decode(datagram(flowSample(rawHeader(4, 64, FRAME))));
        assertThat(sflow.row(0))
                .containsEntry("frame_bytes", "64")
                .containsEntry("packets", "512")
                .doesNotContainKeys("src_addr", "src_mac", "bytes");
    }

    @Test
    void theRateZeroSaysNothingAndOneIsUnsampled() {
        sflow.decode(datagram(flowSample(rawHeader(FRAME))).replace("00000200", "00000000"));
        assertThat(sflow.row(0))
                .containsEntry("packets", "1")
                .containsEntry("bytes", "60")
                .doesNotContainKeys("sampling_rate", "sampling_source", "bytes_raw", "packets_raw");
        sflow.decode(
                SFlowDecoding.next(1),
                flowSample(rawHeader(FRAME)).replace("00000200", "00000001"));
        assertThat(sflow.row(1))
                .containsEntry("sampling_rate", "1")
                .containsEntry("bytes", "60")
                .doesNotContainKeys("bytes_raw", "packets_raw");
    }

    @Test
    void theLargestRateAndLengthStayBelowTheLargestNumber() {
        String ipv4 = "ffffffff 00000011 0a000001 0a000002 00000001 00000002 00000000 00000000";
        sflow.decode(datagram(flowSample(structure(3, ipv4))).replace("00000200", "ffffffff"));
        assertThat(sflow.row(0))
                .containsEntry("packets", "4294967295")
                .containsEntry("bytes", "9223372036854775807")
                .containsEntry("bytes_raw", "4294967295");
    }

    @Test
    void aConfiguredRateFillsInOrWinsByForce() {
        sflow.policy(new ExporterPolicy(null, 100, false, Clock.EXPORTED));
        sflow.decode(datagram(flowSample(rawHeader(FRAME))));
        assertThat(sflow.row(0)).containsEntry("sampling_rate", "512");
        sflow.decode(
                SFlowDecoding.next(1),
                flowSample(rawHeader(FRAME)).replace("00000200", "00000000"));
        assertThat(sflow.row(1))
                .containsEntry("sampling_rate", "100")
                .containsEntry("sampling_source", "config")
                .containsEntry("bytes", "6000");
        sflow.policy(new ExporterPolicy(null, 100, true, Clock.EXPORTED));
        sflow.decode(SFlowDecoding.next(2), flowSample(rawHeader(FRAME)));
        assertThat(sflow.row(2))
                .containsEntry("sampling_rate", "100")
                .containsEntry("sampling_source", "config");
    }

    @Test
    void theAgentIsTheExporterAndTheSenderWhereItSaysNone() {
        sflow.decode(datagram(flowSample()).replace("00000001 c0000201", "00000000"));
        sflow.decode(datagram(flowSample()).replace("c0000201", "00000000"));
        sflow.decode(
                datagram(flowSample())
                        .replace("00000001 c0000201", "00000002 20010db8000000000000000000000007"));
        assertThat(sflow.row(0)).containsEntry("exporter_addr", "198.51.100.9");
        assertThat(sflow.row(1)).containsEntry("exporter_addr", "198.51.100.9");
        assertThat(sflow.row(2)).containsEntry("exporter_addr", "2001:db8::7");
    }

    @Test
    void genericInterfaceCountersAreARowOfTheirTable() {
        sflow.decode(
                datagram(structure(2, "00000001 00000004 00000001" + structure(1, INTERFACE))));
        assertThat(sflow.rows.rows()).isZero();
        assertThat(sflow.counters.size()).isEqualTo(1);
        assertThat(values(0))
                .containsExactly(
                        SFlowDecoding.RECEIVED,
                        "192.0.2.1",
                        3L,
                        4L,
                        6L,
                        10_000_000_000L,
                        1L,
                        1L,
                        0L,
                        4_294_967_296L,
                        1L,
                        2L,
                        3L,
                        4L,
                        5L,
                        null,
                        8_589_934_592L,
                        6L,
                        7L,
                        null,
                        8L,
                        9L,
                        2L,
                        7L);
        assertThat(sflow.decoder().counts().counterSamples()).isEqualTo(1);
    }

    @Test
    void countersThatAnAgentDoesNotHaveAreNull() {
        String none =
                "00000004" + "ff".repeat(12) + "00000000 00000003" + "ff".repeat(60) + "00000000";
        sflow.decode(
                datagram(
                        structure(
                                4,
                                "00000001 00000000 00000004 00000002"
                                        + structure(2, "00".repeat(52))
                                        + structure(1, none))));
        assertThat(values(0))
                .startsWith(SFlowDecoding.RECEIVED, "192.0.2.1", 3L, 4L, null, null, null, 1L, 1L);
        assertThat(values(0).subList(9, 23)).containsOnlyNulls();
        assertThat(sflow.decoder().counts().unknownRecords()).isEqualTo(1);
    }

    @Test
    void discardedPacketsAreCountedAndNoRows() {
        assertThat(sflow.decode(datagram(structure(5, DISCARDED))))
                .isEqualTo(new DecodeResult.Decoded(0));
        assertThat(sflow.decoder().counts().discards()).isEqualTo(1);
        assertThat(sflow.decoder().counts().flowSamples()).isZero();
    }

    @Test
    void unknownSamplesAndRecordsAreSkippedByTheirLengthAndCounted() {
        String unknownSample = structure((4300 << 12) | 1, "deadbeef00");
        String unknownRecord = structure((4300 << 12) | 1, "deadbeef00");
        sflow.decode(datagram(unknownSample, flowSample(unknownRecord, rawHeader(FRAME))));
        assertThat(sflow.row(0)).containsEntry("dst_port", "443");
        assertThat(sflow.decoder().counts().unknownSamples()).isEqualTo(1);
        assertThat(sflow.decoder().counts().unknownRecords()).isEqualTo(1);
    }

    @Test
    void whatFollowsTheKnownPartOfAStructureIsSkipped() {
        String longer = structure(1002, "00000001 c00002fe 00000018 00000020 deadbeef");
        String sample = structure(1, SFlowBytes.SAMPLE + int32(1) + longer + "0badcafe");
        sflow.decode(datagram(sample, flowSample(rawHeader(FRAME))) + "00000000");
        assertThat(sflow.row(0)).containsEntry("next_hop", "192.0.2.254");
        assertThat(sflow.row(1)).containsEntry("dst_port", "443");
    }

    @Test
    void paddingThatIsMissingAtTheEndIsForgiven() {
        String whole = datagram(flowSample(rawHeader(FRAME)));
        byte[] unpadded = bytes(whole);
        // 54 octets of frame and two of padding, in a record of 72 and a sample of 112.
        byte[] cut = Arrays.copyOf(unpadded, unpadded.length - 2);
        cut[28 + 4 + 3] = (byte) (cut[28 + 4 + 3] - 2);
        cut[28 + 8 + 32 + 4 + 3] = (byte) (cut[28 + 8 + 32 + 4 + 3] - 2);
        assertThat(sflow.decode(cut)).isEqualTo(new DecodeResult.Decoded(1));
    }

    @Test
    void aDatagramCutAnywhereIsRefusedWhole() {
        byte[] whole =
                bytes(
                        datagram(
                                flowSample(rawHeader(FRAME)),
                                structure(
                                        2, "00000001 00000004 00000001" + structure(1, INTERFACE)),
                                structure(5, DISCARDED)));
        for (int length = 4; length < whole.length; length++) {
            assertThat(sflow.decode(Arrays.copyOf(whole, length)))
                    .as("%d octets", length)
                    .isInstanceOf(DecodeResult.Malformed.class);
        }
        assertThat(sflow.rows.rows()).isZero();
        assertThat(sflow.counters.size()).isZero();
        assertThat(sflow.decoder().counts().flowSamples()).isZero();
        assertThat(sflow.decoder().counts().discards()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000001 00000029 00000001 0000004a 00000004 00000036", // record: 41 octets
                "00000001 00000048 00000001 0000004a 00000004 00000039", // header: 57 octets
                "00000001 00000048 00000001 0000004a 00000004 ffffffff", // header: 2^32 - 1
                "00000001 ffffffff 00000001 0000004a 00000004 00000036" // record: 2^32 - 1
            })
    void aLengthBeyondWhatHoldsItIsRefused(String lengths) {
        String sample = flowSample(rawHeader(1, 74, FRAME));
        String good = "00000001 00000048 00000001 0000004a 00000004 00000036";
        assertThat(sample.replace(" ", "")).contains(good.replace(" ", ""));
        String bad = sample.replace(" ", "").replace(good.replace(" ", ""), lengths);
        assertThat(sflow.decode(datagram(flowSample(), bad)))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(sflow.rows.rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000, Integer.MAX_VALUE, -1})
    void aCountBeyondWhatHoldsItIsRefused(int count) {
        String header = HEADER + int32(count);
        String records = structure(1, SFlowBytes.SAMPLE + int32(count) + rawHeader(FRAME));
        String labels = structure(1006, "00000000" + int32(count) + "00000000");
        String segments = structure(1003, "00000000" + "00000000".repeat(3) + int32(count));
        String segment =
                structure(
                        1003,
                        "00000000" + "00000000".repeat(3) + "00000001 00000002" + int32(count));
        assertThat(sflow.decode(header + flowSample(rawHeader(FRAME))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(sflow.decode(datagram(records))).isInstanceOf(DecodeResult.Malformed.class);
        assertThat(sflow.decode(datagram(flowSample(labels))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(sflow.decode(datagram(flowSample(segments))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(sflow.decode(datagram(flowSample(segment))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(sflow.rows.rows()).isZero();
    }

    @Test
    void whatIsMalformedIsSaidWithOctetExpectationAndFinding() {
        assertThat(sflow.decode(HEADER + int32(1000) + flowSample()))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "sFlow v5 datagram, octet 28: expected a count of at most 5, each of"
                                        + " 8 octets or more, got 1000"));
        assertThat(sflow.decode(HEADER.replaceFirst("00000001", "00000003")))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "sFlow v5 datagram, octet 8: expected an address of type 0 to 2, got"
                                        + " 3"));
        assertThat(sflow.decode(datagram(flowSample(structure(1002, "00000001 c00002fe")))))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "sFlow v5 datagram, octet 84: expected 4 octets, got 0"));
    }

    @Test
    void datagramsAreAccountedForByAgentAndSubAgent() {
        String sample = flowSample(rawHeader(FRAME));
        sflow.decode(datagram(sample));
        assertThat(sflow.decode(datagram(sample))).isInstanceOf(DecodeResult.Duplicate.class);
        sflow.decode(SFlowDecoding.next(3), sample);
        sflow.decode(SFlowDecoding.next(4), sample.substring(0, sample.length() - 8));
        assertThat(sflow.rows.rows()).isEqualTo(2);
        assertThat(sflow.streams.totals(ExportProtocol.SFLOW_V5))
                .satisfies(
                        counts -> {
                            assertThat(counts.announced()).isEqualTo(6);
                            assertThat(counts.decoded()).isEqualTo(2);
                            assertThat(counts.lost()).isEqualTo(2);
                            assertThat(counts.malformed()).isEqualTo(1);
                            assertThat(counts.duplicate()).isEqualTo(1);
                            assertThat(counts.difference()).isZero();
                        });
    }

    private List<@Nullable Object> values(int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 0; column < StatsTable.INTERFACE_COUNTERS.columns().size(); column++) {
            Object value = sflow.counters.get(row, column);
            values.add(
                    value instanceof byte[]
                            ? Addresses.format(
                                    sflow.counters.getHigh(row, column),
                                    sflow.counters.getLong(row, column))
                            : value);
        }
        return values;
    }
}
