package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.u16;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.ExportBytes.u8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several sampling rates counts, and what it scales. */
class SamplingTest {
    /** Sampler, ingress interface, line card, octets. */
    private static final String FLOWS = "8:4 48:1 10:2 141:4 1:4";

    private TestDecoder decoder = new TestDecoder();

    @ParameterizedTest
    @CsvSource({
        "256, 3, 7, 2, 50",
        "256, 9, 7, 2, 40",
        "256, 9, 8, 2, 30",
        "257, 9, 8, 2, 20",
        "257, 9, 8, 5, 10",
    })
    void theNearestScopeThatSaysARateCounts(
            int template, int sampler, int ifIndex, int lineCard, long rate) {
        decoder.decode(
                netFlow9(
                        0,
                        4,
                        set(1, optionsTemplate9(300, "1:4", "34:4")),
                        set(1, optionsTemplate9(301, "3:4", "34:4")),
                        set(1, optionsTemplate9(302, "5:4", "34:4")),
                        set(1, optionsTemplate9(303, "2:4", "34:4")),
                        set(1, optionsTemplate9(304, "1:4", "48:1 50:4")),
                        set(300, u32(0), u32(10)),
                        set(301, u32(2), u32(20)),
                        set(302, u32(256), u32(30)),
                        set(303, u32(7), u32(40)),
                        set(304, u32(0), u8(3), u32(50)),
                        set(0, template(256, FLOWS), template(257, FLOWS)),
                        set(
                                template,
                                join(u32(1), u8(sampler), u16(ifIndex), u32(lineCard), u32(7)))));
        assertRate(rate, "options");
        assertThat(decoder.value(FlowColumn.BYTES)).isEqualTo(7 * rate);
    }

    @Test
    void theRateOfTheOnlyLineCardIsThatOfRecordsThatNameNone() {
        decoder.decode(
                netFlow9(
                        0,
                        4,
                        set(1, optionsTemplate9(301, "3:4", "34:4")),
                        set(301, u32(2), u32(20)),
                        set(0, template(256, "1:4")),
                        set(256, u32(7))));
        assertRate(20, "options");
        decoder.decode(netFlow9(1, 4, set(301, u32(3), u32(30)), set(256, u32(7))));
        assertThat(decoder.value(FlowColumn.SAMPLING_RATE)).isNull();
    }

    @Test
    void whatADomainSaysItselfCountsBeforeWhatDomainZeroSays() {
        byte[] options = set(1, optionsTemplate9(300, "1:4", "34:4"));
        byte[] flows = set(0, template(256, "1:4"));
        byte[] data = set(256, u32(7));
        decoder.decode(netFlow9(0, 0, options, set(300, u32(0), u32(10))));
        decoder.decode(netFlow9(0, 5, flows, data));
        assertRate(10, "options");
        decoder.decode(netFlow9(0, 4, options, set(300, u32(0), u32(20)), flows, data));
        assertRate(20, "options");
    }

    @Test
    void aConfiguredRateCountsWhereNoneIsSaidOrItIsForced() {
        byte[] sampled = set(2, template(256, "1:4 34:4"));
        byte[] plain = set(2, template(257, "1:4"));
        configure(100, false);
        decoder.decode(ipfix(0, 0, sampled, set(256, u32(7), u32(5))));
        assertRate(5, "record");
        decoder.decode(ipfix(1, 0, plain, set(257, u32(7))));
        assertRate(100, "config");
        configure(100, true);
        decoder.decode(ipfix(0, 0, sampled, set(256, u32(7), u32(5))));
        assertRate(100, "config");
        assertThat(decoder.value(FlowColumn.BYTES)).isEqualTo(700L);
        configure(100, false);
        byte[] options = set(1, optionsTemplate9(300, "1:4", "34:4"));
        byte[] flows = set(0, template(256, "1:4"));
        decoder.decode(netFlow9(0, 0, options, set(300, u32(0), u32(20)), flows, set(256, u32(7))));
        assertRate(20, "options");
    }

    @Test
    void countersOfEveryDirectionAreScaled() {
        decoder.decode(
                ipfix(
                        0,
                        0,
                        set(2, template(256, "34:4 1:4 2:4 23:4 24:4 29305/1:4 29305/2:4")),
                        set(256, u32(10), u32(1), u32(2), u32(3), u32(4), u32(5), u32(6))));
        assertThat(decoder.value(FlowColumn.BYTES)).isEqualTo(10L);
        assertThat(decoder.value(FlowColumn.PACKETS)).isEqualTo(20L);
        assertThat(decoder.value(FlowColumn.POST_BYTES)).isEqualTo(30L);
        assertThat(decoder.value(FlowColumn.POST_PACKETS)).isEqualTo(40L);
        assertThat(decoder.value(FlowColumn.REV_BYTES)).isEqualTo(50L);
        assertThat(decoder.value(FlowColumn.REV_PACKETS)).isEqualTo(60L);
        assertThat(decoder.value(FlowColumn.BYTES_RAW)).isEqualTo(1L);
        assertThat(decoder.value(FlowColumn.PACKETS_RAW)).isEqualTo(2L);
    }

    @Test
    void aRateThatIsNoWholeNumberIsTheNearestOne() {
        decoder.decode(
                ipfix(
                        0,
                        0,
                        set(2, template(256, "305:4 306:4 1:4"), template(257, "309:4 310:4 1:4")),
                        set(256, u32(3), u32(5), u32(7))));
        assertRate(3, "record");
        decoder.decode(ipfix(1, 0, set(257, u32(3), u32(8), u32(7))));
        assertRate(3, "record");
    }

    private void configure(long rate, boolean force) {
        ExporterPolicy policy =
                new ExporterPolicy(null, rate, force, ExporterPolicy.Clock.EXPORTED);
        decoder = new TestDecoder(TemplateLimits.DEFAULT, (high, low) -> policy);
    }

    private void assertRate(long rate, String source) {
        assertThat(decoder.value(FlowColumn.SAMPLING_RATE)).isEqualTo(rate);
        assertThat(decoder.value(FlowColumn.SAMPLING_SOURCE)).isEqualTo(source);
    }
}
