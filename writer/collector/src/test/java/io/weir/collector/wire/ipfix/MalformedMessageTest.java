package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u16;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.ExportBytes.u8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.DecodeResult.Malformed;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.collector.wire.template.Session;
import io.weir.collector.wire.template.SessionKey;
import io.weir.collector.wire.template.Template;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMessageTest {
    private static final byte[] TEMPLATE = template(256, "8:4 12:4 1:4 2:4");
    private static final byte[] RECORD = hex("0a000001 0a000002 000003e8 00000007");

    private final TestDecoder decoder = new TestDecoder();

    @Test
    void aMessageCutAnywhereIsRefusedWholeAndLeavesNothing() {
        byte[] whole9 = netFlow9(1, 5, set(0, TEMPLATE), set(256, RECORD, RECORD));
        byte[] whole10 = ipfix(1, 5, set(2, TEMPLATE), set(256, RECORD, RECORD));
        for (byte[] whole : new byte[][] {whole9, whole10}) {
            int header = whole == whole9 ? 20 : 16;
            for (int length = 2; length < whole.length; length++) {
                boolean betweenSets = length == header || length == header + 24;
                DecodeResult result = decoder.decode(Arrays.copyOf(whole, length));
                if (whole == whole10 || !betweenSets) {
                    assertThat(result).as("%s octets", length).isInstanceOf(Malformed.class);
                }
                assertThat(decoder.rows.rows()).isZero();
            }
        }
    }

    @Test
    void aSetLongerThanWhatIsLeftRefusesTheWholeMessage() {
        byte[] message = ipfix(1, 0, set(2, TEMPLATE), set(256, RECORD), set(256, RECORD));
        message[message.length - 17]++;
        assertThat(decoder.decode(message))
                .isEqualTo(new Malformed("set 256 of 21 octets, 20 are left"));
        assertThat(decoder.rows.rows()).isZero();
        assertThat(decoder.store.sessions()).isZero();
    }

    @Test
    void aTemplateOfAMalformedMessageIsNotLearned() {
        byte[] message = join(netFlow9(1, 0, set(0, TEMPLATE)), hex("0100 0003"));
        assertThat(decoder.decode(message))
                .isEqualTo(new Malformed("set of 3 octets, expected 4 or more"));
        assertThat(decoder.decode(netFlow9(2, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        assertThat(decoder.count(Count.SETS_WITHOUT_TEMPLATE)).isEqualTo(1);
    }

    @Test
    void aHeaderThatSaysMoreThanTheDatagramHasIsRefused() {
        byte[] message = ipfix(1, 0, set(2, TEMPLATE));
        message[3]++;
        assertThat(decoder.decode(message))
                .isEqualTo(new Malformed("IPFIX message of 40 octets, its header says 41"));
        message[3] = 15;
        assertThat(decoder.decode(message)).isInstanceOf(Malformed.class);
    }

    @Test
    void aFieldLongerThanItsSetRefusesTheWholeMessage() {
        byte[] texts = template(300, "8:4 371:v");
        byte[] good = join(u32(1), u8(3), text("abc"));
        byte[] bad = join(u32(2), u8(4), text("abc"));
        assertThat(decoder.decode(ipfix(1, 0, set(2, texts), set(300, good), set(300, bad))))
                .isEqualTo(
                        new Malformed(
                                "data set of template 300: a field is longer than what is left of"
                                        + " the set"));
        assertThat(decoder.rows.rows()).isZero();
        assertThat(decoder.decode(ipfix(1, 0, set(2, texts), set(300, good))))
                .isEqualTo(new Decoded(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 254, 255, 256, 65_000})
    void bothFormsOfVariableLengthAreRead(int length) {
        byte[] texts = template(300, "371:v 8:4");
        byte[] user = text("x".repeat(length));
        byte[] longForm = join(u8(255), u16(length), user, u32(0x0a000001));
        byte[] message =
                length < 255
                        ? ipfix(
                                1,
                                0,
                                set(2, texts),
                                set(300, join(u8(length), user, u32(0x0a000001)), longForm))
                        : ipfix(1, 0, set(2, texts), set(300, longForm));
        assertThat(decoder.decode(message)).isEqualTo(new Decoded(length < 255 ? 2 : 1));
        String expected = length == 0 ? null : "x".repeat(length);
        assertThat(decoder.values(FlowColumn.USER_NAME)).containsOnly(expected);
        assertThat(decoder.values(FlowColumn.SRC_ADDR)).containsOnly("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "00, 2", "000000, 2", "ffff01, 2", "0000000000000000000000000000ff, 2"})
    void paddingShorterThanARecordIsPassedOverWhateverItHolds(String padding, int flows) {
        assertThat(
                        decoder.decode(
                                ipfix(
                                        1,
                                        0,
                                        set(2, TEMPLATE, hex("0000")),
                                        set(256, RECORD, RECORD, hex(padding)))))
                .isEqualTo(new Decoded(flows));
        assertThat(
                        decoder.decode(
                                netFlow9(
                                        1,
                                        0,
                                        set(0, TEMPLATE, hex("000000")),
                                        set(256, RECORD, RECORD, hex(padding)))))
                .isEqualTo(new Decoded(flows));
    }

    @Test
    void zeroOctetsBehindTheTemplatesOfASetArePaddingHoweverMany() {
        for (int octets = 1; octets <= 16; octets++) {
            byte[] padding = new byte[octets];
            byte[] data = set(256, RECORD);
            assertThat(decoder.decode(ipfix(1, 0, set(2, TEMPLATE, padding), data)))
                    .isEqualTo(new Decoded(1));
            assertThat(decoder.decode(netFlow9(octets, 0, set(0, TEMPLATE, padding), data)))
                    .isEqualTo(new Decoded(1));
        }
    }

    @Test
    void aRecordOfEmptyTextsIsTheShortestThereIs() {
        byte[] texts = set(2, template(300, "371:v 8:4"));
        byte[] shortest = join(u8(0), u32(0x0a000001));
        assertThat(decoder.decode(ipfix(1, 0, texts, set(300, shortest))))
                .isEqualTo(new Decoded(1));
        assertThat(decoder.decode(ipfix(2, 0, set(300, shortest, shortest, hex("00000000")))))
                .isEqualTo(new Decoded(2));
    }

    @Test
    void aLongFormWhoseLengthIsCutRefusesTheWholeMessage() {
        byte[] texts = set(2, template(300, "8:4 371:v"));
        for (String cut : new String[] {"ff", "ff00", "ff0001"}) {
            byte[] record = join(u32(1), hex(cut));
            assertThat(decoder.decode(ipfix(1, 0, texts, set(300, record), set(4, hex("ffff")))))
                    .as(cut)
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void recordsOfUpToThreeOctetsAreNotMistakenForPadding() {
        assertThat(
                        decoder.decode(
                                ipfix(
                                        1,
                                        0,
                                        set(2, template(256, "4:1 7:2")),
                                        set(256, hex("11 0035 06 0050")))))
                .isEqualTo(new Decoded(2));
        assertThat(decoder.values(FlowColumn.SRC_PORT)).containsExactly(53L, 80L);
    }

    @Test
    void zeroOctetsAfterTheLastSetArePassedOverOthersAreNot() {
        byte[] message = netFlow9(1, 0, set(0, TEMPLATE), set(256, RECORD));
        assertThat(decoder.decode(join(message, new byte[1200]))).isEqualTo(new Decoded(1));
        assertThat(decoder.decode(join(message, hex("000000")))).isEqualTo(new Decoded(1));
        assertThat(decoder.decode(join(message, hex("000001"))))
                .isEqualTo(new Malformed("3 octets after the last set, expected 4 or more"));
    }

    @Test
    void theCountInNetFlow9sHeaderIsNotUsed() {
        byte[] message = netFlow9(1, 0, set(0, TEMPLATE), set(256, RECORD, RECORD, RECORD));
        message[3] = 1;
        assertThat(decoder.decode(message)).isEqualTo(new Decoded(3));
        message[3] = 99;
        message[15] = 2;
        assertThat(decoder.decode(message)).isEqualTo(new Decoded(3));
    }

    @Test
    void reservedSetsArePassedOver() {
        assertThat(
                        decoder.decode(
                                ipfix(
                                        1,
                                        0,
                                        set(2, TEMPLATE),
                                        set(4, hex("ffff")),
                                        set(256, RECORD))))
                .isEqualTo(new Decoded(1));
    }

    @ParameterizedTest
    @CsvSource({
        "8:50, 'element 8 of 50 octets, expected 4 octets'",
        "8:3, 'element 8 of 3 octets, expected 4 octets'",
        "27:4, 'element 27 of 4 octets, expected 16 octets'",
        "1:9, 'element 1 of 9 octets, expected 1 to 8 octets'",
        "1:0, 'element 1 of 0 octets, expected 1 to 8 octets'",
        "7:4, 'element 7 of 4 octets, expected 1 to 2 octets'",
        "56:8, 'element 56 of 8 octets, expected 6 octets'",
        "152:4, 'element 152 of 4 octets, expected 8 octets'",
        "311:6, 'element 311 of 6 octets, expected 4 or 8 octets'",
        "1:v, 'element 1 of 65535 octets, expected 1 to 8 octets'"
    })
    void aFieldLengthThatItsTypeForbidsRefusesTheTemplateAndNoOther(String field, String why) {
        byte[] bad = template(257, "12:4 " + field);
        assertThat(
                        decoder.decode(
                                ipfix(
                                        1,
                                        0,
                                        set(2, bad, TEMPLATE),
                                        set(257, new byte[60]),
                                        set(256, RECORD))))
                .isEqualTo(new Decoded(1));
        assertThat(decoder.count(Count.REFUSED)).isEqualTo(1);
        assertThat(decoder.count(Count.SETS_UNDECODABLE)).isEqualTo(1);
        assertThat(refusal(257)).isEqualTo(why);
    }

    private @Nullable String refusal(int templateId) {
        Session session = decoder.store.find(SessionKey.ipfix(datagram(), 0));
        Template template =
                session == null ? null : session.template(templateId, TestDecoder.RECEIVED);
        return template == null ? "not there" : template.refusal();
    }

    private static Datagram datagram() {
        return Datagram.udp(0, 0, 0xffff_c000_0201L, 40_000, 2055, ByteBuffer.allocate(0));
    }

    @Test
    void templatesWithoutFieldsOrOctetsAreRefused() {
        byte[] none = hex("0101 0000");
        byte[] empty = template(258, "371:0 372:0");
        decoder.decode(netFlow9(1, 0, set(0, none), set(257, RECORD)));
        decoder.decode(netFlow9(2, 0, set(0, empty), set(258, RECORD)));
        decoder.decode(ipfix(1, 0, set(2, empty), set(258, RECORD)));
        assertThat(decoder.rows.rows()).isZero();
        assertThat(decoder.count(Count.REFUSED)).isEqualTo(3);
        assertThat(decoder.count(Count.SETS_UNDECODABLE)).isEqualTo(3);
    }

    @Test
    void aTemplateIdBelow256OrFieldsThatAreCutAreMalformed() {
        assertThat(decoder.decode(ipfix(1, 0, set(2, template(255, "8:4")))))
                .isEqualTo(new Malformed("template id 255, expected 256 or more"));
        byte[] cut = hex("0100 0003 0008 0004");
        assertThat(decoder.decode(ipfix(1, 0, set(2, cut))))
                .isEqualTo(new Malformed("template 256 of 3 fields, its set ends after 1 of them"));
        byte[] scopes = hex("0100 0001 0002 0008 0004");
        assertThat(decoder.decode(ipfix(1, 0, set(3, scopes)))).isInstanceOf(Malformed.class);
        byte[] odd = hex("0100 0003 0004 0001 0004 0022 0004");
        assertThat(decoder.decode(netFlow9(1, 0, set(1, odd)))).isInstanceOf(Malformed.class);
    }

    @Test
    void unknownElementsAreSkippedAndCounted() {
        byte[] known = template(256, "8:4 9999/77:5 31999:3 9999/78:v 12:4");
        byte[] record = join(u32(0x0a000001), new byte[8], u8(2), hex("ffff"), u32(0x0a000002));
        assertThat(decoder.decode(ipfix(1, 0, set(2, known), set(256, record))))
                .isEqualTo(new Decoded(1));
        assertThat(decoder.value(FlowColumn.SRC_ADDR)).isEqualTo("10.0.0.1");
        assertThat(decoder.value(FlowColumn.DST_ADDR)).isEqualTo("10.0.0.2");
        assertThat(decoder.count(Count.UNKNOWN_FIELDS)).isEqualTo(3);
    }

    @Test
    void whatWasRefusedIsAccountedFor() {
        decoder.decode(netFlow9(1, 0, set(0, TEMPLATE), set(256, RECORD)));
        decoder.decode(join(netFlow9(2, 0, set(256, RECORD)), hex("01")));
        decoder.decode(netFlow9(3, 0, set(256, RECORD)));
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).malformed()).isEqualTo(1);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(2);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).announced()).isEqualTo(3);
    }

    @Test
    void recordsOfAMessageThatWasCutAreUncertainNotLost() {
        decoder.decode(ipfix(1, 0, set(2, TEMPLATE), set(256, RECORD)));
        byte[] cut = ipfix(2, 0, set(256, RECORD, RECORD, RECORD));
        decoder.decode(Arrays.copyOf(cut, 20));
        decoder.decode(ipfix(5, 0, set(256, RECORD)));
        StreamCounts counts = decoder.account(ExportProtocol.IPFIX);
        assertThat(counts.datagrams()).isEqualTo(3);
        assertThat(counts.announced()).isEqualTo(5);
        assertThat(counts.decoded()).isEqualTo(2);
        assertThat(counts.uncertain()).isEqualTo(3);
        assertThat(counts.lost()).isZero();
    }

    /** Whatever comes: rows only where the result says so, and never an exception. */
    @Test
    void anyOctetsOfAMessageMayBeAnything() {
        Random random = new Random(4711);
        byte[] seed =
                ipfix(
                        1,
                        0,
                        set(2, TEMPLATE, template(300, "371:v 293:v 8:4 95:v")),
                        set(3, ExportBytes.optionsTemplate(301, "10:4", "82:v 34:4")),
                        set(256, RECORD, RECORD),
                        set(300, hex("02 4142 09 03 0100 0008 00000001 0a000001 04 01020304")),
                        set(301, hex("00000001 02 6c6f 00000064")));
        for (int i = 0; i < 100_000; i++) {
            byte[] message = seed.clone();
            for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
                message[2 + random.nextInt(message.length - 2)] = (byte) random.nextInt(256);
            }
            if (random.nextBoolean()) {
                message[2] = (byte) (message.length >> 8);
                message[3] = (byte) message.length;
            }
            decoder.rows.truncate(0);
            DecodeResult result = decoder.decode(message);
            int flows = result instanceof Decoded decoded ? decoded.flows() : 0;
            assertThat(decoder.rows.rows()).isEqualTo(flows);
        }
    }
}
