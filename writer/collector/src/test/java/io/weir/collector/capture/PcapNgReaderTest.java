package io.weir.collector.capture;

import static io.weir.collector.capture.CaptureBytes.IPV4;
import static io.weir.collector.capture.CaptureBytes.block;
import static io.weir.collector.capture.CaptureBytes.datagrams;
import static io.weir.collector.capture.CaptureBytes.hex;
import static io.weir.collector.capture.CaptureBytes.join;
import static io.weir.collector.capture.CaptureBytes.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapNgReaderTest {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final String DATAGRAM = "0:ffffc0000201:4660 1770109200123 deadbeef";

    /** Section header, big-endian: version 1.0, length unknown. */
    private static final byte[] SECTION =
            hex("0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c");

    /** Interface of raw IP with microseconds. */
    private static final byte[] INTERFACE = hex("00000001 00000014 0065 0000 00000000 00000014");

    /** 1770109200123456 microseconds = 00 06 49 e7 aa 16 46 40 hexadecimal. */
    private static final byte[] PACKET =
            hex(
                    "00000006 00000040 00000000 000649e7 aa164640 00000020 00000020"
                            + IPV4
                            + "00000040");

    @Test
    void aCaptureWrittenOutByHandIsRead() throws Exception {
        assertThat(datagrams(join(SECTION, INTERFACE, PACKET))).containsExactly(DATAGRAM);
    }

    @Test
    void theLittleEndianFormIsRead() throws Exception {
        byte[] capture =
                hex(
                        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
                                + "01000000 14000000 6500 0000 00000000 14000000"
                                + "06000000 40000000 00000000 e7490600 404616aa 20000000 20000000"
                                + IPV4
                                + "40000000");
        assertThat(datagrams(capture)).containsExactly(DATAGRAM);
    }

    @Test
    void eachSectionHasItsOwnByteOrderAndInterfaces() throws Exception {
        byte[] second =
                hex(
                        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
                                + "01000000 14000000 0100 0000 00000000 14000000"
                                + "06000000 50000000 00000000 e7490600 404616aa 2e000000 2e000000"
                                + "020000000002 020000000001 0800"
                                + IPV4
                                + "0000 50000000");
        assertThat(datagrams(join(SECTION, INTERFACE, PACKET, second)))
                .containsExactly(DATAGRAM, DATAGRAM);
    }

    @Test
    void optionsAndUnknownBlocksArePassedOver() throws Exception {
        byte[] section =
                block(
                        BIG,
                        0x0a0d0d0a,
                        hex("1a2b3c4d 00010000 ffffffffffffffff 0004 0003 41424300"));
        byte[] iface = block(BIG, 1, hex("0065 0000 00000000 0002 0004 65746830 0000 0000"));
        byte[] statistics = block(BIG, 5, hex("00000000 00000000 00000000"));
        byte[] custom = block(BIG, 0x0bad, new byte[100_000]);
        byte[] packet =
                block(
                        BIG,
                        6,
                        hex(
                                "00000000 000649e7 aa164640 00000020 00000020"
                                        + IPV4
                                        + "0002 0004 00000001 0000 0000"));
        assertThat(datagrams(join(section, custom, iface, statistics, packet)))
                .containsExactly(DATAGRAM);
    }

    /** Ticks of 1770109200.123456 seconds, and what the resolution makes of them. */
    @ParameterizedTest
    @CsvSource({
        "06, 000649e7aa164640, 1770109200123",
        "09, 1890b0f067026d15, 1770109200123",
        "03, 0000019c22bae6fb, 1770109200123",
        "00, 000000006981b910, 1770109200000",
        "8a, 000001a606e4407e, 1770109200123",
        "a0, 6981b9101f9acffa, 1770109200123",
        "bf, 4000000000000000, 7000",
        "12, 7fffffffffffffff, 7000",
        "a0, 386d4380ffffffff, 946684800999"
    })
    void timeResolutionsOfTenAndOfTwoAreRead(String resolution, String ticks, long millis)
            throws Exception {
        byte[] iface =
                block(
                        BIG,
                        1,
                        hex("0065 0000 00000000 0009 0001" + resolution + "000000 0000 0000"));
        byte[] packet = block(BIG, 6, hex("00000000" + ticks + "00000020 00000020" + IPV4));
        assertThat(datagrams(join(SECTION, iface, packet)))
                .containsExactly("0:ffffc0000201:4660 " + millis + " deadbeef");
    }

    @Test
    void timeOffsetsAreAdded() throws Exception {
        byte[] iface =
                block(BIG, 1, hex("0065 0000 00000000 000e 0008 fffffffffffffff6 0000 0000"));
        assertThat(datagrams(join(SECTION, iface, PACKET)))
                .containsExactly("0:ffffc0000201:4660 1770109190123 deadbeef");
    }

    @Test
    void simplePacketsHaveTheTimeThatTheCallerGives() throws Exception {
        byte[] packet = block(BIG, 3, hex("00000020" + IPV4));
        assertThat(datagrams(join(SECTION, INTERFACE, packet)))
                .containsExactly("0:ffffc0000201:4660 7000 deadbeef");
    }

    @Test
    void simplePacketsEndAtTheSnapLength() throws Exception {
        byte[] iface = block(BIG, 1, hex("0065 0000 0000001e"));
        byte[] packet = block(BIG, 3, hex("00000020" + IPV4.replaceAll("beef$", "")));
        DatagramReader reader = open(join(SECTION, iface, packet));
        assertThat(datagrams(reader)).isEmpty();
        assertThat(reader.counts().cut()).isEqualTo(1);
    }

    @Test
    void oldPacketBlocksAreRead() throws Exception {
        byte[] packet = block(BIG, 2, hex("0001 0007 000649e7 aa164640 00000020 00000020" + IPV4));
        assertThat(datagrams(join(SECTION, INTERFACE, INTERFACE, packet)))
                .containsExactly(DATAGRAM);
    }

    @Test
    void packetsOfSeveralInterfacesAreReadByTheirOwnLinkTypes() throws Exception {
        byte[] ethernet = block(BIG, 1, hex("0001 0000 00000000"));
        byte[] second =
                block(
                        BIG,
                        6,
                        hex(
                                "00000001 000649e7 aa164640 0000002e 0000002e"
                                        + "020000000002 020000000001 0800"
                                        + IPV4));
        assertThat(datagrams(join(SECTION, INTERFACE, ethernet, PACKET, second)))
                .containsExactly(DATAGRAM, DATAGRAM);
    }

    @Test
    void wholePacketsBeforeACutAreReadWhereverItIs() throws Exception {
        byte[] whole = join(SECTION, INTERFACE, PACKET, PACKET);
        assertThat(whole).hasSize(176);
        List<Integer> found = new ArrayList<>();
        List<Integer> clean = new ArrayList<>();
        for (int length = 28; length <= whole.length; length++) {
            DatagramReader reader = open(Arrays.copyOf(whole, length));
            found.add(datagrams(reader).size());
            if (reader.damage() == null) {
                clean.add(length);
            }
        }
        assertThat(clean).containsExactly(28, 48, 112, 176);
        assertThat(found.subList(0, 84)).containsOnly(0);
        assertThat(found.subList(84, 148)).containsOnly(1);
        assertThat(found.subList(148, 149)).containsOnly(2);
    }

    @Test
    void theCutIsNamedByPacketAndByte() throws Exception {
        DatagramReader reader = open(Arrays.copyOf(join(SECTION, INTERFACE, PACKET, PACKET), 150));
        assertThat(datagrams(reader)).hasSize(1);
        assertThat(reader.damage())
                .isEqualTo(
                        "capture ends in the middle of packet 2 at byte 112: it needs 64 bytes, 38 are there");
    }

    @Test
    void aSectionHeaderThatIsNotWholeIsAnError() {
        for (int length = 4; length < 28; length++) {
            byte[] cut = Arrays.copyOf(SECTION, length);
            assertThatThrownBy(() -> open(cut))
                    .isInstanceOf(CaptureException.class)
                    .hasMessage(
                            "capture ends in the middle of section header at byte 0: it needs 28 bytes, "
                                    + length
                                    + " are there");
        }
    }

    @Test
    void aWrongByteOrderMagicIsAnError() {
        byte[] capture = SECTION.clone();
        capture[8] = 0x2a;
        assertThatThrownBy(() -> open(capture))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "damaged section header at byte 0: expected the magic 1a2b3c4d, got 2a2b3c4d");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 41, 'expected a length of a multiple of 4 from 12 on, got 65'",
        "7, 0c, 'the same as at its beginning, 12, got 0'",
        "11, 01, 'expected interface 1 to be described first'",
        "22, ff, 'expected a length of at most 32, got 65312'",
        "63, 41, 'the same as at its beginning, 64, got 65'"
    })
    void damagedBlocksEndTheCaptureWithTheirPlace(int at, String value, String reason)
            throws Exception {
        byte[] damaged = PACKET.clone();
        damaged[at] = hex(value)[0];
        DatagramReader reader = open(join(SECTION, INTERFACE, PACKET, damaged, PACKET));
        assertThat(datagrams(reader)).containsExactly(DATAGRAM);
        assertThat(reader.damage()).contains("at byte 112, after packet 1").contains(reason);
        assertThat(reader.next()).isNull();
    }

    @Test
    void aHugeBlockLengthTakesNoMemory() throws Exception {
        byte[] huge = hex("00000006 fffffffc 00000000");
        DatagramReader reader = open(join(SECTION, INTERFACE, PACKET, huge));
        assertThat(datagrams(reader)).hasSize(1);
        assertThat(reader.damage())
                .isEqualTo(
                        "damaged block at byte 112, after packet 1: expected a length of at most"
                                + " 16777216, got 4294967292");
    }
}
