package io.weir.collector.capture;

import static io.weir.collector.capture.CaptureBytes.IPV4;
import static io.weir.collector.capture.CaptureBytes.datagrams;
import static io.weir.collector.capture.CaptureBytes.hex;
import static io.weir.collector.capture.CaptureBytes.join;
import static io.weir.collector.capture.CaptureBytes.open;
import static io.weir.collector.capture.CaptureBytes.pcap;
import static io.weir.collector.capture.CaptureBytes.pcapHeader;
import static io.weir.collector.capture.CaptureBytes.pcapPacket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReaderTest {
    private static final int RAW = 101;
    private static final String DATAGRAM = "0:ffffc0000201:4660 1770109200123 deadbeef";

    @ParameterizedTest
    @CsvSource({"LITTLE, a1b2c3d4", "BIG, a1b2c3d4", "LITTLE, a1b23c4d", "BIG, a1b23c4d"})
    void bothByteOrdersAndBothResolutionsAreRead(String order, String magic) throws Exception {
        ByteOrder bytes = order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int fraction = magic.equals("a1b23c4d") ? 123_456_789 : 123_456;
        byte[] capture =
                join(
                        pcapHeader(bytes, Integer.parseUnsignedInt(magic, 16), RAW),
                        pcapPacket(bytes, fraction, 32, hex(IPV4)));
        assertThat(datagrams(capture)).containsExactly(DATAGRAM);
    }

    @Test
    void aCaptureWrittenOutByHandIsRead() throws Exception {
        byte[] capture =
                hex(
                        "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 65000000"
                                + "10b98169 40e20100 20000000 20000000"
                                + IPV4);
        assertThat(datagrams(capture)).containsExactly(DATAGRAM);
    }

    @Test
    void packetHeadersOfTheModifiedFormatHaveEightBytesMore() throws Exception {
        byte[] capture =
                hex(
                        "34cdb2a1 0200 0400 00000000 00000000 ffff0000 65000000"
                                + "10b98169 40e20100 20000000 20000000 02000000 0008 00 00"
                                + IPV4
                                + "10b98169 80841e00 20000000 20000000 02000000 0008 00 00"
                                + IPV4);
        assertThat(datagrams(capture))
                .containsExactly(DATAGRAM, "0:ffffc0000201:4660 1770109202000 deadbeef");
    }

    @Test
    void upperBitsOfTheLinkTypeAreNotPartOfIt() throws Exception {
        byte[] capture =
                join(
                        pcapHeader(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, 0x5400_0000 | RAW),
                        pcapPacket(ByteOrder.BIG_ENDIAN, 123_456, 32, hex(IPV4)));
        assertThat(datagrams(capture)).containsExactly(DATAGRAM);
    }

    @Test
    void timesAfter2038AreNotNegative() throws Exception {
        byte[] capture =
                hex(
                        "a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000065"
                                + "80000000 00000000 00000020 00000020"
                                + IPV4);
        assertThat(datagrams(capture))
                .containsExactly("0:ffffc0000201:4660 2147483648000 deadbeef");
    }

    @Test
    void packetsFromBefore2000HaveTheTimeThatTheCallerGives() throws Exception {
        byte[] capture =
                hex(
                        "a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000065"
                                + "00000000 00000000 00000020 00000020"
                                + IPV4
                                + "386d437f 000f423f 00000020 00000020"
                                + IPV4
                                + "386d4380 00000000 00000020 00000020"
                                + IPV4);
        DatagramReader reader = open(capture);
        assertThat(datagrams(reader))
                .containsExactly(
                        "0:ffffc0000201:4660 7000 deadbeef",
                        "0:ffffc0000201:4660 7000 deadbeef",
                        "0:ffffc0000201:4660 946684800000 deadbeef");
        assertThat(reader.counts().timeless()).isEqualTo(2);
    }

    @Test
    void wholePacketsBeforeACutAreReadWhereverItIs() throws Exception {
        byte[] whole = pcap(RAW, hex(IPV4), hex(IPV4), hex(IPV4));
        assertThat(whole).hasSize(168);
        List<Integer> found = new ArrayList<>();
        List<Integer> clean = new ArrayList<>();
        for (int length = 24; length <= whole.length; length++) {
            DatagramReader reader = open(Arrays.copyOf(whole, length));
            found.add(datagrams(reader).size());
            if (reader.damage() == null) {
                clean.add(length);
            }
        }
        assertThat(clean).containsExactly(24, 72, 120, 168);
        assertThat(found.subList(0, 48)).containsOnly(0);
        assertThat(found.subList(48, 96)).containsOnly(1);
        assertThat(found.subList(96, 144)).containsOnly(2);
        assertThat(found.subList(144, 145)).containsOnly(3);
    }

    @Test
    void theCutIsNamedByPacketAndByte() throws Exception {
        byte[] whole = pcap(RAW, hex(IPV4), hex(IPV4));
        DatagramReader reader = open(Arrays.copyOf(whole, 100));
        assertThat(datagrams(reader)).containsExactly(DATAGRAM);
        assertThat(reader.damage())
                .isEqualTo(
                        "capture ends in the middle of packet 2 at byte 72: it needs 48 bytes, 28 are there");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 23})
    void aFileHeaderThatIsNotWholeIsAnError(int length) {
        byte[] cut = Arrays.copyOf(pcap(RAW, hex(IPV4)), length);
        assertThatThrownBy(() -> open(cut))
                .isInstanceOf(CaptureException.class)
                .hasMessage("the pcap file header has 24 bytes, the file ends after " + length);
    }

    @Test
    void anImpossibleLengthEndsTheCaptureWithItsPlace() throws Exception {
        byte[] capture = pcap(RAW, hex(IPV4), hex(IPV4));
        capture[72 + 8 + 3] = 0x40;
        DatagramReader reader = open(capture);
        assertThat(datagrams(reader)).containsExactly(DATAGRAM);
        assertThat(reader.damage())
                .isEqualTo(
                        "damaged packet 2 at byte 72: expected a length of at most 262144 bytes,"
                                + " got 1073741856");
        assertThat(reader.next()).isNull();
    }

    @Test
    void aPacketThatTheCaptureCutShortIsCounted() throws Exception {
        byte[] capture =
                join(
                        pcapHeader(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, RAW),
                        pcapPacket(ByteOrder.LITTLE_ENDIAN, 0, 32, Arrays.copyOf(hex(IPV4), 30)),
                        pcapPacket(ByteOrder.LITTLE_ENDIAN, 0, 32, Arrays.copyOf(hex(IPV4), 24)),
                        pcapPacket(ByteOrder.LITTLE_ENDIAN, 0, 32, Arrays.copyOf(hex(IPV4), 10)),
                        pcapPacket(ByteOrder.LITTLE_ENDIAN, 123_456, 32, hex(IPV4)));
        DatagramReader reader = open(capture);
        assertThat(datagrams(reader)).containsExactly(DATAGRAM);
        assertThat(reader.counts().cut()).isEqualTo(3);
        assertThat(reader.counts().malformed()).isZero();
        assertThat(reader.counts().packets()).isEqualTo(4);
    }

    @Test
    void anotherFileIsRefusedByItsFirstBytes() {
        assertThatThrownBy(() -> open(hex("504b0304 0000")))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "expected a pcap or pcapng magic number in the first 4 bytes, got 504b0304");
        assertThatThrownBy(() -> open(hex("d4c3")))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "expected a pcap or pcapng magic number in the first 4 bytes, got d4c3");
    }
}
