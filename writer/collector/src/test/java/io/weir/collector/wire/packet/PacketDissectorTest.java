package io.weir.collector.wire.packet;

import static io.weir.collector.wire.packet.FirstHeader.ETHERNET;
import static io.weir.collector.wire.packet.FirstHeader.IP;
import static io.weir.collector.wire.packet.FirstHeader.MPLS;
import static io.weir.collector.wire.packet.FirstHeader.PPP;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.RowText;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketDissectorTest {
    private static final String MACS = "0a0b0c0d0e0f 020000000001";

    /** 10.0.0.1:49152 to 192.0.2.7:443, SYN and ACK, 60 octets, TTL 63, TOS 0xb8. */
    private static final String IPV4 = "45 b8 003c 1234 4000 3f 06 0000 0a000001 c0000207";

    private static final String TCP = "c000 01bb 00000001 00000002 5012 ffff 0000 0000";

    /** 2001:db8::1 to 2001:db8::2, class 0x2e, label 0x12345, 8 octets behind the header. */
    private static final String IPV6 =
            "6 2e 12345 0010 %s 40"
                    + "20010db8000000000000000000000001 20010db8000000000000000000000002";

    private static final String UDP = "1f90 0035 0008 0000";

    private final PacketDissector dissector = new PacketDissector();
    private final FlowBatch rows = new FlowBatch(1);

    @Test
    void everyFieldOfAnEthernetFrameWithTcpIsFound() {
        assertThat(dissect(ETHERNET, MACS + "0800" + IPV4 + TCP))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                entry("dst_mac", "0a:0b:0c:0d:0e:0f"),
                                entry("src_mac", "02:00:00:00:00:01"),
                                entry("ether_type", "2048"),
                                entry("ip_version", "4"),
                                entry("tos", "184"),
                                entry("min_ttl", "63"),
                                entry("max_ttl", "63"),
                                entry("protocol", "6"),
                                entry("src_addr", "10.0.0.1"),
                                entry("dst_addr", "192.0.2.7"),
                                entry("src_port", "49152"),
                                entry("dst_port", "443"),
                                entry("tcp_flags", "18")));
        assertThat(dissector.ipLength()).isEqualTo(60);
        assertThat(dissector.ipOffset()).isEqualTo(14);
    }

    @Test
    void everyFieldOfIpv6WithUdpIsFound() {
        assertThat(dissect(ETHERNET, MACS + "86dd" + ipv6("11") + UDP))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                entry("dst_mac", "0a:0b:0c:0d:0e:0f"),
                                entry("src_mac", "02:00:00:00:00:01"),
                                entry("ether_type", "34525"),
                                entry("ip_version", "6"),
                                entry("tos", "46"),
                                entry("flow_label", "74565"),
                                entry("min_ttl", "64"),
                                entry("max_ttl", "64"),
                                entry("protocol", "17"),
                                entry("src_addr", "2001:db8::1"),
                                entry("dst_addr", "2001:db8::2"),
                                entry("src_port", "8080"),
                                entry("dst_port", "53")));
        assertThat(dissector.ipLength()).isEqualTo(56);
    }

    @Test
    void aFrameCutAnywhereGivesWhatIsThereAndNothingElse() {
        byte[] whole = bytes(MACS + "8100 0064" + "0800" + IPV4 + TCP);
        Map<String, String> all = dissect(ETHERNET, whole);
        int columns = 0;
        for (int length = 0; length <= whole.length; length++) {
            Map<String, String> found = dissect(ETHERNET, Arrays.copyOf(whole, length));
            assertThat(all).as("%d octets", length).containsAllEntriesOf(found);
            assertThat(found.size()).as("%d octets", length).isGreaterThanOrEqualTo(columns);
            columns = found.size();
        }
        assertThat(dissect(ETHERNET, Arrays.copyOf(whole, 38)))
                .containsKeys("vlan_id", "ether_type", "protocol", "dst_addr")
                .doesNotContainKeys("src_port", "dst_port", "tcp_flags");
        assertThat(dissect(ETHERNET, Arrays.copyOf(whole, 42)))
                .containsKeys("src_port", "dst_port")
                .doesNotContainKey("tcp_flags");
    }

    @ParameterizedTest
    @CsvSource({
        "8100 0064 0800, 100, ",
        "88a8 2064 8100 e0c8 0800, 100, 200",
        "9100 0064 8100 00c8 8100 012c 0800, 100, 200",
        "9200 f064 9200 10c8 0800, 100, 200",
        "8100 0000 0800, 0, "
    })
    void vlanTagsAreReadOutermostFirst(String tags, String outer, String inner) {
        Map<String, String> row = dissect(ETHERNET, MACS + tags + IPV4 + TCP);
        assertThat(row).containsEntry("vlan_id", outer).containsEntry("dst_port", "443");
        assertThat(row.get("customer_vlan_id")).isEqualTo(inner);
    }

    @Test
    void labelsAreReadDownToTheBottomOfTheStack() {
        // Labels 16, 29 and, at the bottom, 1048575.
        String stack = "00010 0 40 0001d 0 40 fffff 1 40";
        assertThat(dissect(ETHERNET, MACS + "8847" + stack + IPV4 + TCP))
                .containsEntry("mpls_labels", "16 29 1048575")
                .containsEntry("ether_type", "34887")
                .containsEntry("src_addr", "10.0.0.1");
        assertThat(dissect(ETHERNET, MACS + "8848" + stack + IPV4 + TCP))
                .containsEntry("mpls_labels", "16 29 1048575")
                .containsEntry("ether_type", "34888")
                .containsEntry("src_addr", "10.0.0.1");
        assertThat(dissect(MPLS, "00010 1 40" + ipv6("11") + UDP))
                .containsEntry("mpls_labels", "16")
                .containsEntry("src_addr", "2001:db8::1");
        assertThat(dissector.ipOffset()).isEqualTo(4);
    }

    @Test
    void aStackWithoutBottomOrAPseudowireHasLabelsAndNoAddresses() {
        assertThat(dissect(MPLS, "00010 0 40 0001d 0 40"))
                .containsOnly(entry("mpls_labels", "16 29"));
        assertThat(dissect(MPLS, "00010 1 40 00000000" + MACS + "0800" + IPV4))
                .containsOnly(entry("mpls_labels", "16"));
        assertThat(dissect(MPLS, "00010 0 40".repeat(12)).get("mpls_labels"))
                .isEqualTo("16 16 16 16 16 16 16 16 16 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff03 0021", "0021", "21", "ff03 21"})
    void pppIsReadWithAndWithoutItsOptionalOctets(String head) {
        assertThat(dissect(PPP, head + IPV4 + TCP)).containsEntry("dst_port", "443");
    }

    @Test
    void pppMayCarryIpv6OrLabelsAndOtherProtocolsSayNothing() {
        assertThat(dissect(PPP, "0057" + ipv6("11") + UDP)).containsEntry("dst_port", "53");
        assertThat(dissect(PPP, "0281 00010 1 40" + IPV4 + TCP))
                .containsEntry("mpls_labels", "16")
                .containsEntry("dst_port", "443");
        assertThat(dissect(PPP, "c021 0101 0004")).isEmpty();
    }

    @Test
    void pppoeSessionsAreEnteredAndTheirDiscoveryIsNot() {
        assertThat(dissect(ETHERNET, MACS + "8864 11 00 0001 003e 0021" + IPV4 + TCP))
                .containsEntry("ether_type", "34916")
                .containsEntry("src_addr", "10.0.0.1");
        assertThat(dissect(ETHERNET, MACS + "8863 11 09 0000 0004 0101 0000").keySet())
                .isEqualTo(Set.of("dst_mac", "src_mac", "ether_type"));
    }

    @Test
    void framesWithALengthAreReadIfTheyAreSnapOrIp() {
        assertThat(dissect(ETHERNET, MACS + "0044 aaaa03 000000 0800" + IPV4 + TCP))
                .containsEntry("ether_type", "2048")
                .containsEntry("dst_port", "443");
        assertThat(dissect(ETHERNET, MACS + "0044 aaaa03 0000f8 0800" + IPV4 + TCP))
                .containsEntry("ether_type", "2048")
                .containsEntry("dst_port", "443");
        assertThat(dissect(ETHERNET, MACS + "003f 060603" + IPV4 + TCP))
                .containsEntry("dst_port", "443")
                .doesNotContainKey("ether_type");
        assertThat(dissect(ETHERNET, MACS + "0026 424203 0000000000").keySet())
                .isEqualTo(Set.of("dst_mac", "src_mac"));
        assertThat(dissect(ETHERNET, MACS + "0026 aaaa03 00000c 2000 01b4").keySet())
                .isEqualTo(Set.of("dst_mac", "src_mac"));
    }

    @Test
    void arpHasATypeAndNoAddresses() {
        assertThat(dissect(ETHERNET, MACS + "0806 0001 0800 06 04 0001 020000000001 0a000001"))
                .containsEntry("ether_type", "2054")
                .doesNotContainKeys("src_addr", "dst_addr", "protocol");
    }

    @Test
    void theHeaderBehindIpv4OptionsIsFound() {
        String options = IPV4.replaceFirst("45", "47") + "94040000 01010101";
        assertThat(dissect(IP, options + TCP)).containsEntry("dst_port", "443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "44", "50", "00", "f5"})
    void whatIsNoIpHeaderSaysNothing(String first) {
        assertThat(dissect(IP, IPV4.replaceFirst("45", first) + TCP)).isEmpty();
        assertThat(dissector.ipLength()).isEqualTo(PacketDissector.UNKNOWN);
        assertThat(dissector.ipOffset()).isEqualTo(PacketDissector.UNKNOWN);
    }

    @Test
    void theFirstFragmentHasPortsAndTheOthersHaveNone() {
        assertThat(dissect(IP, IPV4.replace("1234 4000", "1234 2000") + TCP))
                .containsEntry("fragment_id", "4660")
                .containsEntry("fragment_offset", "0")
                .containsEntry("dst_port", "443");
        assertThat(dissect(IP, IPV4.replace("1234 4000", "1234 20b9") + TCP))
                .containsEntry("fragment_offset", "185")
                .containsEntry("protocol", "6")
                .doesNotContainKeys("src_port", "dst_port", "tcp_flags");
        assertThat(dissect(IP, IPV4 + TCP)).doesNotContainKeys("fragment_id", "fragment_offset");
    }

    @Test
    void fragmentsOfIpv6AreToldByTheirHeader() {
        assertThat(dissect(IP, ipv6("2c") + "11 00 0001 0000002a" + UDP))
                .containsEntry("fragment_id", "42")
                .containsEntry("fragment_offset", "0")
                .containsEntry("protocol", "17")
                .containsEntry("dst_port", "53");
        assertThat(dissect(IP, ipv6("2c") + "11 07 0000 0000002a" + UDP))
                .as("its second octet is reserved, and no length")
                .containsEntry("dst_port", "53");
        assertThat(dissect(IP, ipv6("2c") + "11 00 05a8 ffffffff" + UDP))
                .containsEntry("fragment_id", "4294967295")
                .containsEntry("fragment_offset", "181")
                .containsEntry("protocol", "17")
                .doesNotContainKey("dst_port");
    }

    @Test
    void extensionHeadersAreWalkedToTheTransport() {
        String hopByHop = "2b 00 0502 0000 0100";
        String routing = "33 02 0400 0000 0000 20010db8000000000000000000000009";
        String authentication = "3c 04 0000 00000001 00000001 000000000000000000000000";
        String destination = "11 00 0104 0000 0000";
        String packet = "6 00 00000 0044 00 40" + "0".repeat(64);
        assertThat(dissect(IP, packet + hopByHop + routing + authentication + destination + UDP))
                .containsEntry("protocol", "17")
                .containsEntry("src_port", "8080");
        for (String header : new String[] {"87", "8b", "8c"}) {
            assertThat(dissect(IP, ipv6(header) + "11 00 0104 0000 0000" + UDP))
                    .as("mobility, host identity, shim6: %s", header)
                    .containsEntry("protocol", "17")
                    .containsEntry("dst_port", "53");
        }
        assertThat(dissect(IP, packet + hopByHop + "33 02 0400"))
                .as("cut within the second: it is the last one known")
                .containsEntry("protocol", "43")
                .doesNotContainKey("src_port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "84", "88"})
    void dccpSctpAndUdpLiteHavePorts(String protocol) {
        assertThat(dissect(IP, IPV4.replace("3f 06", "3f " + protocol) + TCP))
                .containsEntry("src_port", "49152")
                .containsEntry("dst_port", "443")
                .doesNotContainKey("tcp_flags");
    }

    @Test
    void icmpHasTypeAndCodeAndNoPorts() {
        assertThat(dissect(IP, IPV4.replace("3f 06", "3f 01") + "0301 0000"))
                .containsEntry("icmp_type", "3")
                .containsEntry("icmp_code", "1")
                .doesNotContainKeys("src_port", "dst_port");
        assertThat(dissect(IP, ipv6("3a") + "8600 0000"))
                .containsEntry("icmp_type", "134")
                .containsEntry("icmp_code", "0");
        assertThat(dissect(IP, IPV4.replace("3f 06", "3f 2f") + "0000 0800"))
                .containsEntry("protocol", "47")
                .doesNotContainKeys("icmp_type", "src_port");
    }

    @Test
    void paddingBehindThePacketIsNoPartOfIt() {
        // 20 octets say the header; the frame's padding is no TCP.
        assertThat(dissect(ETHERNET, MACS + "0800" + IPV4.replace("003c", "0014") + TCP))
                .containsEntry("dst_addr", "192.0.2.7")
                .doesNotContainKeys("src_port", "dst_port", "tcp_flags");
        assertThat(dissector.ipLength()).isEqualTo(20);
    }

    @Test
    void aLengthOfZeroIsUnknownAndAllThatIsThereIsRead() {
        assertThat(dissect(ETHERNET, MACS + "0800" + IPV4.replace("003c", "0000") + TCP))
                .containsEntry("dst_port", "443");
        assertThat(dissector.ipLength()).isEqualTo(PacketDissector.UNKNOWN);
        assertThat(dissector.ipOffset()).isEqualTo(14);
        assertThat(dissect(IP, ipv6("11").replaceFirst("0010", "0000") + UDP))
                .containsEntry("dst_port", "53");
        assertThat(dissector.ipLength()).isEqualTo(PacketDissector.UNKNOWN);
    }

    @Test
    void aPacketInsideALargerBufferIsReadFromWhereItBegins() {
        byte[] packet = bytes(IPV4 + TCP);
        ByteBuffer in = ByteBuffer.allocate(100);
        in.put(7, packet);
        int row = rows.add();
        dissector.dissect(IP, in, 7, packet.length, rows, row);
        assertThat(RowText.of(rows, row)).containsEntry("dst_port", "443");
        assertThat(dissector.ipOffset()).isZero();
        assertThat(in.position()).isZero();
    }

    private static String ipv6(String nextHeader) {
        return IPV6.formatted(nextHeader);
    }

    private Map<String, String> dissect(FirstHeader first, String hex) {
        return dissect(first, bytes(hex));
    }

    private Map<String, String> dissect(FirstHeader first, byte[] packet) {
        rows.truncate(0);
        int row = rows.add();
        dissector.dissect(first, ByteBuffer.wrap(packet), 0, packet.length, rows, row);
        return RowText.of(rows, row);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
