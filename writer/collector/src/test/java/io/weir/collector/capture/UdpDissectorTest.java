package io.weir.collector.capture;

import static io.weir.collector.capture.CaptureBytes.IPV6;
import static io.weir.collector.capture.CaptureBytes.datagrams;
import static io.weir.collector.capture.CaptureBytes.hex;
import static io.weir.collector.capture.CaptureBytes.open;
import static io.weir.collector.capture.CaptureBytes.pcap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpDissectorTest {
    private static final int RAW = 101;
    private static final int ETHERNET = 1;
    private static final String FROM_IPV4 = "0:ffffc0000201:4660 1770109200123 deadbeef";
    private static final String FROM_IPV6 = "20010db800000000:1:4660 1770109200123 deadbeef";
    private static final String IPV6_ADDRESSES =
            "20010db8000000000000000000000001 20010db8000000000000000000000002";
    private static final String UDP = "1234 0807 000c 0000 deadbeef";

    /** 24 octets of UDP in three fragments of 8 octets: payload 00 to 0f. */
    private static final String FIRST =
            "4500 001c 00aa 2000 4011 0000 c0000201 c6336402 1234 0807 0018 0000";

    private static final String SECOND =
            "4500 001c 00aa 2001 4011 0000 c0000201 c6336402 0001020304050607";
    private static final String LAST =
            "4500 001c 00aa 0002 4011 0000 c0000201 c6336402 08090a0b0c0d0e0f";
    private static final String WHOLE =
            "0:ffffc0000201:4660 1770109200123 000102030405060708090a0b0c0d0e0f";

    @Test
    void ipv4OptionsArePassedOver() throws Exception {
        String packet = "4700 0028 0001 0000 4011 0000 c0000201 c6336402 94040000 01010100" + UDP;
        assertThat(datagrams(pcap(RAW, hex(packet)))).containsExactly(FROM_IPV4);
    }

    @Test
    void ethernetPaddingIsNotPartOfThePayload() throws Exception {
        String frame =
                "020000000002 020000000001 0800"
                        + "4500 0020 0001 0000 4011 0000 c0000201 c6336402"
                        + UDP
                        + "00000000 00000000 00000000 0000";
        assertThat(datagrams(pcap(ETHERNET, hex(frame)))).containsExactly(FROM_IPV4);
    }

    @Test
    void aTotalLengthOfZeroIsWhatOffloadLeaves() throws Exception {
        String packet = "4500 0000 0001 0000 4011 0000 c0000201 c6336402" + UDP;
        assertThat(datagrams(pcap(RAW, hex(packet)))).containsExactly(FROM_IPV4);
    }

    @ParameterizedTest
    @CsvSource({
        "hop-by-hop, 0014 00, 11 00 0502 0000 0100",
        "routing and destination, 0024 2b, 3c 01 04 00 00000000 0000000000000000 11 00 010400000000",
        "authentication, 0018 33, 11 01 0000 00000001 00000001",
        "atomic fragment, 0014 2c, 11 00 0000 00000007"
    })
    void ipv6ExtensionHeadersArePassedOver(String name, String lengthAndType, String headers)
            throws Exception {
        String packet = "60000000" + lengthAndType + "40" + IPV6_ADDRESSES + headers + UDP;
        assertThat(datagrams(pcap(RAW, hex(packet)))).as(name).containsExactly(FROM_IPV6);
    }

    @ParameterizedTest
    @CsvSource({"0 1 2", "2 1 0", "1 2 0", "0 0 1 2", "0 2 2 1"})
    void fragmentsAreJoinedInAnyOrder(String order) throws Exception {
        String[] fragments = {FIRST, SECOND, LAST};
        List<byte[]> frames = new ArrayList<>();
        for (String index : order.split(" ", -1)) {
            frames.add(hex(fragments[Integer.parseInt(index)]));
        }
        DatagramReader reader = open(pcap(RAW, frames.toArray(byte[][]::new)));
        assertThat(datagrams(reader)).containsExactly(WHOLE);
        assertThat(reader.counts().fragments()).isEqualTo(frames.size() - 1);
        assertThat(reader.counts().lostDatagrams()).isZero();
    }

    @Test
    void ipv6FragmentsAreJoined() throws Exception {
        String head = "60000000 0010 2c 40" + IPV6_ADDRESSES;
        String first = head + "11 00 0001 00000007 1234 0807 0010 0000";
        String last = head + "11 00 0008 00000007 0001020304050607";
        assertThat(datagrams(pcap(RAW, hex(last), hex(first))))
                .containsExactly("20010db800000000:1:4660 1770109200123 0001020304050607");
    }

    @Test
    void fragmentsOfDifferentDatagramsAreNotMixed() throws Exception {
        String otherId = LAST.replace("00aa", "00ab");
        String otherSender = LAST.replace("c0000201", "c0000203");
        DatagramReader reader =
                open(pcap(RAW, hex(FIRST), hex(SECOND), hex(otherId), hex(otherSender)));
        assertThat(datagrams(reader)).isEmpty();
        assertThat(reader.counts().lostDatagrams()).isEqualTo(3);
    }

    @Test
    void atMostSixtyFourUnfinishedDatagramsAreKept() throws Exception {
        List<byte[]> frames = new ArrayList<>();
        frames.add(hex(FIRST));
        for (int id = 0; id < 64; id++) {
            frames.add(hex(FIRST.replace("00aa", "01%02x".formatted(id))));
        }
        frames.add(hex(SECOND));
        frames.add(hex(LAST));
        DatagramReader reader = open(pcap(RAW, frames.toArray(byte[][]::new)));
        assertThat(datagrams(reader)).isEmpty();
        assertThat(reader.counts().lostDatagrams()).isEqualTo(66);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP, 4500 0028 0001 0000 4006 0000 c0000201 c6336402 1234 0807 00000000 00000000 5002 0000",
        "ICMP, 4500 001c 0001 0000 4001 0000 c0000201 c6336402 0800 0000 0000 0000",
        "fragment of TCP, 4500 001c 00aa 2001 4006 0000 c0000201 c6336402 0001020304050607"
    })
    void otherProtocolsAreCounted(String name, String packet) throws Exception {
        DatagramReader reader = open(pcap(RAW, hex(packet)));
        assertThat(datagrams(reader)).as(name).isEmpty();
        assertThat(reader.counts().notUdp()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "header length below 20, 4400 0020 0001 0000 4011 0000 c0000201 c6336402" + UDP,
        "total below header, 4500 0010 0001 0000 4011 0000 c0000201 c6336402" + UDP,
        "total beyond the frame, 4500 0024 0001 0000 4011 0000 c0000201 c6336402 1234 0807 0010 0000 deadbeef",
        "UDP length below 8, 4500 0020 0001 0000 4011 0000 c0000201 c6336402 1234 0807 0007 0000 deadbeef",
        "UDP length beyond IP, 4500 0020 0001 0000 4011 0000 c0000201 c6336402 1234 0807 000d 0000 deadbeef",
        "no room for UDP, 4500 0018 0001 0000 4011 0000 c0000201 c6336402 1234 0807"
    })
    void lengthsThatContradictEachOtherAreMalformed(String name, String packet) throws Exception {
        DatagramReader reader = open(pcap(RAW, hex(packet)));
        assertThat(datagrams(reader)).as(name).isEmpty();
        assertThat(reader.counts().malformed()).isEqualTo(1);
    }

    @Test
    void everyPrefixOfAFrameIsSurvived() throws Exception {
        for (String packet : List.of(CaptureBytes.IPV4, IPV6, FIRST)) {
            byte[] whole = hex(packet);
            for (int length = 0; length < whole.length; length++) {
                DatagramReader reader = open(pcap(RAW, java.util.Arrays.copyOf(whole, length)));
                assertThat(datagrams(reader)).isEmpty();
                assertThat(reader.counts().malformed()).isEqualTo(1);
            }
        }
    }

    @Test
    void emptyDatagramsAreDatagrams() throws Exception {
        String packet = "4500 001c 0001 0000 4011 0000 c0000201 c6336402 1234 0807 0008 0000";
        assertThat(datagrams(pcap(RAW, hex(packet))))
                .containsExactly("0:ffffc0000201:4660 1770109200123 ");
    }
}
