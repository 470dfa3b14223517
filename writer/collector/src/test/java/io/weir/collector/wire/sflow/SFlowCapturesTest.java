package io.weir.collector.wire.sflow;

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
import io.weir.format.stats.StatsRows;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sample of real agents decodes as sflowtool decodes it. */
class SFlowCapturesTest {
    private static final int OUT_IF = 3;
    private static final int ETHER_TYPE = 6;
    private static final int VLAN = 7;
    private static final int SOURCE = 9;
    private static final int PROTOCOL = 11;
    private static final int SOURCE_PORT = 14;
    private static final int FRAME_BYTES = 17;
    private static final int IP_BYTES = 18;

    /** sflowtool does not look behind these. */
    private static final String MPLS = "0x8847";

    private static final String PPPOE = "0x8864";

    /**
     * It reads no ports of SCTP and DCCP, and no type and code of ICMPv6; of later IPv6 fragments
     * it prints what is no port.
     */
    private static final Set<String> NO_PORTS = Set.of("33", "58", "132");

    private static final String DEVICE_ITSELF = "1073741823";
    private static final String UNKNOWN_REASON = "256";

    private static final long MOST_PADDING = 26;
    private static final int AGENT = 1;
    private static final int IF_INDEX = 3;
    private static final int IF_DIRECTION = 6;
    private static final int IF_ADMIN_UP = 7;
    private static final int IF_OPER_UP = 8;
    private static final int IF_PROMISCUOUS = 22;

    private static final RealCaptures CAPTURES = new RealCaptures();

    private final FlowBatch rows = new FlowBatch(1024);
    private final DatagramDecoder decoder;

    SFlowCapturesTest() throws IOException {
        decoder = DatagramDecoders.forRepository(RepositoryConfig.defaults(Path.of("weir.toml")));
    }

    @AfterAll
    static void report() throws IOException {
        CAPTURES.report(SFlowCapturesTest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captures/gf-sflow5",
                "captures/gf-sflow5-expanded",
                "captures/td-sflow5-counters-30",
                "captures/tg-sflow5-example",
                "generated/arkime-ovs-sflow",
                "generated/arkime-sfprobe-s1",
                "generated/westermo-sfprobe-s16",
                "generated/zeek-sfprobe-s16"
            })
    void everySampleIsAsSflowtoolDecodesIt(String capture) throws Exception {
        Path folder = CAPTURES.folder();
        CAPTURES.tested();
        decode(folder.resolve(capture + ".pcap"));
        List<String> decoded =
                Captures.allLines(
                        folder.resolve("expected"),
                        capture.substring(capture.indexOf('/') + 1) + ".sflowtool.csv");
        List<String> flows = decoded.stream().filter(line -> line.startsWith("FLOW")).toList();
        List<String> differences = new ArrayList<>();
        int samples = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.getLong(FlowColumn.EXPORT_VERSION, row) == SFlowHeader.EXPORT_VERSION) {
                String[] theirs = flows.get(samples++).split(",", -1);
                checkIpBytes(theirs, row);
                String expected = String.join(",", Arrays.asList(theirs).subList(0, IP_BYTES));
                String actual = asSflowtool(row, theirs);
                if (!actual.equals(expected)) {
                    differences.add("expected " + expected + ", got " + actual);
                }
            }
        }
        assertThat(samples).isEqualTo(flows.size());
        assertThat(differences).isEmpty();
        StatsRows counters = decoder.interfaceCounters();
        assertThat(IntStream.range(0, counters.size()).mapToObj(i -> asSflowtool(counters, i)))
                .containsExactlyElementsOf(
                        decoded.stream()
                                .filter(line -> line.startsWith("CNTR"))
                                .filter(line -> !line.matches("CNTR,[^,]*(,0)*"))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "captures/gf-sflow5, 1, 2048, 167936",
        "captures/gf-sflow5-expanded, 5, 81915, 123888246",
        "captures/gf-sflow5-drop-acl, 0, 0, 0",
        "captures/gf-sflow5-drop-function, 0, 0, 0",
        "captures/gf-sflow5-drop-queue, 0, 0, 0",
        "captures/tg-sflow5-example, 0, 0, 0",
        "generated/arkime-ovs-sflow, 807, 6456, 1109560",
        "generated/arkime-sfprobe-s1, 6327, 6327, 1123998",
        "generated/westermo-sfprobe-s16, 1431, 22896, 2225424",
        "generated/zeek-sfprobe-s16, 13715, 219440, 104657536"
    })
    void packetsAndFramesAddUpAsNfdumpAndSflowtoolAddThem(
            String capture, int samples, long packets, long frameBytes) throws Exception {
        decode(CAPTURES.folder().resolve(capture + ".pcap"));
        assertThat(rows.rows()).isEqualTo(samples);
        assertThat(
                        IntStream.range(0, samples)
                                .mapToLong(i -> rows.getLong(FlowColumn.PACKETS, i))
                                .sum())
                .isEqualTo(packets);
        assertThat(
                        IntStream.range(0, samples)
                                .mapToLong(
                                        i ->
                                                rows.getLong(FlowColumn.FRAME_BYTES, i)
                                                        * rows.getLong(FlowColumn.SAMPLING_RATE, i))
                                .sum())
                .isEqualTo(frameBytes);
    }

    @Test
    void aFuzzedDatagramIsAValueAndLeavesNoRows() throws Exception {
        Path capture = CAPTURES.folder().resolve("captures/td-sflow5-malformed.pcap");
        for (Datagram datagram : Captures.datagrams(capture)) {
            assertThat(decoder.decode(datagram, rows)).isNotInstanceOf(DecodeResult.Decoded.class);
        }
        assertThat(rows.rows()).isZero();
        assertThat(decoder.interfaceCounters().size()).isZero();
    }

    private void decode(Path capture) throws IOException {
        for (Datagram datagram : Captures.datagrams(capture)) {
            assertThat(decoder.decode(datagram, rows)).isInstanceOf(DecodeResult.Decoded.class);
        }
    }

    /**
     * The tool's last but one column is what the frame holds behind the link layer: the IP packet
     * and padding to the least size of a frame. Of IPv6 it also counts the link layer.
     */
    private void checkIpBytes(String[] theirs, int row) {
        long rate = rows.getLong(FlowColumn.SAMPLING_RATE, row);
        long bytes = rows.getLong(FlowColumn.BYTES, row) / rate;
        long beyond = Long.parseLong(theirs[IP_BYTES]) - bytes;
        if (theirs[SOURCE].contains(":")) {
            assertThat(beyond).isIn(0L, 14L, 18L);
        } else if (theirs[SOURCE].contains(".")) {
            assertThat(beyond).isBetween(0L, MOST_PADDING);
        }
        assertThat(theirs[IP_BYTES + 1]).isEqualTo(Long.toString(rate));
    }

    private String asSflowtool(int row, String[] theirs) {
        String[] ours = {
            "FLOW",
            address(FlowColumn.EXPORTER_ADDR, row),
            number(FlowColumn.IN_IF, row, DEVICE_ITSELF),
            output(row, theirs[OUT_IF]),
            mac(FlowColumn.SRC_MAC, row),
            mac(FlowColumn.DST_MAC, row),
            hex("0x%04x", FlowColumn.ETHER_TYPE, row),
            number(
                    rows.isPresent(FlowColumn.CUSTOMER_VLAN_ID, row)
                            ? FlowColumn.CUSTOMER_VLAN_ID
                            : FlowColumn.VLAN_ID,
                    row,
                    "0"),
            number(FlowColumn.POST_VLAN_ID, row, "0"),
            address(FlowColumn.SRC_ADDR, row),
            address(FlowColumn.DST_ADDR, row),
            number(FlowColumn.PROTOCOL, row, "0"),
            hex("0x%02x", FlowColumn.TOS, row),
            number(FlowColumn.MAX_TTL, row, "0"),
            number(isIcmp(row) ? FlowColumn.ICMP_TYPE : FlowColumn.SRC_PORT, row, "0"),
            number(isIcmp(row) ? FlowColumn.ICMP_CODE : FlowColumn.DST_PORT, row, "0"),
            hex("0x%02x", FlowColumn.TCP_FLAGS, row),
            number(FlowColumn.FRAME_BYTES, row, "0")
        };
        if (theirs[ETHER_TYPE].equals(MPLS) || theirs[ETHER_TYPE].equals(PPPOE)) {
            System.arraycopy(theirs, SOURCE, ours, SOURCE, FRAME_BYTES - SOURCE);
        } else if (NO_PORTS.contains(theirs[PROTOCOL])
                || rows.getLong(FlowColumn.FRAGMENT_OFFSET, row) > 0) {
            System.arraycopy(theirs, SOURCE_PORT, ours, SOURCE_PORT, 2);
        }
        if (ours[VLAN].equals("20") && theirs[VLAN].equals("10")) {
            ours[VLAN] = theirs[VLAN]; // three tags: the tool prints the innermost
        }
        return String.join(",", ours);
    }

    private String output(int row, String theirs) {
        return switch ((int) rows.getLong(FlowColumn.FORWARDING_STATUS, row)) {
            case 64 -> theirs; // several interfaces: the tool prints their number
            case 128 -> UNKNOWN_REASON;
            default -> number(FlowColumn.OUT_IF, row, DEVICE_ITSELF);
        };
    }

    private String hex(String form, FlowColumn column, int row) {
        return String.format(Locale.ROOT, form, rows.getLong(column, row));
    }

    private boolean isIcmp(int row) {
        return rows.isPresent(FlowColumn.ICMP_TYPE, row);
    }

    private String number(FlowColumn column, int row, String none) {
        return rows.isPresent(column, row) ? Long.toString(rows.getLong(column, row)) : none;
    }

    private String mac(FlowColumn column, int row) {
        String text = rows.getText(column, row);
        return text == null ? "000000000000" : text.replace(":", "");
    }

    private String address(FlowColumn column, int row) {
        if (!rows.isPresent(column, row)) {
            return "-";
        }
        long high = rows.getHigh(column, row);
        long low = rows.getLong(column, row);
        String text = Addresses.format(high, low);
        if (text.indexOf(':') < 0) {
            return text;
        }
        return IntStream.range(0, 8)
                .mapToObj(
                        i ->
                                String.format(
                                        "%04x",
                                        ((i < 4 ? high : low) >>> (48 - i % 4 * 16)) & 0xffff))
                .collect(Collectors.joining(":"));
    }

    private static String asSflowtool(StatsRows counters, int row) {
        return "CNTR,"
                + Addresses.format(counters.getHigh(row, AGENT), counters.getLong(row, AGENT))
                + IntStream.range(IF_INDEX, IF_PROMISCUOUS + 1)
                        .filter(column -> column != IF_OPER_UP)
                        .mapToObj(column -> "," + counter(counters, row, column))
                        .collect(Collectors.joining());
    }

    private static String counter(StatsRows counters, int row, int column) {
        if (column == IF_ADMIN_UP) {
            return Long.toString(
                    counters.getLong(row, IF_ADMIN_UP) + 2 * counters.getLong(row, IF_OPER_UP));
        }
        if (counters.isNull(row, column)) {
            return column == IF_PROMISCUOUS || column == IF_DIRECTION ? "0" : "4294967295";
        }
        return Long.toString(counters.getLong(row, column));
    }
}
