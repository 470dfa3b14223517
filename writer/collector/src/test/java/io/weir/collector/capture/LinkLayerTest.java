package io.weir.collector.capture;

import static io.weir.collector.capture.CaptureBytes.IPV4;
import static io.weir.collector.capture.CaptureBytes.IPV6;
import static io.weir.collector.capture.CaptureBytes.MACS;
import static io.weir.collector.capture.CaptureBytes.datagrams;
import static io.weir.collector.capture.CaptureBytes.hex;
import static io.weir.collector.capture.CaptureBytes.open;
import static io.weir.collector.capture.CaptureBytes.pcap;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkLayerTest {
    private static final String FROM_IPV4 = "0:ffffc0000201:4660 1770109200123 deadbeef";
    private static final String FROM_IPV6 = "20010db800000000:1:4660 1770109200123 deadbeef";

    @ParameterizedTest
    @CsvSource({
        "Ethernet, 1, 020000000002 020000000001 0800",
        "one VLAN tag, 1, 020000000002 020000000001 8100 0064 0800",
        "provider and customer tag, 1, 020000000002 020000000001 88a8 0064 8100 00c8 0800",
        "two old provider tags, 1, 020000000002 020000000001 9100 0064 9200 00c8 0800",
        "PPPoE session, 1, 020000000002 020000000001 8864 11 00 0001 0022 0021",
        "raw 12, 12, ''",
        "raw 14, 14, ''",
        "raw 101, 101, ''",
        "raw IPv4, 228, ''",
        "BSD null little-endian, 0, 02000000",
        "BSD null big-endian, 0, 00000002",
        "OpenBSD loop, 108, 00000002",
        "PPP, 9, 0021",
        "PPP with address and control, 9, ff03 0021",
        "PPP with compressed protocol, 9, 21",
        "PPP in HDLC framing, 50, ff03 0021",
        "Cisco HDLC, 104, 0f00 0800",
        "Linux cooked, 113, 0000 0001 0006 020000000001 0000 0800",
        "Linux cooked with VLAN tag, 113, 0000 0001 0006 020000000001 0000 8100 0064 0800",
        "Linux cooked v2, 276, 0800 0000 00000002 0001 00 06 020000000001 0000",
        "Linux cooked v2 with VLAN tag, 276, 8100 0000 00000002 0001 00 06 020000000001 0000 0064 0800"
    })
    void ipv4IsFoundInEveryLinkType(String name, int linkType, String header) throws Exception {
        assertThat(datagrams(pcap(linkType, hex(header + IPV4))))
                .as(name)
                .containsExactly(FROM_IPV4);
    }

    @ParameterizedTest
    @CsvSource({
        "Ethernet, 1, 020000000002 020000000001 86dd",
        "one VLAN tag, 1, 020000000002 020000000001 8100 0064 86dd",
        "raw 101, 101, ''",
        "raw IPv6, 229, ''",
        "BSD null of FreeBSD, 0, 1c000000",
        "BSD null of macOS, 0, 1e000000",
        "OpenBSD loop, 108, 00000018",
        "PPP, 9, ff03 0057",
        "Linux cooked, 113, 0000 0001 0006 020000000001 0000 86dd",
        "Linux cooked v2, 276, 86dd 0000 00000002 0001 00 06 020000000001 0000"
    })
    void ipv6IsFoundInEveryLinkType(String name, int linkType, String header) throws Exception {
        assertThat(datagrams(pcap(linkType, hex(header + IPV6))))
                .as(name)
                .containsExactly(FROM_IPV6);
    }

    @ParameterizedTest
    @CsvSource({
        "ARP, 1, 020000000002 020000000001 0806 0001080006040001",
        "ARP behind a tag, 1, 020000000002 020000000001 8100 0064 0806 00010800",
        "LLC, 1, 020000000002 020000000001 0026 424203",
        "PPP control, 9, ff03 c021 0101",
        "other family, 0, 07000000 00",
        "IP version 5, 101, 50000000"
    })
    void framesWithoutIpAreCountedAsOther(String name, int linkType, String frame)
            throws Exception {
        DatagramReader reader = open(pcap(linkType, hex(frame)));
        assertThat(datagrams(reader)).as(name).isEmpty();
        assertThat(reader.counts().notUdp()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 020000000002 02000000000108",
        "1, 020000000002 020000000001 8100 0064 08",
        "1, 020000000002 020000000001 0800",
        "9, ff03 00",
        "0, 020000",
        "113, 0000 0001 0006",
        "276, 08"
    })
    void framesThatEndTooEarlyAreCountedAsMalformed(int linkType, String frame) throws Exception {
        DatagramReader reader = open(pcap(linkType, hex(frame)));
        assertThat(datagrams(reader)).isEmpty();
        assertThat(reader.counts().malformed()).isEqualTo(1);
    }

    @Test
    void unknownLinkTypesAreCountedByNumber() throws Exception {
        DatagramReader reader = open(pcap(105, hex(MACS), hex(MACS)));
        assertThat(datagrams(reader)).isEmpty();
        assertThat(reader.counts().unknownLinks()).containsOnlyKeys(105).containsEntry(105, 2L);
    }
}
