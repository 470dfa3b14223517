package io.weir.collector.wire.sflow;

import static io.weir.collector.wire.sflow.SFlowBytes.FRAME;
import static io.weir.collector.wire.sflow.SFlowBytes.HEADER;
import static io.weir.collector.wire.sflow.SFlowBytes.bytes;
import static io.weir.collector.wire.sflow.SFlowBytes.datagram;
import static io.weir.collector.wire.sflow.SFlowBytes.flowSample;
import static io.weir.collector.wire.sflow.SFlowBytes.int32;
import static io.weir.collector.wire.sflow.SFlowBytes.rawHeader;
import static io.weir.collector.wire.sflow.SFlowBytes.structure;
import static io.weir.collector.wire.sflow.SFlowBytes.text;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.ExporterPolicy.Clock;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.RowText;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import io.weir.udfs.address.Addresses;
import java.nio.ByteBuffer;
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
    private static final long RECEIVED = 1_795_352_410_000L;

    private static final FlowLabeler LABELER =
            (batch, row, port) -> {
                batch.setText(FlowColumn.SENSOR, row, "S0");
                batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
                batch.setText(FlowColumn.FLOW_TYPE, row, "out port " + port);
            };

    private static final String INTERFACE =
            "00000004 00000006 00000002540be400 00000001 00000001"
                    + "0000000100000000 00000001 00000002 00000003 00000004 00000005 ffffffff"
                    + "0000000200000000 00000006 00000007 ffffffff 00000008 00000009 00000002";

    private final FlowBatch rows = new FlowBatch(1);
    private final StatsRows counters = new StatsRows(StatsTable.INTERFACE_COUNTERS);
    private final StreamLedger streams = new StreamLedger();
    private SFlow5Decoder decoder =
            new SFlow5Decoder(LABELER, ExporterPolicies.NONE, streams, counters);

    @Test
    void oneSampleIsOneRowWithEveryFieldOfHeaderSampleAndPacket() {
        assertThat(decode(datagram(flowSample(rawHeader(FRAME)))))
                .isEqualTo(new DecodeResult.Decoded(1));
        assertThat(row(0))
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
        decode(datagram(structure(3, sample + rawHeader(FRAME))));
        assertThat(row(0))
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
        decode(datagram(flowSample()).replace("00000004 00000005", interfaces));
        assertThat(row(0).get("in_if")).isEqualTo(in);
        assertThat(row(0).get("out_if")).isEqualTo(out);
        assertThat(row(0).get("forwarding_status")).isEqualTo(status);
    }

    @Test
    void theExpandedFormHasTheSameSpecialInterfaces() {
        String sample = "00000009 00000000 00000004 00000200 00000400 00000000 %s 00000000";
        decode(
                datagram(
                        structure(3, sample.formatted("00000000 3fffffff 00000001 00000102")),
                        structure(3, sample.formatted("00000000 ffffffff 00000000 ffffffff"))));
        assertThat(row(0)).doesNotContainKeys("in_if", "out_if");
        assertThat(row(0)).containsEntry("forwarding_status", "130");
        assertThat(row(1)).doesNotContainKeys("in_if", "out_if");
        assertThat(row(1)).containsEntry("forwarding_status", "195");
    }

    @Test
    void bytesAreThoseOfTheIpPacketNotOfTheFrame() {
        decode(datagram(flowSample(rawHeader(1, 1518, FRAME))));
        assertThat(row(0)).containsEntry("bytes_raw", "60").containsEntry("frame_bytes", "1518");
    }

    @Test
    void anIpLengthThatIsNotSaidIsTheFramesLessWhatWasStripped() {
        decode(datagram(flowSample(rawHeader(1, 1518, FRAME.replace("45b8003c", "45b80000")))));
        assertThat(row(0)).containsEntry("bytes_raw", "1500");
        decode(next(1), flowSample(rawHeader(1, 4, FRAME.replace("45b8003c", "45b80000"))));
        assertThat(row(1)).doesNotContainKeys("bytes", "bytes_raw");
    }

    @Test
    void aFrameWithoutIpHasPacketsAndAFrameLengthAndNoBytes() {
        decode(datagram(flowSample(rawHeader(1, 64, "ffffffffffff 020000000001 0806 0001"))));
        assertThat(row(0))
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
        decode(datagram(flowSample(rawHeader(protocol, 64, before + packet))));
        assertThat(row(0))
                .containsEntry("dst_port", "443")
                .containsEntry("bytes_raw", "60")
                .doesNotContainKeys("src_mac", "ether_type");
    }

    @Test
    void headersOfOtherProtocolsAreARowWithoutAddresses() {
        decode(datagram(flowSample(rawHeader(4, 64, FRAME))));
        assertThat(row(0))
                .containsEntry("frame_bytes", "64")
                .containsEntry("packets", "512")
                .doesNotContainKeys("src_addr", "src_mac", "bytes");
    }

    @Test
    void theRateZeroSaysNothingAndOneIsUnsampled() {
        decode(datagram(flowSample(rawHeader(FRAME))).replace("00000200", "00000000"));
        assertThat(row(0))
                .containsEntry("packets", "1")
                .containsEntry("bytes", "60")
                .doesNotContainKeys("sampling_rate", "sampling_source", "bytes_raw", "packets_raw");
        decode(next(1), flowSample(rawHeader(FRAME)).replace("00000200", "00000001"));
        assertThat(row(1))
                .containsEntry("sampling_rate", "1")
                .containsEntry("bytes", "60")
                .doesNotContainKeys("bytes_raw", "packets_raw");
    }

    @Test
    void theLargestRateAndLengthStayBelowTheLargestNumber() {
        String ipv4 = "ffffffff 00000011 0a000001 0a000002 00000001 00000002 00000000 00000000";
        decode(datagram(flowSample(structure(3, ipv4))).replace("00000200", "ffffffff"));
        assertThat(row(0))
                .containsEntry("packets", "4294967295")
                .containsEntry("bytes", "9223372036854775807")
                .containsEntry("bytes_raw", "4294967295");
    }

    @Test
    void aConfiguredRateFillsInOrWinsByForce() {
        policy(new ExporterPolicy(null, 100, false, Clock.EXPORTED));
        decode(datagram(flowSample(rawHeader(FRAME))));
        assertThat(row(0)).containsEntry("sampling_rate", "512");
        decode(next(1), flowSample(rawHeader(FRAME)).replace("00000200", "00000000"));
        assertThat(row(1))
                .containsEntry("sampling_rate", "100")
                .containsEntry("sampling_source", "config")
                .containsEntry("bytes", "6000");
        policy(new ExporterPolicy(null, 100, true, Clock.EXPORTED));
        decode(next(2), flowSample(rawHeader(FRAME)));
        assertThat(row(2))
                .containsEntry("sampling_rate", "100")
                .containsEntry("sampling_source", "config");
    }

    @Test
    void theAgentIsTheExporterAndTheSenderWhereItSaysNone() {
        decode(datagram(flowSample()).replace("00000001 c0000201", "00000000"));
        decode(datagram(flowSample()).replace("c0000201", "00000000"));
        decode(
                datagram(flowSample())
                        .replace("00000001 c0000201", "00000002 20010db8000000000000000000000007"));
        assertThat(row(0)).containsEntry("exporter_addr", "198.51.100.9");
        assertThat(row(1)).containsEntry("exporter_addr", "198.51.100.9");
        assertThat(row(2)).containsEntry("exporter_addr", "2001:db8::7");
    }

    @Test
    void sampledEthernetIpv4AndIpv6AreReadWhereThereIsNoRawHeader() {
        String ethernet = "000005ee 020000000001 0000 0a0b0c0d0e0f 0000 00000800";
        String ipv4 = "000005dc 00000006 0a000001 c0000207 0000c000 000001bb 00000012 000000b8";
        decode(datagram(flowSample(structure(2, ethernet), structure(3, ipv4))));
        assertThat(row(0))
                .containsEntry("src_mac", "02:00:00:00:00:01")
                .containsEntry("dst_mac", "0a:0b:0c:0d:0e:0f")
                .containsEntry("ether_type", "2048")
                .containsEntry("frame_bytes", "1518")
                .containsEntry("ip_version", "4")
                .containsEntry("src_addr", "10.0.0.1")
                .containsEntry("dst_addr", "192.0.2.7")
                .containsEntry("protocol", "6")
                .containsEntry("src_port", "49152")
                .containsEntry("dst_port", "443")
                .containsEntry("tcp_flags", "18")
                .containsEntry("tos", "184")
                .containsEntry("bytes_raw", "1500");
        String ipv6 =
                "000005dc 0000003a 20010db8000000000000000000000001"
                        + "20010db8000000000000000000000002 00000086 00000000 00000000 0000002e";
        decode(next(1), flowSample(structure(4, ipv6)));
        assertThat(row(1))
                .containsEntry("ip_version", "6")
                .containsEntry("src_addr", "2001:db8::1")
                .containsEntry("dst_addr", "2001:db8::2")
                .containsEntry("icmp_type", "134")
                .containsEntry("icmp_code", "0")
                .containsEntry("tos", "46")
                .doesNotContainKeys("src_port", "dst_port", "tcp_flags");
    }

    @Test
    void aRawHeaderSaysMoreThanASampledIpv4BesideIt() {
        String ipv4 = "000005dc 00000011 7f000001 7f000002 00000001 00000002 00000000 00000000";
        decode(datagram(flowSample(rawHeader(FRAME), structure(3, ipv4))));
        assertThat(row(0)).containsEntry("src_addr", "10.0.0.1").containsEntry("bytes_raw", "60");
        assertThat(decoder.counts().unknownRecords()).isZero();
    }

    @Test
    void extendedSwitchSaysTheVlans() {
        String tagged = FRAME.replace("0800 45b8", "8100 0064 0800 45b8");
        String vlans = structure(1001, "000000c8 00000000 0000012c 00000000");
        decode(datagram(flowSample(rawHeader(tagged), vlans)));
        assertThat(row(0)).containsEntry("vlan_id", "200").containsEntry("post_vlan_id", "300");
        decode(
                next(1),
                flowSample(rawHeader(tagged), vlans.replaceAll("000000c8|0000012c", "ffffffff")));
        assertThat(row(1)).containsEntry("vlan_id", "100").doesNotContainKey("post_vlan_id");
    }

    @Test
    void tagsThatWereStrippedAreOutsideThoseInTheHeader() {
        String tagged = FRAME.replace("0800 45b8", "8100 0064 0800 45b8");
        decode(datagram(flowSample(structure(1012, "00000001 88a8e0c8"), rawHeader(tagged))));
        assertThat(row(0)).containsEntry("vlan_id", "200").containsEntry("customer_vlan_id", "100");
        decode(
                next(1),
                flowSample(structure(1012, "00000002 88a800c8 8100012c"), rawHeader(FRAME)));
        assertThat(row(1)).containsEntry("vlan_id", "200").containsEntry("customer_vlan_id", "300");
    }

    @Test
    void extendedRouterSaysNextHopAndMasks() {
        decode(datagram(flowSample(structure(1002, "00000001 c00002fe 00000018 00000020"))));
        assertThat(row(0))
                .containsEntry("next_hop", "192.0.2.254")
                .containsEntry("src_mask", "24")
                .containsEntry("dst_mask", "32");
        decode(next(1), flowSample(structure(1002, "00000000 ffffffff 00000080")));
        assertThat(row(1))
                .containsEntry("dst_mask", "128")
                .doesNotContainKeys("next_hop", "src_mask");
    }

    @Test
    void extendedGatewaySaysTheAsPathAndItsEnds() {
        String gateway =
                "00000002 20010db8000000000000000000000009 0000fde8 0000fde9 0000fdea"
                        + "00000002 00000002 00000002 0000fc00 0000fc01 00000001 00000002 0000fc02 fffffffe"
                        + "00000002 fde80001 fde80002 00000064";
        decode(datagram(flowSample(structure(1003, gateway))));
        assertThat(row(0))
                .containsEntry("bgp_next_hop", "2001:db8::9")
                .containsEntry("src_as", "65001")
                .containsEntry("prev_as", "65002")
                .containsEntry("next_as", "64512")
                .containsEntry("dst_as", "4294967294")
                .containsEntry("as_path", "64512 64513 {64514,4294967294}");
    }

    @Test
    void aGatewayWithoutAPathSaysNothingOfTheDestination() {
        String gateway = "00000001 c00002fe 0000fde8 0000fde9 0000fdea 00000000 00000000 00000064";
        decode(datagram(flowSample(structure(1003, gateway))));
        assertThat(row(0))
                .containsEntry("src_as", "65001")
                .containsEntry("bgp_next_hop", "192.0.2.254")
                .doesNotContainKeys("dst_as", "next_as", "as_path");
    }

    @Test
    void usersHostsNatAndSegmentsAreKept() {
        decode(
                datagram(
                        flowSample(
                                structure(1004, int32(106) + text("jörg") + int32(0) + text("")),
                                structure(1005, int32(1) + text("/a?b") + text("www.example.org")),
                                structure(1007, "00000001 c6336401 00000001 c6336402"),
                                structure(1020, "00003039 00000050"),
                                structure(1030, "00001388"))));
        assertThat(row(0))
                .containsEntry("user_name", "jörg")
                .containsEntry("http_host", "www.example.org")
                .containsEntry("nat_src_addr", "198.51.100.1")
                .containsEntry("nat_dst_addr", "198.51.100.2")
                .containsEntry("nat_src_port", "12345")
                .containsEntry("nat_dst_port", "80")
                .containsEntry("l2_segment_id", "5000");
        decode(
                next(1),
                flowSample(structure(1004, int32(0) + text("") + int32(0) + "00000001 ff000000")));
        assertThat(row(1)).containsEntry("user_name", "\ufffd");
    }

    @Test
    void extendedMplsSaysTheLabelsThatThePacketCameWith() {
        String mpls = "00000001 c00002fe 00000002 00010040 0001d140 00000001 fffff140";
        decode(datagram(flowSample(structure(1006, mpls))));
        assertThat(row(0))
                .containsEntry("mpls_labels", "16 29")
                .containsEntry("next_hop", "192.0.2.254");
    }

    @Test
    void genericInterfaceCountersAreARowOfTheirTable() {
        decode(datagram(structure(2, "00000001 00000004 00000001" + structure(1, INTERFACE))));
        assertThat(rows.rows()).isZero();
        assertThat(counters.size()).isEqualTo(1);
        assertThat(values(0))
                .containsExactly(
                        RECEIVED,
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
        assertThat(decoder.counts().counterSamples()).isEqualTo(1);
    }

    @Test
    void countersThatAnAgentDoesNotHaveAreNull() {
        String none =
                "00000004" + "ff".repeat(12) + "00000000 00000003" + "ff".repeat(60) + "00000000";
        decode(
                datagram(
                        structure(
                                4,
                                "00000001 00000000 00000004 00000002"
                                        + structure(2, "00".repeat(52))
                                        + structure(1, none))));
        assertThat(values(0)).startsWith(RECEIVED, "192.0.2.1", 3L, 4L, null, null, null, 1L, 1L);
        assertThat(values(0).subList(9, 23)).containsOnlyNulls();
        assertThat(decoder.counts().unknownRecords()).isEqualTo(1);
    }

    @Test
    void discardedPacketsAreCountedAndNoRows() {
        String discarded =
                "00000001 00000000 00000004 00000000 00000004 00000000 00000102 00000001"
                        + rawHeader(FRAME);
        assertThat(decode(datagram(structure(5, discarded))))
                .isEqualTo(new DecodeResult.Decoded(0));
        assertThat(decoder.counts().discards()).isEqualTo(1);
        assertThat(decoder.counts().flowSamples()).isZero();
    }

    @Test
    void unknownSamplesAndRecordsAreSkippedByTheirLengthAndCounted() {
        String unknownSample = structure((4300 << 12) | 1, "deadbeef00");
        String unknownRecord = structure((4300 << 12) | 1, "deadbeef00");
        decode(datagram(unknownSample, flowSample(unknownRecord, rawHeader(FRAME))));
        assertThat(row(0)).containsEntry("dst_port", "443");
        assertThat(decoder.counts().unknownSamples()).isEqualTo(1);
        assertThat(decoder.counts().unknownRecords()).isEqualTo(1);
    }

    @Test
    void whatFollowsTheKnownPartOfAStructureIsSkipped() {
        String longer = structure(1002, "00000001 c00002fe 00000018 00000020 deadbeef");
        String sample = structure(1, SFlowBytes.SAMPLE + int32(1) + longer + "0badcafe");
        decode(datagram(sample, flowSample(rawHeader(FRAME))) + "00000000");
        assertThat(row(0)).containsEntry("next_hop", "192.0.2.254");
        assertThat(row(1)).containsEntry("dst_port", "443");
    }

    @Test
    void paddingThatIsMissingAtTheEndIsForgiven() {
        String whole = datagram(flowSample(rawHeader(FRAME)));
        byte[] unpadded = bytes(whole);
        // 54 octets of frame and two of padding, in a record of 72 and a sample of 112.
        byte[] cut = Arrays.copyOf(unpadded, unpadded.length - 2);
        cut[28 + 4 + 3] = (byte) (cut[28 + 4 + 3] - 2);
        cut[28 + 8 + 32 + 4 + 3] = (byte) (cut[28 + 8 + 32 + 4 + 3] - 2);
        assertThat(decode(cut)).isEqualTo(new DecodeResult.Decoded(1));
    }

    @Test
    void aDatagramCutAnywhereIsRefusedWhole() {
        byte[] whole =
                bytes(
                        datagram(
                                flowSample(rawHeader(FRAME)),
                                structure(
                                        2,
                                        "00000001 00000004 00000001" + structure(1, INTERFACE))));
        for (int length = 4; length < whole.length; length++) {
            assertThat(decode(Arrays.copyOf(whole, length)))
                    .as("%d octets", length)
                    .isInstanceOf(DecodeResult.Malformed.class);
        }
        assertThat(rows.rows()).isZero();
        assertThat(counters.size()).isZero();
        assertThat(decoder.counts().flowSamples()).isZero();
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
        assertThat(decode(datagram(flowSample(), bad))).isInstanceOf(DecodeResult.Malformed.class);
        assertThat(rows.rows()).isZero();
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
        assertThat(decode(header + flowSample(rawHeader(FRAME))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(decode(datagram(records))).isInstanceOf(DecodeResult.Malformed.class);
        assertThat(decode(datagram(flowSample(labels)))).isInstanceOf(DecodeResult.Malformed.class);
        assertThat(decode(datagram(flowSample(segments))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(decode(datagram(flowSample(segment))))
                .isInstanceOf(DecodeResult.Malformed.class);
        assertThat(rows.rows()).isZero();
    }

    @Test
    void whatIsMalformedIsSaidWithOctetExpectationAndFinding() {
        assertThat(decode(HEADER + int32(1000) + flowSample()))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "sFlow v5 datagram, octet 28: expected a count of at most 5, each of"
                                        + " 8 octets or more, got 1000"));
        assertThat(decode(HEADER.replaceFirst("00000001", "00000003")))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "sFlow v5 datagram, octet 8: expected an address of type 0 to 2, got"
                                        + " 3"));
        assertThat(decode(datagram(flowSample(structure(1002, "00000001 c00002fe")))))
                .isEqualTo(
                        new DecodeResult.Malformed(
                                "sFlow v5 datagram, octet 84: expected 4 octets, got 0"));
    }

    @Test
    void datagramsAreAccountedForByAgentAndSubAgent() {
        String sample = flowSample(rawHeader(FRAME));
        decode(datagram(sample));
        assertThat(decode(datagram(sample))).isInstanceOf(DecodeResult.Duplicate.class);
        decode(next(3), sample);
        decode(next(4), sample.substring(0, sample.length() - 8));
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(streams.totals(ExportProtocol.SFLOW_V5))
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

    private void policy(ExporterPolicy policy) {
        decoder =
                new SFlow5Decoder(
                        LABELER,
                        (high, low) -> low == 0xffff_c000_0201L ? policy : ExporterPolicy.DEFAULT,
                        streams,
                        counters);
    }

    /** The header of a datagram sent {@code later} datagrams after {@link SFlowBytes#HEADER}. */
    private static String next(int later) {
        return HEADER.replace("00000007", int32(7 + later));
    }

    private DecodeResult decode(String header, String... samples) {
        return decode(
                bytes(
                        samples.length == 0
                                ? header
                                : header + int32(samples.length) + String.join("", samples)));
    }

    private DecodeResult decode(byte[] payload) {
        ByteBuffer inner = ByteBuffer.allocate(payload.length + 20);
        inner.position(13);
        inner.put(payload).flip().position(13);
        return decoder.decode(
                Datagram.udp(RECEIVED, 0, 0xffff_c633_6409L, 40_000, 6343, inner), rows);
    }

    private Map<String, String> row(int row) {
        return RowText.of(rows, row);
    }

    private List<@Nullable Object> values(int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 0; column < StatsTable.INTERFACE_COUNTERS.columns().size(); column++) {
            Object value = counters.get(row, column);
            values.add(
                    value instanceof byte[]
                            ? Addresses.format(
                                    counters.getHigh(row, column), counters.getLong(row, column))
                            : value);
        }
        return values;
    }
}
