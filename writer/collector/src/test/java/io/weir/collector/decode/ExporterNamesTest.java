package io.weir.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExporterNamesTest {
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

    private static VersionDecoder decoder(ExporterPolicies policies) {
        return new VersionDecoder((batch, row, to) -> {}, policies, TemplateLimits.DEFAULT);
    }

    private static List<String> names(VersionDecoder decoder) {
        ExporterNames names = decoder.exporterNames();
        return decoder.streams().accounts().stream()
                .map(account -> account.domain() + " " + name(names, account))
                .toList();
    }

    private static @Nullable String name(ExporterNames names, StreamAccount account) {
        return names.of(account);
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
