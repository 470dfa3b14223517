package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u16;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.ExportBytes.u64;
import static io.weir.collector.wire.ipfix.ExportBytes.u8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.ExporterPolicy.Clock;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;

class RecordValuesTest {
    private static final long EXPORT = ExportBytes.EXPORT_SECONDS * 1000L;

    private TestDecoder decoder = new TestDecoder();

    private void record(String fields, byte[]... values) {
        decoder.decode(ipfix(0, 0, set(2, template(256, fields)), set(256, join(values))));
    }

    private void record9(String fields, byte[]... values) {
        decoder.decode(netFlow9(0, 0, set(0, template(256, fields)), set(256, join(values))));
    }

    private void assertValue(FlowColumn column, Object value) {
        assertThat(decoder.value(column)).as(column.sqlName()).isEqualTo(value);
    }

    private void assertNone(FlowColumn column) {
        assertThat(decoder.value(column)).as(column.sqlName()).isNull();
    }

    @Test
    void shortenedNumbersAreReadAndLargeOnesSaturate() {
        record("1:3 2:8 148:5", hex("010203"), u64(-1), hex("0102030405"));
        assertValue(FlowColumn.BYTES, 66_051L);
        assertValue(FlowColumn.PACKETS, Long.MAX_VALUE);
        assertValue(FlowColumn.FLOW_ID, 4_328_719_365L);
    }

    @Test
    void aNumberThatIsTooLargeForItsColumnIsNone() {
        record("31:4 89:4", hex("000fffff 000000ff"));
        assertValue(FlowColumn.FLOW_LABEL, 1_048_575L);
        assertValue(FlowColumn.FORWARDING_STATUS, 255L);
        record("31:4 89:4", hex("80000000 00008000"));
        assertNone(FlowColumn.FLOW_LABEL);
        assertNone(FlowColumn.FORWARDING_STATUS);
    }

    @Test
    void deltaCountersWinOverTotalsAndThoseOverTheInitiators() {
        record("231:4 85:4 1:4 86:4", u32(3), u32(2), u32(1), u32(9));
        assertValue(FlowColumn.BYTES, 1L);
        assertValue(FlowColumn.PACKETS, 9L);
    }

    @Test
    void aNumberOfZeroIsAValueWhereNothingElseSaysIt() {
        record("8:4 5:1", u32(1), u8(0));
        assertValue(FlowColumn.TOS, 0L);
    }

    @Test
    void ofTwoAddressesForOneColumnTheOneThatIsNotZeroIsTaken() {
        byte[] address = hex("20010db8000000000000000000000007");
        record("8:4 27:16", u32(0), address);
        assertValue(FlowColumn.SRC_ADDR, "2001:db8::7");
        record("8:4 27:16", u32(0x0a000001), new byte[16]);
        assertValue(FlowColumn.SRC_ADDR, "10.0.0.1");
        record("27:16 8:4", address, u32(0));
        assertValue(FlowColumn.SRC_ADDR, "2001:db8::7");
        record("27:16 8:4", new byte[16], u32(0x0a000001));
        assertValue(FlowColumn.SRC_ADDR, "10.0.0.1");
    }

    @Test
    void nothingOfARecordIsLeftForTheNext() {
        decoder.decode(
                ipfix(
                        0,
                        0,
                        set(3, optionsTemplate(300, "95:4", "96:8")),
                        set(300, hex("03000050"), text("http", 8)),
                        set(2, template(256, "95:4 70:3 313:20"), template(257, "1:4")),
                        set(
                                256,
                                hex("03000050"),
                                hex("000641"),
                                hex("4500001400000000401100000a0000010a000002")),
                        set(257, u32(7))));
        assertThat(decoder.value(FlowColumn.APP_NAME, 0)).isEqualTo("http");
        assertThat(decoder.value(FlowColumn.MPLS_LABELS, 0)).isEqualTo("100");
        assertThat(decoder.value(FlowColumn.SRC_ADDR, 0)).isEqualTo("10.0.0.1");
        assertNone(FlowColumn.APP_NAME);
        assertNone(FlowColumn.MPLS_LABELS);
        assertNone(FlowColumn.SRC_ADDR);
    }

    @Test
    void elements23And24ArePostBesideReverseElements() {
        record("1:4 29305/1:4 23:4 24:4 239:1", u32(1), u32(2), u32(3), u32(4), u8(1));
        assertValue(FlowColumn.REV_BYTES, 2L);
        assertValue(FlowColumn.POST_BYTES, 3L);
        assertValue(FlowColumn.POST_PACKETS, 4L);
    }

    @Test
    void aTemplateOfNothingButTheTimeOfAnEventGivesNoFlows() {
        record("323:8 258:8", u64(EXPORT), u64(EXPORT));
        assertThat(decoder.rows.rows()).isZero();
        assertThat(decoder.count(Count.RECORDS_WITHOUT_FLOW)).isEqualTo(1);
    }

    @Test
    void elements23And24ArePostUnlessTheRecordIsOfBothDirections() {
        record("1:4 23:4 24:4", u32(1), u32(5), u32(6));
        assertValue(FlowColumn.POST_BYTES, 5L);
        assertValue(FlowColumn.POST_PACKETS, 6L);
        assertNone(FlowColumn.REV_BYTES);
        record("1:4 23:4 24:4 233:1", u32(1), u32(5), u32(6), u8(1));
        assertValue(FlowColumn.REV_BYTES, 5L);
        assertValue(FlowColumn.REV_PACKETS, 6L);
        assertNone(FlowColumn.POST_BYTES);
    }

    @Test
    void reverseElementsFillTheOtherDirection() {
        record(
                "4:1 85:4 29305/85:4 86:4 29305/86:4 6:1 29305/6:1",
                hex("06 00000064 00000005 00000002 00000001 02 12"));
        assertValue(FlowColumn.BYTES, 100L);
        assertValue(FlowColumn.REV_BYTES, 5L);
        assertValue(FlowColumn.REV_PACKETS, 1L);
        assertValue(FlowColumn.TCP_FLAGS, 2L);
        assertValue(FlowColumn.REV_TCP_FLAGS, 0x12L);
    }

    @Test
    void icmpComesFromItsElementsElseFromTheDestinationPort() {
        record("4:1 7:2 11:2", hex("01 0000 0303"));
        assertValue(FlowColumn.ICMP_TYPE, 3L);
        assertValue(FlowColumn.ICMP_CODE, 3L);
        assertValue(FlowColumn.DST_PORT, 0L);
        record("4:1 11:2 176:1 177:1", hex("01 448d 08 00"));
        assertValue(FlowColumn.ICMP_TYPE, 8L);
        record("4:1 139:2 32:2", hex("3a 8700 0000"));
        assertValue(FlowColumn.ICMP_TYPE, 135L);
        record("4:1 7:2 11:2 32:2", hex("06 c000 0050 0800"));
        assertNone(FlowColumn.ICMP_TYPE);
        assertValue(FlowColumn.DST_PORT, 80L);
    }

    @Test
    void ntpTimesKeepTheirNanosecondsAlsoInTheEraOf2036() {
        long seconds = ExportBytes.EXPORT_SECONDS + 2_208_988_800L;
        record(
                "8:4 156:8 157:8",
                u32(1),
                u64(seconds << 32 | 0x8000_0000L),
                u64((seconds + 1) << 32));
        assertValue(FlowColumn.START_TIME, EXPORT + 500);
        assertValue(FlowColumn.START_NS, (EXPORT + 500) * 1_000_000);
        assertValue(FlowColumn.END_TIME, EXPORT + 1000);
        decoder = new TestDecoder().at(2_100_000_005_000L);
        record("8:4 154:8", u32(1), u64((2_100_000_000L + 2_208_988_800L - (1L << 32)) << 32));
        assertValue(FlowColumn.START_TIME, 2_100_000_000_000L);
    }

    @Test
    void deltaMicrosecondsCountBackFromTheExportTime() {
        record("8:4 158:4 159:4", u32(1), u32(2_500_000), u32(1));
        assertValue(FlowColumn.START_TIME, EXPORT - 2500);
        assertValue(FlowColumn.END_TIME, EXPORT - 1);
        assertValue(FlowColumn.END_NS, EXPORT * 1_000_000 - 1000);
    }

    @Test
    void uptimesNeedTheHeaderOrTheTimeOfTheStart() {
        record9("8:4 22:4 21:4", u32(1), u32(97_050), u32(99_000));
        assertValue(FlowColumn.START_TIME, EXPORT - 2950);
        assertValue(FlowColumn.END_TIME, EXPORT - 1000);
        record("8:4 22:4 21:4 160:8", u32(1), u32(1000), u32(3000), u64(EXPORT - 10_000));
        assertValue(FlowColumn.START_TIME, EXPORT - 9000);
        assertValue(FlowColumn.TIME_QUALITY, 0L);
        record("8:4 22:4 21:4", u32(1), u32(1000), u32(3000));
        assertValue(FlowColumn.START_TIME, TestDecoder.RECEIVED);
        assertValue(FlowColumn.END_TIME, TestDecoder.RECEIVED + 2000);
        assertValue(FlowColumn.TIME_QUALITY, 3L);
    }

    @Test
    void aFirewallEventEndsAFlowThatHasAStart() {
        record9("8:4 323:8 152:8", u32(1), u64(EXPORT), u64(EXPORT - 2030));
        assertValue(FlowColumn.START_TIME, EXPORT - 2030);
        assertValue(FlowColumn.END_TIME, EXPORT);
        record9("8:4 323:8", u32(1), u64(EXPORT - 7));
        assertValue(FlowColumn.START_TIME, EXPORT - 7);
    }

    @Test
    void samplingComesFromTheRecordThenFromOptionsOfItsScope() {
        String flows = "8:4 48:1 10:2 1:4 2:4";
        byte[] values = join(u32(1), u8(3), u16(7), u32(1000), u32(10));
        byte[] bySampler = optionsTemplate9(300, "1:4", "48:1 50:4");
        byte[] byInterface = optionsTemplate9(301, "2:4", "34:4");
        decoder.decode(
                netFlow9(
                        0,
                        4,
                        set(1, bySampler, byInterface),
                        set(300, u32(0), u8(3), u32(100)),
                        set(301, u32(7), u32(50)),
                        set(0, template(256, flows)),
                        set(256, values)));
        assertValue(FlowColumn.SAMPLING_RATE, 100L);
        assertValue(FlowColumn.SAMPLING_SOURCE, "options");
        assertValue(FlowColumn.BYTES, 100_000L);
        assertValue(FlowColumn.BYTES_RAW, 1000L);
        decoder.decode(netFlow9(1, 4, set(256, u32(1), u8(9), u16(7), u32(1000), u32(10))));
        assertValue(FlowColumn.SAMPLING_RATE, 50L);
        decoder.decode(netFlow9(2, 4, set(256, u32(1), u8(9), u16(8), u32(1000), u32(10))));
        assertNone(FlowColumn.SAMPLING_RATE);
        assertNone(FlowColumn.BYTES_RAW);
        decoder.decode(netFlow9(0, 5, set(0, template(256, flows)), set(256, values)));
        assertNone(FlowColumn.SAMPLING_RATE);
        record("2:4 305:4 306:4", u32(10), u32(1), u32(99));
        assertValue(FlowColumn.SAMPLING_RATE, 100L);
        assertValue(FlowColumn.SAMPLING_SOURCE, "record");
        record("2:4 34:4", u32(10), u32(1));
        assertValue(FlowColumn.SAMPLING_RATE, 1L);
        assertNone(FlowColumn.PACKETS_RAW);
        record("2:4 311:4", u32(10), u32(Float.floatToIntBits(0.25f)));
        assertValue(FlowColumn.SAMPLING_RATE, 4L);
    }

    @Test
    void aForcedRateAndTheClockOfReceptionAreThePolicys() {
        ExporterPolicy policy = new ExporterPolicy("edge", 8, true, Clock.RECEIVED);
        decoder = new TestDecoder(TemplateLimits.DEFAULT, (high, low) -> policy);
        record("152:8 2:4 34:4", u64(EXPORT - 500), u32(10), u32(2));
        assertValue(FlowColumn.SAMPLING_RATE, 8L);
        assertValue(FlowColumn.SAMPLING_SOURCE, "config");
        assertValue(FlowColumn.PACKETS, 80L);
        assertValue(FlowColumn.START_TIME, TestDecoder.RECEIVED - 500);
        assertValue(FlowColumn.EXPORT_TIME, EXPORT);
    }

    @Test
    void namesComeFromOptionsAndLaterOnesReplace() {
        byte[] options = optionsTemplate(300, "95:4", "96:8");
        byte[] vrfs = optionsTemplate(301, "234:4", "236:4");
        byte[] flows = template(256, "95:4 234:4");
        byte[] data = set(256, hex("0300 0050"), u32(5));
        decoder.decode(
                ipfix(
                        0,
                        0,
                        set(3, options, vrfs),
                        set(300, hex("03000050"), text("http", 8)),
                        set(301, u32(5), text("blue")),
                        set(2, flows),
                        data));
        assertValue(FlowColumn.APP_ID, "3:80");
        assertValue(FlowColumn.APP_NAME, "http");
        assertValue(FlowColumn.IN_VRF_NAME, "blue");
        decoder.decode(ipfix(1, 0, set(300, hex("03000050"), text("web", 8)), data));
        assertValue(FlowColumn.APP_NAME, "web");
    }

    @Test
    void textsLoseTheirZerosAndIllFormedUtf8IsReplaced() {
        record("371:6 460:2", text("ann", 6), hex("41ff"));
        assertValue(FlowColumn.USER_NAME, "ann");
        assertValue(FlowColumn.HTTP_HOST, "A\ufffd");
        record("371:4 8:4", new byte[4], u32(1));
        assertNone(FlowColumn.USER_NAME);
    }

    @Test
    void linkAndFirewallFieldsAreText() {
        record9(
                "56:6 70:3 71:3 33000:12 33001:12 33002:2 40000:4",
                hex("0a0b0c0d0e0f 000641 0000a1"),
                hex("f37f8e0f 0f031afc 00000000"),
                new byte[12],
                u16(1001),
                text("bob", 4));
        assertValue(FlowColumn.SRC_MAC, "0a:0b:0c:0d:0e:0f");
        assertValue(FlowColumn.MPLS_LABELS, "100 10");
        assertValue(FlowColumn.ACL_IDS, "f37f8e0f-0f031afc-00000000 00000000-00000000-00000000");
        assertValue(FlowColumn.FIREWALL_EVENT, 3L);
        assertValue(FlowColumn.USER_NAME, "bob");
    }

    @Test
    void interfaceNamesInARecordAreOfTheInterfaceBeforeThem() {
        record("10:4 82:4 14:4 82:4", u32(1), text("eth1"), u32(2), text("eth2"));
        assertValue(FlowColumn.IN_IF_NAME, "eth1");
        assertValue(FlowColumn.OUT_IF_NAME, "eth2");
    }

    @Test
    void aSampledPacketIsReadFromItsSection() {
        String frame =
                "0200000000aa 0200000000bb 8100 0064 0800" // VLAN 100
                        + " 45280054 00000000 40060000 0a000001 c0000202"
                        + " c350 01bb 00000000 00000000 5012 ffff";
        record("10:4 312:2 315:v 305:4 306:4", u32(7), u16(98), u8(54), hex(frame), u32(1), u32(9));
        assertValue(FlowColumn.SRC_ADDR, "10.0.0.1");
        assertValue(FlowColumn.DST_ADDR, "192.0.2.2");
        assertValue(FlowColumn.IP_VERSION, 4L);
        assertValue(FlowColumn.PROTOCOL, 6L);
        assertValue(FlowColumn.SRC_PORT, 50_000L);
        assertValue(FlowColumn.DST_PORT, 443L);
        assertValue(FlowColumn.TCP_FLAGS, 0x12L);
        assertValue(FlowColumn.TOS, 0x28L);
        assertValue(FlowColumn.VLAN_ID, 100L);
        assertValue(FlowColumn.FRAME_BYTES, 98L);
        assertValue(FlowColumn.SAMPLING_RATE, 10L);
        assertValue(FlowColumn.BYTES, 840L);
        assertValue(FlowColumn.PACKETS, 10L);
        assertValue(FlowColumn.BYTES_RAW, 84L);
    }

    @Test
    void aSectionSaysNothingThatTheRecordHasItself() {
        String packet = "45000054 00000000 40110000 0a000001 c0000202 0035 c350 0040 0000";
        record(
                "8:4 12:4 4:1 1:4 2:4 313:28",
                hex("c6336401 c6336402"),
                u8(17),
                u32(500),
                u32(3),
                hex(packet));
        assertValue(FlowColumn.SRC_ADDR, "198.51.100.1");
        assertValue(FlowColumn.DST_ADDR, "198.51.100.2");
        assertValue(FlowColumn.BYTES, 500L);
        assertValue(FlowColumn.PACKETS, 3L);
        record("1:4 313:28", u32(500), hex(packet));
        assertValue(FlowColumn.SRC_ADDR, "10.0.0.1");
        assertValue(FlowColumn.SRC_PORT, 53L);
        assertValue(FlowColumn.BYTES, 500L);
        assertValue(FlowColumn.PACKETS, 1L);
    }

    @Test
    void aSectionThatIsCutGivesWhatIsThere() {
        record("315:20", hex("0200000000aa 0200000000bb 0800 45000054 0000"));
        assertNone(FlowColumn.SRC_ADDR);
        assertValue(FlowColumn.BYTES, 84L);
        assertValue(FlowColumn.SRC_MAC, "02:00:00:00:00:bb");
    }
}
