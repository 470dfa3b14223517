package io.weir.collector.wire.sflow;

import static io.weir.collector.wire.sflow.SFlowBytes.FRAME;
import static io.weir.collector.wire.sflow.SFlowBytes.datagram;
import static io.weir.collector.wire.sflow.SFlowBytes.flowSample;
import static io.weir.collector.wire.sflow.SFlowBytes.int32;
import static io.weir.collector.wire.sflow.SFlowBytes.rawHeader;
import static io.weir.collector.wire.sflow.SFlowBytes.structure;
import static io.weir.collector.wire.sflow.SFlowBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the records of a flow sample say of its packet. */
class SFlowRecordsTest {
    private final SFlowDecoding sflow = new SFlowDecoding();

    @Test
    void sampledEthernetIpv4AndIpv6AreReadWhereThereIsNoRawHeader() {
        String ethernet = "000005ee 020000000001 0000 0a0b0c0d0e0f 0000 00000800";
        String ipv4 = "000005dc 00000006 0a000001 c0000207 0000c000 000001bb 00000012 000000b8";
        sflow.decode(datagram(flowSample(structure(2, ethernet), structure(3, ipv4))));
        assertThat(sflow.row(0))
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
        sflow.decode(SFlowDecoding.next(1), flowSample(structure(4, ipv6)));
        assertThat(sflow.row(1))
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
        sflow.decode(datagram(flowSample(rawHeader(FRAME), structure(3, ipv4))));
        assertThat(sflow.row(0))
                .containsEntry("src_addr", "10.0.0.1")
                .containsEntry("bytes_raw", "60");
        assertThat(sflow.decoder().counts().unknownRecords()).isZero();
    }

    @Test
    void extendedSwitchSaysTheVlans() {
        String tagged = FRAME.replace("0800 45b8", "8100 0064 0800 45b8");
        String vlans = structure(1001, "000000c8 00000000 0000012c 00000000");
        sflow.decode(datagram(flowSample(rawHeader(tagged), vlans)));
        assertThat(sflow.row(0))
                .containsEntry("vlan_id", "200")
                .containsEntry("post_vlan_id", "300");
        sflow.decode(
                SFlowDecoding.next(1),
                flowSample(rawHeader(tagged), vlans.replaceAll("000000c8|0000012c", "ffffffff")));
        assertThat(sflow.row(1)).containsEntry("vlan_id", "100").doesNotContainKey("post_vlan_id");
    }

    @Test
    void tagsThatWereStrippedAreOutsideThoseInTheHeader() {
        String tagged = FRAME.replace("0800 45b8", "8100 0064 0800 45b8");
        sflow.decode(datagram(flowSample(structure(1012, "00000001 88a8e0c8"), rawHeader(tagged))));
        assertThat(sflow.row(0))
                .containsEntry("vlan_id", "200")
                .containsEntry("customer_vlan_id", "100");
        sflow.decode(
                SFlowDecoding.next(1),
                flowSample(structure(1012, "00000002 88a800c8 8100012c"), rawHeader(FRAME)));
        assertThat(sflow.row(1))
                .containsEntry("vlan_id", "200")
                .containsEntry("customer_vlan_id", "300");
    }

    @Test
    void extendedRouterSaysNextHopAndMasks() {
        sflow.decode(datagram(flowSample(structure(1002, "00000001 c00002fe 00000018 00000020"))));
        assertThat(sflow.row(0))
                .containsEntry("next_hop", "192.0.2.254")
                .containsEntry("src_mask", "24")
                .containsEntry("dst_mask", "32");
        sflow.decode(
                SFlowDecoding.next(1), flowSample(structure(1002, "00000000 ffffffff 00000080")));
        assertThat(sflow.row(1))
                .containsEntry("dst_mask", "128")
                .doesNotContainKeys("next_hop", "src_mask");
    }

    @Test
    void extendedGatewaySaysTheAsPathAndItsEnds() {
        String gateway =
                "00000002 20010db8000000000000000000000009 0000fde8 0000fde9 0000fdea"
                        + "00000002 00000002 00000002 0000fc00 0000fc01 00000001 00000002 0000fc02 fffffffe"
                        + "00000002 fde80001 fde80002 00000064";
        sflow.decode(datagram(flowSample(structure(1003, gateway))));
        assertThat(sflow.row(0))
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
        sflow.decode(datagram(flowSample(structure(1003, gateway))));
        assertThat(sflow.row(0))
                .containsEntry("src_as", "65001")
                .containsEntry("bgp_next_hop", "192.0.2.254")
                .doesNotContainKeys("dst_as", "next_as", "as_path");
    }

    @Test
    void usersHostsNatAndSegmentsAreKept() {
        sflow.decode(
                datagram(
                        flowSample(
                                structure(1004, int32(106) + text("jörg") + int32(0) + text("")),
                                structure(1005, int32(1) + text("/a?b") + text("www.example.org")),
                                structure(1007, "00000001 c6336401 00000001 c6336402"),
                                structure(1020, "00003039 00000050"),
                                structure(1030, "00001388"))));
        assertThat(sflow.row(0))
                .containsEntry("user_name", "jörg")
                .containsEntry("http_host", "www.example.org")
                .containsEntry("nat_src_addr", "198.51.100.1")
                .containsEntry("nat_dst_addr", "198.51.100.2")
                .containsEntry("nat_src_port", "12345")
                .containsEntry("nat_dst_port", "80")
                .containsEntry("l2_segment_id", "5000");
        sflow.decode(
                SFlowDecoding.next(1),
                flowSample(structure(1004, int32(0) + text("") + int32(0) + "00000001 ff000000")));
        assertThat(sflow.row(1)).containsEntry("user_name", "\ufffd");
    }

    @Test
    void extendedMplsSaysTheLabelsThatThePacketCameWith() {
        String mpls = "00000001 c00002fe 00000002 00010040 0001d140 00000001 fffff140";
        sflow.decode(datagram(flowSample(structure(1006, mpls))));
        assertThat(sflow.row(0))
                .containsEntry("mpls_labels", "16 29")
                .containsEntry("next_hop", "192.0.2.254");
    }
}
