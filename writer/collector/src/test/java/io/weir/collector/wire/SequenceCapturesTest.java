package io.weir.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.RealCaptures;
import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.FlowBatch;
import io.weir.format.config.RepositoryConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What exporters of these captures announce is accounted for; they were made without a loss. */
class SequenceCapturesTest {
    /**
     * Units in the one message of these that has a set longer than itself: a datagram of v9, and as
     * many records of IPFIX as the next number leaves open.
     */
    private static final Map<String, Long> REFUSED =
            Map.of("generated/zeek-nfprobe-v9", 1L, "generated/zeek-nfprobe-v10", 5L);

    private static final RealCaptures CAPTURES = new RealCaptures();

    @AfterAll
    static void report() throws IOException {
        CAPTURES.report(SequenceCapturesTest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captures/gl-nf5-netgraph",
                "captures/gl-nf5-pmacctd",
                "captures/gl-nf9-nprobe-3",
                "captures/gl-nf9-pmacctd",
                "captures/gl-nf9-softflowd",
                "captures/ipfix-softflowd",
                "captures/nf5-softflowd",
                "captures/tg-ipfix-example",
                "captures/tg-ipfix-options",
                "generated/arkime-fprobe-v5",
                "generated/arkime-nfprobe-v10",
                "generated/arkime-nfprobe-v5",
                "generated/arkime-nfprobe-v9",
                "generated/arkime-ovs-ipfix",
                "generated/arkime-ovs-v5",
                "generated/arkime-softflowd-v10",
                "generated/arkime-softflowd-v10-biflow",
                "generated/arkime-softflowd-v10-ether",
                "generated/arkime-softflowd-v5",
                "generated/arkime-softflowd-v9",
                "generated/arkime-softflowd-v9-sampled",
                "generated/arkime-yaf-biflow",
                "generated/westermo-softflowd-v10",
                "generated/westermo-softflowd-v5",
                "generated/westermo-softflowd-v9",
                "generated/westermo-yaf-biflow",
                "generated/zeek-nfprobe-v10",
                "generated/zeek-nfprobe-v5",
                "generated/zeek-nfprobe-v9",
                "generated/zeek-softflowd-v10",
                "generated/zeek-softflowd-v5",
                "generated/zeek-softflowd-v9",
                "generated/zeek-yaf-biflow"
            })
    void nothingIsLostWhereNothingWasLost(String capture) throws Exception {
        Path folder = CAPTURES.folder();
        CAPTURES.tested();
        DatagramDecoder decoder =
                DatagramDecoders.forRepository(RepositoryConfig.defaults(Path.of("weir.toml")));
        FlowBatch rows = new FlowBatch(1024);
        for (Datagram datagram : Captures.datagrams(folder.resolve(capture + ".pcap"))) {
            decoder.decode(datagram, rows);
            assertThat(total(decoder).difference()).as("unaccounted for").isZero();
        }
        StreamCounts total = total(decoder);
        assertThat(total.announced()).isPositive();
        assertThat(total.lost()).as("lost").isZero();
        assertThat(total.restarts()).as("restarts").isZero();
        assertThat(total.malformed() + total.uncertain())
                .as("in messages that are refused")
                .isEqualTo(REFUSED.getOrDefault(capture, 0L));
    }

    private static StreamCounts total(DatagramDecoder decoder) {
        StreamCounts total = StreamCounts.ZERO;
        for (ExportProtocol protocol : ExportProtocol.values()) {
            total = total.plus(decoder.streams().totals(protocol));
        }
        return total;
    }
}
