package io.weir.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExporterFactsTest {
    /** 2026-11-22T13:00:00Z. */
    private static final String EXPORT_TIME = "6b02c890";

    /** Options template 256: scope observationDomainId (149), observationDomainName (300). */
    private static final String TEMPLATE = "0003 0016 0100 0002 0001 0095 0004 012c ffff 0000 0000";

    private final FlowBatch rows = new FlowBatch(1);

    @Test
    void anExporterIsCalledAsItCallsItsDomainUnlessItsNameIsConfigured() {
        VersionDecoder decoder = decoder(ExporterPolicies.NONE);
        decode(decoder, 7, TEMPLATE + record(7, "core"));
        decode(decoder, 0, TEMPLATE + record(7, "other") + record(8, "edge"));
        decode(decoder, 8, "");
        decode(decoder, 9, "");
        assertThat(names(decoder))
                .containsExactlyInAnyOrder("0 null", "7 core", "8 edge", "9 null");
        VersionDecoder configured =
                decoder(
                        (high, low) ->
                                new ExporterPolicy(
                                        "berlin", 0, false, ExporterPolicy.Clock.EXPORTED));
        decode(configured, 7, TEMPLATE + record(7, "core"));
        assertThat(names(configured)).containsExactly("7 berlin");
    }

    @Test
    void namesOutliveTheProcess() {
        VersionDecoder first = decoder(ExporterPolicies.NONE);
        decode(first, 7, TEMPLATE + record(7, "core"));
        VersionDecoder second = decoder(ExporterPolicies.NONE);
        second.restore(first.state());
        assertThat(names(second)).containsExactly("7 core");
    }

    @Test
    void theCountsThatAnExporterTellsOfItselfAreTheLastOfItsDomain() {
        VersionDecoder decoder = decoder(ExporterPolicies.NONE);
        String counts = "0003 0016 0101 0003 0001 0095 0004 002a 0008 00a6 0008";
        String record = "0101 0018 00000007 %016x %016x";
        decode(decoder, 7, counts + record.formatted(1000, 1));
        decode(decoder, 7, record.formatted(2000, 3));
        decode(decoder, 8, "");
        ExporterFacts facts = decoder.exporterFacts();
        assertThat(decoder.streams().accounts())
                .extracting(facts::statistics)
                .containsExactlyInAnyOrder(Map.of(42, 2000L, 166, 3L), Map.of());
    }

    @Test
    void anSFlowAgentIsCalledAsItsHostAlsoAfterARestart() {
        VersionDecoder first = decoder(ExporterPolicies.NONE);
        byte[] datagram =
                HexFormat.of()
                        .parseHex(
                                // version, agent 192.0.2.1, sub-agent, sequence, uptime, 1 sample
                                "0000000500000001c0000201000000000000000100002710"
                                        + "00000001"
                                        // counters: sequence, source, 1 record 0:2000
                                        + "0000000200000024"
                                        + "000000010200000100000001"
                                        + "000007d000000010"
                                        // 5 octets "leaf1" with their padding, the rest cut
                                        + "000000056c65616631000000"
                                        + "00000000");
        first.decode(
                Datagram.udp(
                        1_795_352_401_000L,
                        0,
                        0xffff_c000_0201L,
                        4000,
                        6343,
                        ByteBuffer.wrap(datagram)),
                rows);
        assertThat(names(first)).containsExactly("0 leaf1");
        VersionDecoder second = decoder(ExporterPolicies.NONE);
        second.restore(first.state());
        assertThat(names(second)).containsExactly("0 leaf1");
    }

    private static VersionDecoder decoder(ExporterPolicies policies) {
        return new VersionDecoder((batch, row, to) -> {}, policies, TemplateLimits.DEFAULT);
    }

    private static List<String> names(VersionDecoder decoder) {
        ExporterFacts facts = decoder.exporterFacts();
        return decoder.streams().accounts().stream()
                .map(account -> account.domain() + " " + facts.name(account))
                .toList();
    }

    /** A data set of one record. */
    private static String record(int domain, String name) {
        StringBuilder hex = new StringBuilder();
        name.chars().forEach(c -> hex.append("%02x".formatted(c)));
        return "0100 %04x %08x %02x %s".formatted(9 + name.length(), domain, name.length(), hex);
    }

    /** An IPFIX message of these sets. */
    private void decode(VersionDecoder decoder, int domain, String sets) {
        byte[] content = HexFormat.of().parseHex(sets.replace(" ", ""));
        ByteBuffer message = ByteBuffer.allocate(16 + content.length);
        message.putShort((short) 10).putShort((short) message.capacity());
        message.put(HexFormat.of().parseHex(EXPORT_TIME)).putInt(0).putInt(domain).put(content);
        decoder.decode(
                Datagram.udp(1_795_352_401_000L, 0, 0xffff_c000_0201L, 4000, 4739, message.flip()),
                rows);
    }
}
