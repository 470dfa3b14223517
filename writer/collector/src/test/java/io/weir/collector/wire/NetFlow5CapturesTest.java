package io.weir.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.RealCaptures;
import io.weir.collector.decode.DatagramDecoders;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.RepositoryConfig;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every NetFlow v5 datagram of real exporters decodes as nfdump 1.7.8 decodes it. */
class NetFlow5CapturesTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /**
     * Columns of nfdump's CSV that are not compared: out counters and VLANs, which v5 has not; the
     * masks, of which nfdump 1.7.8 prints 0 whatever the record says; the capture's envelope.
     */
    private static final List<Integer> NOT_COMPARED = List.of(11, 12, 17, 18, 19, 20, 22);

    private static final String NO_ROWS = "No matching flows";

    private static final RealCaptures CAPTURES = new RealCaptures();

    @AfterAll
    static void report() throws IOException {
        CAPTURES.report(NetFlow5CapturesTest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captures/gf-nf5",
                "captures/gl-nf5-netgraph",
                "captures/gl-nf5-pmacctd",
                "captures/nf5-invalid-count",
                "captures/nf5-juniper-mx80",
                "captures/nf5-softflowd",
                "captures/tg-nf5-example",
                "generated/arkime-fprobe-v5",
                "generated/arkime-nfprobe-v5",
                "generated/arkime-ovs-v5",
                "generated/arkime-softflowd-v5",
                "generated/westermo-softflowd-v5",
                "generated/zeek-nfprobe-v5",
                "generated/zeek-softflowd-v5"
            })
    void everyRowIsAsNfdumpDecodesIt(String capture) throws Exception {
        Path folder = CAPTURES.folder();
        CAPTURES.tested();
        List<String> expected =
                Captures.lines(
                                folder.resolve("expected"),
                                capture.substring(capture.indexOf('/') + 1) + ".nfdump.csv")
                        .stream()
                        .filter(line -> !line.equals(NO_ROWS))
                        .map(NetFlow5CapturesTest::withoutOtherColumns)
                        .toList();
        FlowBatch rows = decode(folder.resolve(capture + ".pcap"));
        List<String> actual = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            actual.add(asNfdump(rows, row));
        }
        assertThat(without(expected, actual)).as("rows that only nfdump has").isEmpty();
        assertThat(without(actual, expected)).as("rows that nfdump does not have").isEmpty();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> counts = new HashMap<>();
        others.forEach(line -> counts.merge(line, 1, Integer::sum));
        return lines.stream().filter(line -> counts.merge(line, -1, Integer::sum) < 0).toList();
    }

    private static FlowBatch decode(Path capture) throws IOException {
        DatagramDecoder decoder =
                DatagramDecoders.forRepository(RepositoryConfig.defaults(Path.of("weir.toml")));
        FlowBatch rows = new FlowBatch(1024);
        for (Datagram datagram : Captures.datagrams(capture)) {
            DecodeResult result = decoder.decode(datagram, rows);
            boolean broken = capture.endsWith("nf5-invalid-count.pcap");
            assertThat(result)
                    .isInstanceOf(
                            broken ? DecodeResult.Malformed.class : DecodeResult.Decoded.class);
        }
        return rows;
    }

    private static String withoutOtherColumns(String line) {
        String[] fields = line.split(",", -1);
        StringJoiner kept = new StringJoiner(",");
        for (int i = 0; i < fields.length; i++) {
            if (!NOT_COMPARED.contains(i)) {
                kept.add(fields[i]);
            }
        }
        return kept.toString();
    }

    private static String asNfdump(FlowBatch rows, int row) {
        boolean sampled = rows.isPresent(FlowColumn.PACKETS_RAW, row);
        boolean icmp = rows.isPresent(FlowColumn.ICMP_TYPE, row);
        List<Object> fields =
                Arrays.asList(
                        time(rows, FlowColumn.START_TIME, row),
                        time(rows, FlowColumn.END_TIME, row),
                        rows.getLong(FlowColumn.PROTOCOL, row),
                        address(rows, FlowColumn.SRC_ADDR, row),
                        rows.getLong(FlowColumn.SRC_PORT, row),
                        address(rows, FlowColumn.DST_ADDR, row),
                        icmp ? icmp(rows, row) : rows.getLong(FlowColumn.DST_PORT, row),
                        flags((int) rows.getLong(FlowColumn.TCP_FLAGS, row)),
                        rows.getLong(FlowColumn.TOS, row),
                        rows.getLong(sampled ? FlowColumn.PACKETS_RAW : FlowColumn.PACKETS, row),
                        rows.getLong(sampled ? FlowColumn.BYTES_RAW : FlowColumn.BYTES, row),
                        rows.getLong(FlowColumn.IN_IF, row),
                        rows.getLong(FlowColumn.OUT_IF, row),
                        rows.getLong(FlowColumn.SRC_AS, row),
                        rows.getLong(FlowColumn.DST_AS, row),
                        address(rows, FlowColumn.NEXT_HOP, row));
        StringJoiner line = new StringJoiner(",");
        fields.forEach(field -> line.add(field.toString()));
        return line.toString();
    }

    private static String icmp(FlowBatch rows, int row) {
        return rows.getLong(FlowColumn.ICMP_TYPE, row)
                + "."
                + rows.getLong(FlowColumn.ICMP_CODE, row);
    }

    private static String time(FlowBatch rows, FlowColumn column, int row) {
        return TIME.format(Instant.ofEpochMilli(rows.getLong(column, row)));
    }

    private static String address(FlowBatch rows, FlowColumn column, int row) {
        return Addresses.format(rows.getHigh(column, row), rows.getLong(column, row));
    }

    private static String flags(int flags) {
        String letters = "CEUAPRSF";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            text.append((flags & 0x80 >> i) != 0 ? letters.charAt(i) : '.');
        }
        return text.toString();
    }
}
