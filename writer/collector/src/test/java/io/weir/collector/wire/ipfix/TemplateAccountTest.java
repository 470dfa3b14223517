package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.u16;
import static io.weir.collector.wire.ipfix.TestDecoder.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.collector.wire.template.StoreSize;
import io.weir.collector.wire.template.TemplateAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateAccountTest {
    private static final long ADDRESS = 0xffff_c000_0201L;
    private static final long MINUTE = 60_000;

    private final TestDecoder decoder = new TestDecoder();

    @Test
    void fieldsAreNamedAndWhatHasNoNameIsNumbered() {
        decoder.decode(
                ipfix(
                        0,
                        7,
                        set(2, template(256, "8:4 1:8 96:v 9/12235:v 29305/2:4 513:2")),
                        set(3, optionsTemplate(257, "143:4 149:4", "41:8 300:v"))));
        decoder.decode(
                netFlow9(
                        0,
                        7,
                        set(0, template(256, "22:4 97:1 40001:4 56701:16")),
                        set(1, optionsTemplate9(257, "1:4 2:4 9:4", "34:4"))));
        assertThat(accounts(RECEIVED))
                .extracting(TemplateAccount::isOptions, TemplateAccount::fields)
                .containsExactly(
                        tuple(
                                false,
                                "sourceIPv4Address:4 octetDeltaCount:8 applicationName:v 9/12235:v"
                                        + " reversePacketDeltaCount:4 513:2"),
                        tuple(
                                true,
                                "scope(meteringProcessId):4 scope(observationDomainId):4"
                                        + " exportedMessageTotalCount:8 observationDomainName:v"),
                        tuple(false, "flowStartSysUpTime:4 97:1 40001:4 56701:16"),
                        tuple(
                                true,
                                "scope(system):4 scope(interface):4 scope(9):4"
                                        + " samplingInterval:4"));
    }

    @Test
    void recordsAndTimesAreOfTheDefinitionInForce() {
        byte[] data = set(256, u16(80), u16(443));
        decoder.decode(ipfix(0, 7, set(2, template(256, "7:2")), data));
        decoder.at(RECEIVED + MINUTE).decode(ipfix(2, 7, set(2, template(256, "7:2"))));
        decoder.at(RECEIVED + 2 * MINUTE).decode(ipfix(2, 7, set(256, u16(22))));
        TemplateAccount.Key key = new TemplateAccount.Key(10, 0, ADDRESS, 40_000, 2055, 7, 256);
        assertThat(accounts(RECEIVED + 2 * MINUTE))
                .containsExactly(
                        new TemplateAccount(
                                key,
                                false,
                                "sourceTransportPort:2",
                                null,
                                RECEIVED,
                                RECEIVED + MINUTE,
                                RECEIVED + 2 * MINUTE,
                                3));
        decoder.at(RECEIVED + 3 * MINUTE).decode(ipfix(3, 7, set(2, template(256, "11:2"))));
        assertThat(accounts(RECEIVED + 3 * MINUTE))
                .containsExactly(
                        new TemplateAccount(
                                key,
                                false,
                                "destinationTransportPort:2",
                                null,
                                RECEIVED + 3 * MINUTE,
                                RECEIVED + 3 * MINUTE,
                                0,
                                0));
    }

    @Test
    void recordsThatWaitedForTheirTemplateAreCounted() {
        decoder.decode(ipfix(0, 7, set(256, u16(80), u16(443))));
        assertThat(decoder.store.size()).isEqualTo(new StoreSize(0, 1, 0, 1, 254, 1954));
        decoder.at(RECEIVED + MINUTE).decode(ipfix(2, 7, set(2, template(256, "7:2"))));
        assertThat(accounts(RECEIVED + MINUTE))
                .extracting(TemplateAccount::records, TemplateAccount::usedMillis)
                .containsExactly(tuple(2L, RECEIVED));
        assertThat(decoder.store.size().pendingSets()).isZero();
        assertThat(decoder.store.size().templates()).isEqualTo(1);
    }

    @Test
    void aTemplateThatCannotBeUsedSaysWhy() {
        decoder.decode(ipfix(0, 7, set(2, template(256, "8:5"))));
        assertThat(accounts(RECEIVED))
                .extracting(TemplateAccount::refusal, TemplateAccount::fields)
                .containsExactly(
                        tuple("element 8 of 5 octets, expected 4 octets", "sourceIPv4Address:5"));
    }

    @Test
    void aTemplateWhoseTimeIsOverIsLeftOut() {
        decoder.decode(netFlow9(0, 7, set(0, template(256, "7:2"))));
        assertThat(accounts(RECEIVED + 30 * MINUTE)).hasSize(1);
        assertThat(accounts(RECEIVED + 30 * MINUTE + 1)).isEmpty();
    }

    @Test
    void templatesOfAConnectionNameTheirSenderAlsoAfterARestart() {
        decoder.stream(0x5_0000_0001L)
                .from(0xc000_0209, 51_000)
                .to(4739)
                .decode(ipfix(0, 7, set(2, template(256, "7:2")), set(256, u16(80))));
        TestDecoder next = new TestDecoder();
        next.restore(decoder.state());
        TemplateAccount.Key key =
                new TemplateAccount.Key(10, 0, 0xffff_c000_0209L, 51_000, 4739, 7, 256);
        assertThat(accounts(RECEIVED)).extracting(TemplateAccount::key).containsExactly(key);
        assertThat(next.store.accounts(RECEIVED, 9, 9)).isEqualTo(accounts(RECEIVED));
        decoder.endStream(0x5_0000_0001L);
        assertThat(accounts(RECEIVED)).isEmpty();
    }

    @Test
    void newcomersAreFewAndKnownOnesFirst() {
        byte[] data = set(256, u16(80));
        for (int domain = 1; domain <= 9; domain++) {
            decoder.at(RECEIVED).decode(ipfix(0, domain, set(2, template(256, "7:2")), data));
        }
        for (int domain = 5; domain <= 8; domain++) {
            decoder.at(RECEIVED + MINUTE).decode(ipfix(1, domain, data));
        }
        assertThat(decoder.store.accounts(RECEIVED + MINUTE, 3, 2))
                .extracting(account -> account.key().domain())
                .containsExactly(5L, 6L, 7L, 1L, 2L);
    }

    private List<TemplateAccount> accounts(long millis) {
        return decoder.store.accounts(millis, 9, 9);
    }
}
