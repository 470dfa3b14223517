package io.weir.collector.wire.ipfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.RealCaptures;
import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.wire.Captures;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.RepositoryConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NetFlow v9 and IPFIX datagrams of real exporters decode as nfdump 1.7.8 decodes them. */
class TemplateCapturesTest {
    private static final String NO_ROWS = "No matching flows";

    private static final RealCaptures CAPTURES = new RealCaptures();

    @AfterAll
    static void report() throws IOException {
        CAPTURES.report(TemplateCapturesTest.class);
    }

    /** Flows, packets and octets are MANIFEST.tsv's {@code expect_*}. */
    @ParameterizedTest
    @CsvSource({
        "captures/nf9-softflowd, 7, 13, 1128, ''",
        "captures/nf9-two-exporters, 8, 15, 1328, ''",
        "captures/nf9-cisco-asa-1, 14, 0, 888, '0 1 6'",
        "captures/nf9-cisco-asr9k, 21, 531, 208031, ''",
        "captures/nf9-cisco-asr9k-options, 0, 0, 0, ''",
        "captures/nf9-cisco-asr9k-all-templates, 21, 531, 208031, ''",
        "captures/nf9-fortigate-521, 1, 3, 152, ''",
        "captures/nf9-fortigate-542-appid, 17, 105, 29492, ''",
        "captures/nf9-huawei-netstream, 1, 4, 200, ''",
        "captures/nf9-nprobe-dpi, 1, 1, 82, '0 1'",
        "captures/nf9-paloalto-81-zerofilled, 1, 3, 363, ''",
        "captures/nf9-ubnt-edgerouter, 16, 114, 20418, ''",
        "captures/ipfix-softflowd, 12, 54, 13279, '0 1'",
        "captures/ipfix-barracuda, 8, 4, 388, '0 1'",
        "captures/ipfix-mikrotik, 46, 253, 103235, '0 1'",
        "captures/ipfix-netscaler-varlen, 3, 5, 3106, '0 1'",
        "captures/ipfix-netscaler-template-after-data, 3, 5, 3106, '0 1'",
        "captures/ipfix-nokia-bras, 1, 0, 0, '1'",
        "captures/ipfix-openbsd-pflow, 26, 209, 99323, ''",
        "captures/ipfix-vmware-vds, 5, 8, 806, ''",
        "captures/ipfix-yaf-applabel, 2, 6, 304, '7 8'",
        "captures/tg-ipfix-example, 29, 457, 111492, '7'",
        "captures/tg-ipfix-options, 0, 0, 0, ''",
        "captures/tg-nf9-example, 8, 175, 103623, '0 1'",
        "captures/gf-nf9, 21, 23, 31972, ''",
        "captures/gl-nf9-pmacctd, 6, 19, 2623, ''",
        "captures/gl-nf9-softflowd, 21, 23, 7302, ''",
        "captures/gl-nf9-nprobe-3, 892, 2949, 224593, ''",
        "generated/zeek-softflowd-v9, 5288, 219114, 101122212, ''",
        "generated/zeek-softflowd-v10, 5288, 219114, 101122212, ''",
        "generated/zeek-yaf-biflow, 3569, 152141, 80940481, '7 8'",
        "generated/arkime-softflowd-v9, 838, 6311, 1003265, ''",
        "generated/arkime-softflowd-v10, 838, 6311, 1003265, ''",
        "generated/arkime-softflowd-v10-biflow, 523, 3871, 500784, '0 1 7 8'",
        "generated/arkime-softflowd-v10-ether, 842, 6311, 1003265, '0 1'",
        "generated/arkime-softflowd-v9-sampled, 377, 646, 106671, '0 1'",
        "generated/arkime-softflowd-v9-over-ipv6, 838, 6311, 1003265, ''",
        "generated/arkime-nfprobe-v9, 821, 6186, 991762, ''",
        "generated/arkime-nfprobe-v10, 842, 6327, 1009568, ''",
        "generated/arkime-yaf-biflow, 564, 4052, 561294, '7 8'",
        "generated/arkime-ovs-ipfix, 1218, 10147, 1353829, '0 1 9 10 11 12'",
        "generated/westermo-softflowd-v9, 16323, 22902, 1746819, ''",
        "generated/westermo-softflowd-v10, 16323, 22902, 1746819, ''",
        "generated/westermo-yaf-biflow, 15686, 19685, 1340707, '7 8'"
    })
    void everyRowIsAsNfdumpDecodesIt(
            String capture, int flows, long packets, long octets, String notCompared)
            throws Exception {
        Path folder = CAPTURES.folder();
        CAPTURES.tested();
        FlowBatch rows = decode(folder.resolve(capture + ".pcap"));
        assertThat(rows.rows()).as("flows").isEqualTo(flows);
        assertThat(raw(rows, FlowColumn.PACKETS, FlowColumn.PACKETS_RAW))
                .as("packets")
                .isEqualTo(packets);
        assertThat(raw(rows, FlowColumn.BYTES, FlowColumn.BYTES_RAW))
                .as("octets")
                .isEqualTo(octets);
        List<Integer> left = new ArrayList<>();
        for (String place : notCompared.split(" ")) {
            if (!place.isEmpty()) {
                left.add(Integer.parseInt(place));
            }
        }
        List<String> expected =
                Captures.lines(
                                folder.resolve("expected"),
                                capture.substring(capture.indexOf('/') + 1) + ".nfdump.csv")
                        .stream()
                        .filter(line -> !line.equals(NO_ROWS))
                        .map(line -> NfdumpRow.of(line, left))
                        .toList();
        List<String> actual = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            actual.add(NfdumpRow.of(rows, row, left));
        }
        List<String> different = new ArrayList<>(without(expected, actual));
        different.replaceAll(line -> "nfdump: " + line);
        without(actual, expected).forEach(line -> different.add("weir: " + line));
        assertThat(different).isEmpty();
    }

    private static long raw(FlowBatch rows, FlowColumn scaled, FlowColumn raw) {
        long sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += rows.getLong(rows.isPresent(raw, row) ? raw : scaled, row);
        }
        return sum;
    }

    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> counts = new HashMap<>();
        others.forEach(line -> counts.merge(line, 1, Integer::sum));
        return lines.stream().filter(line -> counts.merge(line, -1, Integer::sum) < 0).toList();
    }

    private static FlowBatch decode(Path capture) throws Exception {
        DatagramDecoder decoder =
                DatagramDecoders.forFiles(RepositoryConfig.defaults(Path.of("weir.toml")));
        FlowBatch rows = new FlowBatch(1024);
        for (Datagram datagram : Captures.datagrams(capture)) {
            assertThat(decoder.decode(datagram, rows))
                    .isInstanceOfAny(DecodeResult.Decoded.class, DecodeResult.Duplicate.class);
        }
        return rows;
    }
}
