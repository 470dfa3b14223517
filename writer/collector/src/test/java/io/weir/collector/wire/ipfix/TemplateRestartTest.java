package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.EXPORT_SECONDS;
import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.NumberingExporter.DESTINATION;
import static io.weir.collector.wire.ipfix.NumberingExporter.RECORD;
import static io.weir.collector.wire.ipfix.NumberingExporter.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;

/** What becomes of templates when the exporter starts anew, and when the collector does. */
class TemplateRestartTest {
    private final NumberingExporter exporter = new NumberingExporter();
    private final TestDecoder decoder = exporter.decoder;

    @Test
    void aNetFlow9ExporterThatStartsAnewLosesItsTemplates() {
        int second = EXPORT_SECONDS;
        decoder.decode(netFlow9(5_000_000, second, 90_000, 0, set(0, SOURCE)));
        decoder.decode(netFlow9(5_001_000, second + 1, 90_001, 0, set(256, RECORD)));
        assertThat(decoder.decode(netFlow9(3_000, second + 60, 0, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(0));
        assertThat(decoder.count(Count.DISCARDED)).isEqualTo(1);
        assertThat(
                        decoder.decode(
                                netFlow9(
                                        4_000,
                                        second + 61,
                                        1,
                                        0,
                                        set(0, SOURCE),
                                        set(256, RECORD))))
                .isEqualTo(new Decoded(2));
    }

    @Test
    void aNetFlow9ExporterThatStartsAnewAndIsHeardLaterThanBeforeLosesItsTemplatesOnce() {
        int second = EXPORT_SECONDS;
        decoder.decode(netFlow9(200_000, second, 3, 0, set(0, SOURCE)));
        decoder.decode(netFlow9(201_000, second + 1, 4, 0, set(256, RECORD)));
        assertThat(decoder.decode(netFlow9(9_000, second + 60, 9, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(0));
        assertThat(decoder.decode(netFlow9(9_500, second + 60, 10, 0, set(0, DESTINATION))))
                .isEqualTo(new Decoded(1));
        exporter.assertAddresses(null, "10.0.0.1");
        assertThat(decoder.decode(netFlow9(9_900, second + 61, 12, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(1));
        assertThat(decoder.count(Count.DISCARDED)).isEqualTo(1);
    }

    @Test
    void aNetFlow9ExporterThatStartsAnewLosesItsOptions() {
        int second = EXPORT_SECONDS;
        byte[] names = set(1, optionsTemplate9(300, "2:4", "82:4"));
        byte[] flows = set(0, template(256, "10:4 8:4"));
        byte[] data = set(256, u32(1), RECORD);
        byte[] name = set(300, u32(1), text("eth1"));
        decoder.decode(netFlow9(5_000_000, second, 90_000, 0, names, name, flows, data));
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isEqualTo("eth1");
        decoder.decode(netFlow9(3_000, second + 60, 0, 0, flows, data));
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isNull();
    }

    @Test
    void aRestartWhoseFirstDatagramIsMalformedIsARestart() {
        int second = EXPORT_SECONDS;
        decoder.decode(netFlow9(9_000_000, second, 700, 0, set(0, SOURCE), set(256, RECORD)));
        byte[] first = netFlow9(1_000, second + 1, 0, 0, set(256, RECORD));
        decoder.decode(join(first, hex("ff")));
        assertThat(decoder.decode(netFlow9(2_000, second + 2, 1, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(0));
    }

    @Test
    void anUptimeThatIsSetBackWhileTheNumbersGoOnIsNoNewStart() {
        decoder.decode(netFlow9(5_000_000, EXPORT_SECONDS, 90_000, 0, set(0, SOURCE)));
        assertThat(decoder.decode(netFlow9(1_000, EXPORT_SECONDS, 90_001, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(1));
    }

    @Test
    void aLateDatagramOrAnUptimeThatWrapsIsNoNewStart() {
        int second = EXPORT_SECONDS;
        decoder.decode(netFlow9(0xffff_ff00, second, 90_000, 0, set(0, SOURCE)));
        decoder.decode(netFlow9(1_000, second + 1, 90_002, 0, set(256, RECORD)));
        decoder.decode(netFlow9(500, second + 1, 90_001, 0, set(256, RECORD, RECORD)));
        assertThat(decoder.rows.rows()).isEqualTo(3);
        assertThat(decoder.count(Count.DISCARDED)).isZero();
    }

    @Test
    void dataThatComeLongAfterLaterOnesAreNoNewStartWhereTheirClockSaysSo() {
        int second = EXPORT_SECONDS;
        decoder.decode(netFlow9(739_490_432, second + 80, 74, 0, set(0, SOURCE)));
        assertThat(decoder.decode(netFlow9(739_410_190, second, 31, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(1));
        assertThat(decoder.count(Count.DISCARDED)).isZero();
    }

    @Test
    void aTemplateThatChangesAndChangesBackWithinASecondIsNotUsedUntilItIsToldAgain() {
        decoder.decode(ipfix(7, 0, set(2, SOURCE)));
        decoder.decode(ipfix(7, 0, set(2, DESTINATION)));
        decoder.decode(ipfix(7, 0, set(2, SOURCE))); // or the first of them once more, come late
        assertThat(decoder.decode(ipfix(7, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        assertThat(decoder.decode(ipfix(8, 0, set(2, SOURCE)))).isEqualTo(new Decoded(1));
        exporter.assertAddresses("10.0.0.1", null);
        assertThat(decoder.count(Count.DISCARDED)).isEqualTo(1);
    }

    @Test
    void aTemplateOrAMessageWithDataThatComesTwiceDiscardsNothing() {
        byte[] templates = ipfix(7, 0, set(2, SOURCE));
        byte[] both = ipfix(7, 0, set(2, SOURCE), set(256, RECORD));
        decoder.decode(templates);
        decoder.decode(templates);
        decoder.decode(both);
        decoder.decode(ipfix(8, 0, set(2, DESTINATION)));
        decoder.decode(both);
        assertThat(decoder.decode(ipfix(8, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
        exporter.assertAddresses(null, "10.0.0.1");
        assertThat(decoder.count(Count.DISCARDED)).isZero();
    }

    @Test
    void aDatagramThatCameBeforeIsNotDecodedAgain() {
        byte[] message = ipfix(5, 0, set(2, SOURCE), set(256, RECORD));
        decoder.decode(message);
        assertThat(decoder.decode(message)).isNotEqualTo(new Decoded(1));
        assertThat(decoder.rows.rows()).isEqualTo(1);
    }

    @Test
    void theStateGivesBackTemplatesOptionsAndHeldSets() {
        byte[] flows = template(256, "10:4 8:4");
        byte[] names = optionsTemplate(300, "10:4", "82:4");
        exporter.ipfix(set(2, flows), set(3, names), set(300, u32(1), text("eth1")));
        exporter.ipfix(set(257, RECORD), set(258, RECORD));
        exporter.netFlow9(set(0, SOURCE), set(256, RECORD));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.state()).isEqualTo(decoder.state());
        later.decode(ipfix(2, 0, set(256, u32(1), RECORD)));
        assertThat(later.value(FlowColumn.IN_IF_NAME)).isEqualTo("eth1");
        assertThat(later.decode(ipfix(3, 0, set(2, template(257, "12:4")))))
                .isEqualTo(new Decoded(1));
        assertThat(later.value(FlowColumn.DST_ADDR)).isEqualTo("10.0.0.1");
        assertThat(later.decode(netFlow9(9, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
    }

    @Test
    void aLateDatagramIsNoNewStartAfterOneOfTheCollectorEither() {
        int second = EXPORT_SECONDS;
        decoder.decode(netFlow9(5_000_000, second, 90_000, 0, set(0, SOURCE)));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        byte[] late = netFlow9(4_900_000, second - 100, 89_900, 0, set(256, RECORD));
        assertThat(later.decode(late)).isEqualTo(new Decoded(1));
    }

    @Test
    void aRestoredTemplateStaysWhereAMessageIsALittleLate() {
        exporter.countFrom(500_000);
        exporter.ipfix(set(2, SOURCE), set(256, RECORD));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.decode(ipfix(499_001, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
    }

    @Test
    void aRestoredTemplateGoesWhenDataContradictIt() {
        exporter.ipfix(set(2, template(256, "8:4 12:4")), set(256, join(RECORD, RECORD)));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.decode(ipfix(1, 0, set(256, new byte[12])))).isEqualTo(new Decoded(0));
        assertThat(later.count(Count.DISCARDED)).isEqualTo(1);
        assertThat(later.decode(ipfix(4, 0, set(2, template(256, "8:4 12:4 7:2 11:2")))))
                .isEqualTo(new Decoded(1));
    }

    @Test
    void aRestoredTemplateGoesWhenTheExporterCountsAnew() {
        exporter.countFrom(500_000);
        exporter.ipfix(set(2, SOURCE), set(256, RECORD));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.decode(ipfix(0, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        TestDecoder other = new TestDecoder();
        other.restore(decoder.state());
        assertThat(other.decode(ipfix(500_001, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
    }
}
