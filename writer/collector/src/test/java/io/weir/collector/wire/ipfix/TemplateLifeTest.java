package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.NumberingExporter.DESTINATION;
import static io.weir.collector.wire.ipfix.NumberingExporter.MINUTE;
import static io.weir.collector.wire.ipfix.NumberingExporter.RECORD;
import static io.weir.collector.wire.ipfix.NumberingExporter.SOURCE;
import static io.weir.collector.wire.ipfix.TestDecoder.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;

/** Whose a template is, what replaces it, and when it ends. */
class TemplateLifeTest {
    private static final byte[] SYSTEM_RATE = optionsTemplate9(257, "1:4", "34:4");

    private final NumberingExporter exporter = new NumberingExporter();
    private final TestDecoder decoder = exporter.decoder;

    @Test
    void twoProcessesOfOneAddressHaveTemplatesOfTheirOwn() {
        exporter.ipfix(set(2, SOURCE));
        decoder.from(0xc0000201, 40_001);
        exporter.ipfix(set(2, DESTINATION));
        exporter.ipfix(set(256, RECORD));
        exporter.assertAddresses(null, "10.0.0.1");
        decoder.from(0xc0000201, 40_000);
        exporter.ipfix(set(256, RECORD));
        exporter.assertAddresses("10.0.0.1", null);
        decoder.to(9995);
        assertThat(exporter.ipfix(set(256, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void aNetFlow9ExporterThatChangesItsPortKeepsItsTemplates() {
        exporter.netFlow9(set(0, SOURCE));
        decoder.from(0xc0000201, 50_555);
        assertThat(exporter.netFlow9(set(256, RECORD))).isEqualTo(new Decoded(1));
        decoder.from(0xc0000202, 50_555);
        assertThat(exporter.netFlow9(set(256, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void netFlow9ExportersOfOneAddressHaveTemplatesAndRatesOfTheirOwnOnPortsOfTheirOwn() {
        decoder.to(9995).decode(netFlow9(0, 0, set(0, SOURCE), set(1, SYSTEM_RATE)));
        decoder.to(9996).decode(netFlow9(0, 0, set(0, DESTINATION)));
        decoder.to(9995).decode(netFlow9(1, 0, set(257, hex("00000001 00000064"))));
        decoder.to(9996).decode(netFlow9(1, 0, set(256, RECORD)));
        exporter.assertAddresses(null, "10.0.0.1");
        assertThat(decoder.value(FlowColumn.SAMPLING_RATE)).isNull();
        decoder.to(9995).decode(netFlow9(2, 0, set(256, RECORD)));
        exporter.assertAddresses("10.0.0.1", null);
        assertThat(decoder.value(FlowColumn.SAMPLING_RATE)).isEqualTo(100L);
    }

    @Test
    void domainsMayUseOneIdForDifferentTemplates() {
        decoder.decode(ipfix(0, 1, set(2, SOURCE)));
        decoder.decode(ipfix(0, 2, set(2, DESTINATION)));
        decoder.decode(ipfix(0, 1, set(256, RECORD)));
        exporter.assertAddresses("10.0.0.1", null);
        decoder.decode(ipfix(0, 2, set(256, RECORD)));
        exporter.assertAddresses(null, "10.0.0.1");
        decoder.decode(netFlow9(0, 1, set(0, DESTINATION)));
        decoder.decode(netFlow9(1, 1, set(256, RECORD)));
        exporter.assertAddresses(null, "10.0.0.1");
    }

    @Test
    void anotherTemplateReplacesAndTheSameOnlyRefreshes() {
        exporter.ipfix(set(2, SOURCE));
        exporter.ipfix(set(2, SOURCE));
        exporter.ipfix(set(256, RECORD));
        exporter.assertAddresses("10.0.0.1", null);
        exporter.ipfix(set(2, DESTINATION), set(256, RECORD));
        exporter.assertAddresses(null, "10.0.0.1");
        assertThat(decoder.count(Count.ADDED)).isEqualTo(1);
        assertThat(decoder.count(Count.REFRESHED)).isEqualTo(1);
        assertThat(decoder.count(Count.CHANGED)).isEqualTo(1);
    }

    @Test
    void templatesAndDataOfOneMessageAreTakenInWireOrder() {
        assertThat(
                        exporter.ipfix(
                                set(2, SOURCE),
                                set(256, RECORD),
                                set(2, DESTINATION),
                                set(256, RECORD),
                                set(2, SOURCE, DESTINATION),
                                set(256, RECORD)))
                .isEqualTo(new Decoded(3));
        assertThat(decoder.values(FlowColumn.SRC_ADDR)).containsExactly("10.0.0.1", null, null);
    }

    @Test
    void anElementThatIsThereTwiceCountsOnce() {
        exporter.ipfix(
                set(2, template(256, "8:4 7:2 8:4")), set(256, hex("0a000001 0050 0a000002")));
        exporter.assertAddresses("10.0.0.1", null);
    }

    @Test
    void anExpiredTemplateIsNotUsedAnyMore() {
        for (boolean v9 : new boolean[] {true, false}) {
            byte[] templates = set(v9 ? 0 : 2, SOURCE);
            byte[] data = set(256, RECORD);
            decoder.at(RECEIVED);
            assertThat(v9 ? exporter.netFlow9(templates) : exporter.ipfix(templates))
                    .isEqualTo(new Decoded(0));
            decoder.at(RECEIVED + 30 * MINUTE - 1);
            assertThat(v9 ? exporter.netFlow9(data) : exporter.ipfix(data))
                    .isEqualTo(new Decoded(1));
            decoder.at(RECEIVED + 30 * MINUTE);
            assertThat(v9 ? exporter.netFlow9(data) : exporter.ipfix(data))
                    .isEqualTo(new Decoded(1));
            decoder.at(RECEIVED + 30 * MINUTE + 1);
            assertThat(v9 ? exporter.netFlow9(data) : exporter.ipfix(data))
                    .isEqualTo(new Decoded(0));
        }
        assertThat(decoder.count(Count.EXPIRED)).isEqualTo(2);
    }

    @Test
    void threeTimesTheObservedRefreshIsNotExpired() {
        exporter.ipfix(set(2, SOURCE));
        decoder.at(RECEIVED + 20 * MINUTE);
        exporter.ipfix(set(2, SOURCE));
        decoder.at(RECEIVED + 80 * MINUTE);
        assertThat(exporter.ipfix(set(256, RECORD))).isEqualTo(new Decoded(1));
        decoder.at(RECEIVED + 80 * MINUTE + 1);
        assertThat(exporter.ipfix(set(256, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void onAStreamTemplatesDoNotExpire() {
        decoder.stream(7);
        exporter.ipfix(set(2, SOURCE));
        decoder.at(RECEIVED + 24 * 60 * MINUTE);
        assertThat(exporter.ipfix(set(256, RECORD))).isEqualTo(new Decoded(1));
    }

    @Test
    void withdrawalsCountOnStreamsOnly() {
        byte[] withdrawal = hex("0100 0000");
        exporter.ipfix(set(2, SOURCE));
        exporter.ipfix(set(2, withdrawal));
        assertThat(exporter.ipfix(set(256, RECORD))).isEqualTo(new Decoded(1));
        assertThat(decoder.count(Count.WITHDRAWAL_IGNORED)).isEqualTo(1);
        decoder.stream(7);
        exporter.ipfix(set(2, SOURCE), set(256, RECORD), set(2, withdrawal), set(256, RECORD));
        assertThat(decoder.rows.rows()).isEqualTo(2);
        assertThat(decoder.count(Count.WITHDRAWN)).isEqualTo(1);
        exporter.ipfix(set(2, withdrawal));
        assertThat(decoder.count(Count.WITHDRAWAL_IGNORED)).isEqualTo(2);
    }

    @Test
    void withdrawalOfAllIsForItsKindItsDomainAndItsStream() {
        byte[] options = optionsTemplate(300, "10:4", "82:4");
        for (long stream = 1; stream <= 2; stream++) {
            decoder.stream(stream);
            decoder.decode(ipfix(0, 5, set(2, SOURCE, template(257, "12:4")), set(3, options)));
            decoder.decode(ipfix(0, 6, set(2, SOURCE)));
        }
        decoder.stream(1).decode(ipfix(0, 5, set(2, hex("0002 0000"))));
        assertThat(decoder.count(Count.WITHDRAWN)).isEqualTo(2);
        assertThat(decoder.decode(ipfix(0, 5, set(256, RECORD)))).isEqualTo(new Decoded(0));
        assertThat(decoder.decode(ipfix(0, 6, set(256, RECORD)))).isEqualTo(new Decoded(1));
        decoder.decode(ipfix(0, 5, set(300, u32(1), text("eth0"))));
        assertThat(decoder.count(Count.OPTIONS_RECORDS)).isEqualTo(1);
        decoder.stream(2);
        assertThat(decoder.decode(ipfix(0, 5, set(256, RECORD)))).isEqualTo(new Decoded(1));
        decoder.decode(ipfix(0, 5, set(3, hex("0003 0000"))));
        decoder.decode(ipfix(0, 5, set(300, u32(1), text("eth0"))));
        assertThat(decoder.count(Count.OPTIONS_RECORDS)).isEqualTo(1);
    }

    @Test
    void theEndOfAStreamWithdrawsEverythingOfItAndOfNoOther() {
        decoder.stream(1).decode(ipfix(0, 5, set(2, SOURCE)));
        decoder.stream(2).decode(ipfix(0, 5, set(2, SOURCE)));
        decoder.endStream(1);
        assertThat(decoder.decode(ipfix(0, 5, set(256, RECORD)))).isEqualTo(new Decoded(1));
        decoder.stream(1);
        assertThat(decoder.decode(ipfix(0, 5, set(256, RECORD)))).isEqualTo(new Decoded(0));
    }

    @Test
    void aTemplateThatIsToldAgainStaysWhenThereAreTooMany() {
        for (int id = 256; id < 256 + 1024; id++) {
            exporter.ipfix(set(2, template(id, "8:4")));
        }
        exporter.ipfix(set(2, template(256, "8:4")));
        exporter.ipfix(set(2, template(2000, "8:4")));
        assertThat(exporter.ipfix(set(256, RECORD))).isEqualTo(new Decoded(1));
        assertThat(exporter.ipfix(set(257, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void anOptionsTemplateTakesItsOptionsWithIt() {
        byte[] names = optionsTemplate(300, "10:4", "82:4");
        byte[] flows = template(256, "10:4 8:4");
        byte[] data = set(256, u32(1), RECORD);
        exporter.ipfix(set(3, names), set(300, u32(1), text("eth1")), set(2, flows), data);
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isEqualTo("eth1");
        exporter.ipfix(set(3, optionsTemplate(300, "10:4", "34:4")), data);
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isNull();
    }

    @Test
    void oneSenderWithManyDomainsEvictsItsOwnOnly() {
        decoder.from(0xc0000299, 1).decode(ipfix(0, 0, set(2, SOURCE)));
        decoder.from(0xc0000201, 1);
        for (int domain = 0; domain < 1000; domain++) {
            decoder.decode(ipfix(0, domain, set(2, SOURCE)));
        }
        assertThat(decoder.store.sessions()).isEqualTo(257);
        decoder.from(0xc0000299, 1);
        assertThat(decoder.decode(ipfix(0, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
    }

    @Test
    void ofASendersManyDomainsTheOneNotUsedLongestGoes() {
        decoder.decode(ipfix(0, 0, set(2, SOURCE)));
        for (int domain = 1; domain < 1000; domain++) {
            decoder.decode(ipfix(0, domain, set(2, SOURCE)));
            assertThat(decoder.decode(ipfix(domain, 0, set(256, RECORD))))
                    .isEqualTo(new Decoded(1));
        }
        assertThat(decoder.decode(ipfix(0, 700, set(256, RECORD)))).isEqualTo(new Decoded(0));
        assertThat(decoder.decode(ipfix(0, 800, set(256, RECORD)))).isEqualTo(new Decoded(1));
    }

    @Test
    void oneDomainWithManyTemplatesKeepsTheLatest() {
        TemplateLimits limits = TemplateLimits.DEFAULT;
        TestDecoder bounded = new TestDecoder(limits, ExporterPolicies.NONE);
        for (int id = 256; id < 5256; id++) {
            bounded.at(RECEIVED + id).decode(ipfix(0, 0, set(2, template(id, "8:4"))));
        }
        assertThat(bounded.count(Count.EVICTED)).isEqualTo(5000 - limits.templatesPerSession());
        assertThat(bounded.decode(ipfix(0, 0, set(5255, RECORD)))).isEqualTo(new Decoded(1));
        assertThat(bounded.decode(ipfix(1, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        byte[] many = template(300, "8:4 ".repeat(1025).strip());
        bounded.decode(ipfix(1, 0, set(2, many), set(300, new byte[4100])));
        assertThat(bounded.count(Count.REFUSED)).isEqualTo(1);
    }
}
