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
import static io.weir.collector.wire.ipfix.ExportBytes.u64;
import static io.weir.collector.wire.ipfix.ExportBytes.u8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What enterprises' own elements fill. */
class VendorElementsTest {
    private static final byte[] ADDRESSES = hex("0a000001 0a000002");

    private final TestDecoder decoder = new TestDecoder();

    private void record(String fields, byte[]... values) {
        decoder.decode(ipfix(0, 0, set(2, template(256, fields)), set(256, join(values))));
    }

    private void assertValue(FlowColumn column, Object value) {
        assertThat(decoder.value(column)).as(column.sqlName()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "35632/119, APP_NAME",
        "35632/121, USER_NAME",
        "35632/187, HTTP_HOST",
        "35632/427, APP_NAME",
        "35632/428, USER_NAME",
        "5951/142, HTTP_HOST",
        "5951/152, APP_NAME",
        "5951/205, USER_NAME",
        "5951/250, USER_NAME",
        "10704/5, APP_NAME",
        "3054/111, APP_NAME",
        "3054/183, HTTP_HOST",
        "3054/212, USER_NAME",
        "637/93, USER_NAME",
        "15397/1, APP_NAME",
        "15397/18, HTTP_HOST",
        "15397/28, USER_NAME",
        "39499/1, HTTP_HOST",
    })
    void textsOfEnterprisesAreNames(String element, FlowColumn column) {
        record("8:4 12:4 " + element + ":v", ADDRESSES, u8(7), text("example"));
        assertValue(column, "example");
    }

    @ParameterizedTest
    @CsvSource({
        "56701, APP_NAME",
        "56702, USER_NAME",
        "57591, APP_NAME",
        "57593, USER_NAME",
        "57659, HTTP_HOST",
        "57899, APP_NAME",
        "57900, USER_NAME",
    })
    void fieldsOfNetFlow9ThatEnterprisesNumberThemselvesAreNames(int field, FlowColumn column) {
        decoder.decode(
                netFlow9(
                        0,
                        0,
                        set(0, template(256, "8:4 12:4 " + field + ":12")),
                        set(256, ADDRESSES, text("example", 12))));
        assertValue(column, "example");
    }

    @Test
    void theRefererOfNetScalerIsNotTheHost() {
        record("8:4 12:4 5951/140:8", ADDRESSES, text("http://x"));
        assertThat(decoder.value(FlowColumn.HTTP_HOST)).isNull();
    }

    @Test
    void barracudaSaysWhatItTranslatesTo() {
        record(
                "8:4 7:2 12:4 11:2 10704/8:4 10704/9:2 10704/10:4 10704/11:2",
                hex("0a000001 c001 c6336401 01bb cb007101 c002 c6336402 20fb"));
        assertValue(FlowColumn.NAT_SRC_ADDR, "203.0.113.1");
        assertValue(FlowColumn.NAT_SRC_PORT, 49_154L);
        assertValue(FlowColumn.NAT_DST_ADDR, "198.51.100.2");
        assertValue(FlowColumn.NAT_DST_PORT, 8_443L);
    }

    @Test
    void clientAndServerOfCiscosApplicationVisibilityAreSourceAndDestination() {
        record("9/12236:4 9/12240:2 9/12237:4 9/12241:2", hex("0a000001 c001 c6336401 01bb"));
        assertValue(FlowColumn.SRC_ADDR, "10.0.0.1");
        assertValue(FlowColumn.SRC_PORT, 49_153L);
        assertValue(FlowColumn.DST_ADDR, "198.51.100.1");
        assertValue(FlowColumn.DST_PORT, 443L);
    }

    @Test
    void ixiaCountsTheOtherDirection() {
        record("8:4 1:8 2:8 3054/176:8 3054/177:8", u32(1), u64(500), u64(5), u64(700), u64(7));
        assertValue(FlowColumn.BYTES, 500L);
        assertValue(FlowColumn.REV_BYTES, 700L);
        assertValue(FlowColumn.REV_PACKETS, 7L);
    }

    @Test
    void servicesOfNokiaAndTheVpnOfViptelaAreVrfs() {
        record("8:4 637/91:2 637/92:2", u32(1), u16(100), u16(200));
        assertValue(FlowColumn.IN_VRF, 100L);
        assertValue(FlowColumn.OUT_VRF, 200L);
        record("8:4 41916/4321:8", u32(1), u64(512));
        assertValue(FlowColumn.IN_VRF, 512L);
    }

    @Test
    void aFieldOfNetFlow9MayCarryItsOwnLength() {
        byte[] longForm = join(u8(255), u16(3), text("red"), u32(0x0a000001));
        byte[] shortForm = join(u8(4), text("blue"), u32(0x0a000002));
        assertThat(
                        decoder.decode(
                                netFlow9(
                                        0,
                                        0,
                                        set(0, template(256, "236:v 8:4")),
                                        set(256, longForm, shortForm))))
                .isEqualTo(new Decoded(2));
        assertThat(decoder.values(FlowColumn.IN_VRF_NAME)).containsExactly("red", "blue");
        assertThat(decoder.values(FlowColumn.SRC_ADDR)).containsExactly("10.0.0.1", "10.0.0.2");
    }
}
