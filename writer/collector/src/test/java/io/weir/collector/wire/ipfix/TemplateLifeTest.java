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
import static io.weir.collector.wire.ipfix.TestDecoder.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateLifeTest {
    private static final long MINUTE = 60_000;
    private static final byte[] SOURCE = template(256, "8:4");
    private static final byte[] DESTINATION = template(256, "12:4");
    private static final byte[] SYSTEM_RATE = optionsTemplate9(257, "1:4", "34:4");
    private static final byte[] RECORD = hex("0a000001");

    private final TestDecoder decoder = new TestDecoder();
    private int sequence;

    private Object ipfixFlows(byte[]... sets) {
        return decoder.decode(ipfix(sequence++, 0, sets));
    }

    private Object v9Flows(byte[]... sets) {
        return decoder.decode(netFlow9(sequence++, 0, sets));
    }

    private void assertAddresses(@Nullable Object source, @Nullable Object destination) {
        assertThat(decoder.value(FlowColumn.SRC_ADDR)).isEqualTo(source);
        assertThat(decoder.value(FlowColumn.DST_ADDR)).isEqualTo(destination);
    }

    @Test
    void twoProcessesOfOneAddressHaveTemplatesOfTheirOwn() {
        ipfixFlows(set(2, SOURCE));
        decoder.from(0xc0000201, 40_001);
        ipfixFlows(set(2, DESTINATION));
        ipfixFlows(set(256, RECORD));
        assertAddresses(null, "10.0.0.1");
        decoder.from(0xc0000201, 40_000);
        ipfixFlows(set(256, RECORD));
        assertAddresses("10.0.0.1", null);
        decoder.to(9995);
        assertThat(ipfixFlows(set(256, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void aNetFlow9ExporterThatChangesItsPortKeepsItsTemplates() {
        v9Flows(set(0, SOURCE));
        decoder.from(0xc0000201, 50_555);
        assertThat(v9Flows(set(256, RECORD))).isEqualTo(new Decoded(1));
        decoder.from(0xc0000202, 50_555);
        assertThat(v9Flows(set(256, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void netFlow9ExportersOfOneAddressHaveTemplatesAndRatesOfTheirOwnOnPortsOfTheirOwn() {
        decoder.to(9995).decode(netFlow9(0, 0, set(0, SOURCE), set(1, SYSTEM_RATE)));
        decoder.to(9996).decode(netFlow9(0, 0, set(0, DESTINATION)));
        decoder.to(9995).decode(netFlow9(1, 0, set(257, hex("00000001 00000064"))));
        decoder.to(9996).decode(netFlow9(1, 0, set(256, RECORD)));
        assertAddresses(null, "10.0.0.1");
        assertThat(decoder.value(FlowColumn.SAMPLING_RATE)).isNull();
        decoder.to(9995).decode(netFlow9(2, 0, set(256, RECORD)));
        assertAddresses("10.0.0.1", null);
        assertThat(decoder.value(FlowColumn.SAMPLING_RATE)).isEqualTo(100L);
    }

    @Test
    void domainsMayUseOneIdForDifferentTemplates() {
        decoder.decode(ipfix(0, 1, set(2, SOURCE)));
        decoder.decode(ipfix(0, 2, set(2, DESTINATION)));
        decoder.decode(ipfix(0, 1, set(256, RECORD)));
        assertAddresses("10.0.0.1", null);
        decoder.decode(ipfix(0, 2, set(256, RECORD)));
        assertAddresses(null, "10.0.0.1");
        decoder.decode(netFlow9(0, 1, set(0, DESTINATION)));
        decoder.decode(netFlow9(1, 1, set(256, RECORD)));
        assertAddresses(null, "10.0.0.1");
    }

    @Test
    void anotherTemplateReplacesAndTheSameOnlyRefreshes() {
        ipfixFlows(set(2, SOURCE));
        ipfixFlows(set(2, SOURCE));
        ipfixFlows(set(256, RECORD));
        assertAddresses("10.0.0.1", null);
        ipfixFlows(set(2, DESTINATION), set(256, RECORD));
        assertAddresses(null, "10.0.0.1");
        assertThat(decoder.count(Count.ADDED)).isEqualTo(1);
        assertThat(decoder.count(Count.REFRESHED)).isEqualTo(1);
        assertThat(decoder.count(Count.CHANGED)).isEqualTo(1);
    }

    @Test
    void templatesAndDataOfOneMessageAreTakenInWireOrder() {
        assertThat(
                        ipfixFlows(
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
        ipfixFlows(set(2, template(256, "8:4 7:2 8:4")), set(256, hex("0a000001 0050 0a000002")));
        assertAddresses("10.0.0.1", null);
    }

    @Test
    void anExpiredTemplateIsNotUsedAnyMore() {
        for (boolean v9 : new boolean[] {true, false}) {
            byte[] templates = set(v9 ? 0 : 2, SOURCE);
            byte[] data = set(256, RECORD);
            decoder.at(RECEIVED);
            assertThat(v9 ? v9Flows(templates) : ipfixFlows(templates)).isEqualTo(new Decoded(0));
            decoder.at(RECEIVED + 30 * MINUTE - 1);
            assertThat(v9 ? v9Flows(data) : ipfixFlows(data)).isEqualTo(new Decoded(1));
            decoder.at(RECEIVED + 30 * MINUTE);
            assertThat(v9 ? v9Flows(data) : ipfixFlows(data)).isEqualTo(new Decoded(1));
            decoder.at(RECEIVED + 30 * MINUTE + 1);
            assertThat(v9 ? v9Flows(data) : ipfixFlows(data)).isEqualTo(new Decoded(0));
        }
        assertThat(decoder.count(Count.EXPIRED)).isEqualTo(2);
    }

    @Test
    void threeTimesTheObservedRefreshIsNotExpired() {
        ipfixFlows(set(2, SOURCE));
        decoder.at(RECEIVED + 20 * MINUTE);
        ipfixFlows(set(2, SOURCE));
        decoder.at(RECEIVED + 80 * MINUTE);
        assertThat(ipfixFlows(set(256, RECORD))).isEqualTo(new Decoded(1));
        decoder.at(RECEIVED + 80 * MINUTE + 1);
        assertThat(ipfixFlows(set(256, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void onAStreamTemplatesDoNotExpire() {
        decoder.stream(7);
        ipfixFlows(set(2, SOURCE));
        decoder.at(RECEIVED + 24 * 60 * MINUTE);
        assertThat(ipfixFlows(set(256, RECORD))).isEqualTo(new Decoded(1));
    }

    @Test
    void withdrawalsCountOnStreamsOnly() {
        byte[] withdrawal = hex("0100 0000");
        ipfixFlows(set(2, SOURCE));
        ipfixFlows(set(2, withdrawal));
        assertThat(ipfixFlows(set(256, RECORD))).isEqualTo(new Decoded(1));
        assertThat(decoder.count(Count.WITHDRAWAL_IGNORED)).isEqualTo(1);
        decoder.stream(7);
        ipfixFlows(set(2, SOURCE), set(256, RECORD), set(2, withdrawal), set(256, RECORD));
        assertThat(decoder.rows.rows()).isEqualTo(2);
        assertThat(decoder.count(Count.WITHDRAWN)).isEqualTo(1);
        ipfixFlows(set(2, withdrawal));
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
        assertAddresses(null, "10.0.0.1");
        assertThat(decoder.decode(netFlow9(9_900, second + 61, 12, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(1));
        assertThat(decoder.count(Count.DISCARDED)).isEqualTo(1);
    }

    @Test
    void anUptimeThatIsSetBackWhileTheNumbersGoOnIsNoNewStart() {
        decoder.decode(netFlow9(5_000_000, EXPORT_SECONDS, 90_000, 0, set(0, SOURCE)));
        assertThat(decoder.decode(netFlow9(1_000, EXPORT_SECONDS, 90_001, 0, set(256, RECORD))))
                .isEqualTo(new Decoded(1));
    }

    @Test
    void aTemplateThatChangesAndChangesBackWithinASecondIsNotUsedUntilItIsToldAgain() {
        decoder.decode(ipfix(7, 0, set(2, SOURCE)));
        decoder.decode(ipfix(7, 0, set(2, DESTINATION)));
        decoder.decode(ipfix(7, 0, set(2, SOURCE))); // or the first of them once more, come late
        assertThat(decoder.decode(ipfix(7, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        assertThat(decoder.decode(ipfix(8, 0, set(2, SOURCE)))).isEqualTo(new Decoded(1));
        assertAddresses("10.0.0.1", null);
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
        assertAddresses(null, "10.0.0.1");
        assertThat(decoder.count(Count.DISCARDED)).isZero();
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
    void dataBeforeTheirTemplateAreHeldThenDecodedInTheirOrderWithTheirOwnTimes() {
        decoder.at(RECEIVED);
        assertThat(decoder.decode(netFlow9(11, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        decoder.at(RECEIVED + 1000);
        decoder.decode(netFlow9(12, 0, set(256, u32(0x0a000002), u32(0x0a000003))));
        decoder.at(RECEIVED + 5000);
        assertThat(decoder.decode(netFlow9(13, 0, set(0, SOURCE), set(256, u32(0x0a000004)))))
                .isEqualTo(new Decoded(4));
        assertThat(decoder.values(FlowColumn.SRC_ADDR))
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        assertThat(decoder.values(FlowColumn.EXPORT_SEQUENCE)).containsExactly(11L, 12L, 12L, 13L);
        assertThat(decoder.values(FlowColumn.RECEIVED_TIME))
                .containsExactly(RECEIVED, RECEIVED + 1000, RECEIVED + 1000, RECEIVED + 5000);
        assertThat(decoder.count(Count.SETS_DECODED_LATE)).isEqualTo(2);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).undecodable()).isZero();
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(3);
    }

    @Test
    void heldSetsAreGivenUpByAgeAndByOctets() {
        ipfixFlows(set(256, RECORD));
        decoder.at(RECEIVED + 10 * MINUTE + 1);
        ipfixFlows(set(256, u32(0x0a000002)));
        assertThat(decoder.count(Count.SETS_GIVEN_UP)).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            ipfixFlows(set(257, new byte[1000]));
        }
        assertThat(decoder.count(Count.SETS_GIVEN_UP)).isGreaterThan(45);
        assertThat(ipfixFlows(set(2, SOURCE))).isEqualTo(new Decoded(0));
    }

    @Test
    void heldSetsOfVariableLengthThatDoNotFitTheirTemplateGiveNothing() {
        ipfixFlows(set(256, hex("05 4142")));
        assertThat(ipfixFlows(set(2, template(256, "371:v")))).isEqualTo(new Decoded(0));
        assertThat(decoder.count(Count.SETS_UNDECODABLE)).isEqualTo(1);
    }

    @Test
    void aTemplateThatIsToldAgainStaysWhenThereAreTooMany() {
        for (int id = 256; id < 256 + 1024; id++) {
            ipfixFlows(set(2, template(id, "8:4")));
        }
        ipfixFlows(set(2, template(256, "8:4")));
        ipfixFlows(set(2, template(2000, "8:4")));
        assertThat(ipfixFlows(set(256, RECORD))).isEqualTo(new Decoded(1));
        assertThat(ipfixFlows(set(257, RECORD))).isEqualTo(new Decoded(0));
    }

    @Test
    void setsThatWereDecodedLateMakeRoomForOthers() {
        for (int id = 256; id < 356; id++) {
            ipfixFlows(set(id, new byte[4000]));
            assertThat(ipfixFlows(set(2, template(id, "8:4")))).isEqualTo(new Decoded(1000));
        }
        assertThat(decoder.count(Count.SETS_GIVEN_UP)).isZero();
    }

    @Test
    void aRestoredTemplateStaysWhereAMessageIsALittleLate() {
        sequence = 500_000;
        ipfixFlows(set(2, SOURCE), set(256, RECORD));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.decode(ipfix(499_001, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
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
    void aNetFlow9ExporterThatStartsAnewLosesItsOptions() {
        int second = EXPORT_SECONDS;
        byte[] names = set(1, ExportBytes.optionsTemplate9(300, "2:4", "82:4"));
        byte[] flows = set(0, template(256, "10:4 8:4"));
        byte[] data = set(256, u32(1), RECORD);
        byte[] name = set(300, u32(1), text("eth1"));
        decoder.decode(netFlow9(5_000_000, second, 90_000, 0, names, name, flows, data));
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isEqualTo("eth1");
        decoder.decode(netFlow9(3_000, second + 60, 0, 0, flows, data));
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isNull();
    }

    @Test
    void anOptionsTemplateTakesItsOptionsWithIt() {
        byte[] names = optionsTemplate(300, "10:4", "82:4");
        byte[] flows = template(256, "10:4 8:4");
        byte[] data = set(256, u32(1), RECORD);
        ipfixFlows(set(3, names), set(300, u32(1), text("eth1")), set(2, flows), data);
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isEqualTo("eth1");
        ipfixFlows(set(3, optionsTemplate(300, "10:4", "34:4")), data);
        assertThat(decoder.value(FlowColumn.IN_IF_NAME)).isNull();
    }

    @Test
    void aDatagramThatCameBeforeIsNotDecodedAgain() {
        byte[] message = ipfix(5, 0, set(2, SOURCE), set(256, RECORD));
        decoder.decode(message);
        assertThat(decoder.decode(message)).isNotEqualTo(new Decoded(1));
        assertThat(decoder.rows.rows()).isEqualTo(1);
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
    void dataBehindAWithdrawalWaitForTheNextTemplate() {
        byte[] user = template(256, "8:4 371:v");
        decoder.stream(7);
        for (byte[] withdrawal : new byte[][] {hex("0100 0000"), hex("0002 0000")}) {
            ipfixFlows(set(2, user), set(256, RECORD, hex("01 61")));
            int before = decoder.rows.rows();
            ipfixFlows(set(2, withdrawal), set(256, RECORD, hex("0b000001")));
            assertThat(decoder.rows.rows()).isEqualTo(before);
            assertThat(ipfixFlows(set(2, SOURCE))).isEqualTo(new Decoded(2));
            assertAddresses("11.0.0.1", null);
        }
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
    void dataBeforeTheirTemplateInOneMessageAreDecodedAndNeitherLostNorUndecodable() {
        assertThat(v9Flows(set(256, RECORD), set(0, SOURCE))).isEqualTo(new Decoded(1));
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(1);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).undecodable()).isZero();
        decoder.decode(ipfix(0, 0, set(256, RECORD, RECORD), set(2, SOURCE)));
        decoder.decode(ipfix(2, 0, set(256, RECORD)));
        assertThat(decoder.account(ExportProtocol.IPFIX).announced()).isEqualTo(3);
        assertThat(decoder.account(ExportProtocol.IPFIX).decoded()).isEqualTo(3);
    }

    @Test
    void aDatagramWithSeveralSetsOfOneTemplateIsDecodedLaterOnce() {
        v9Flows(set(257, RECORD));
        v9Flows(set(256, RECORD), set(256, RECORD));
        assertThat(v9Flows(set(0, SOURCE))).isEqualTo(new Decoded(2));
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(2);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).undecodable()).isEqualTo(1);
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

    @Test
    void theStateGivesBackTemplatesOptionsAndHeldSets() {
        byte[] flows = template(256, "10:4 8:4");
        byte[] names = optionsTemplate(300, "10:4", "82:4");
        ipfixFlows(set(2, flows), set(3, names), set(300, u32(1), text("eth1")));
        ipfixFlows(set(257, RECORD), set(258, RECORD));
        v9Flows(set(0, SOURCE), set(256, RECORD));
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
    void aRestoredTemplateGoesWhenDataContradictIt() {
        ipfixFlows(set(2, template(256, "8:4 12:4")), set(256, join(RECORD, RECORD)));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.decode(ipfix(1, 0, set(256, new byte[12])))).isEqualTo(new Decoded(0));
        assertThat(later.count(Count.DISCARDED)).isEqualTo(1);
        assertThat(later.decode(ipfix(4, 0, set(2, template(256, "8:4 12:4 7:2 11:2")))))
                .isEqualTo(new Decoded(1));
    }

    @Test
    void aRestoredTemplateGoesWhenTheExporterCountsAnew() {
        sequence = 500_000;
        ipfixFlows(set(2, SOURCE), set(256, RECORD));
        TestDecoder later = new TestDecoder();
        later.restore(decoder.state());
        assertThat(later.decode(ipfix(0, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        TestDecoder other = new TestDecoder();
        other.restore(decoder.state());
        assertThat(other.decode(ipfix(500_001, 0, set(256, RECORD)))).isEqualTo(new Decoded(1));
    }
}
