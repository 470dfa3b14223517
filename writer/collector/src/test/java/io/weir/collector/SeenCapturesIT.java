package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Captures;
import io.weir.collector.wire.Datagram;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of real devices, sent to a collector again: what its tables tell of the devices. */
class SeenCapturesIT {
    private static final RealCaptures CAPTURES = new RealCaptures();

    /** Each from an address of its own, which is 127.0.2.1 and so on. */
    private static final List<String> OF_TEMPLATES =
            List.of(
                    "gl-nf9-nprobe-3",
                    "ipfix-mikrotik",
                    "ipfix-softflowd",
                    "ipfix-vmware-vds",
                    "nf9-cisco-asa-1",
                    "nf9-cisco-asr9k-all-templates",
                    "nf9-fortigate-542-appid",
                    "nf9-paloalto-81-zerofilled",
                    "nf9-ubnt-edgerouter");

    private static final List<String> OF_COUNTERS =
            List.of(
                    "captures/td-sflow5-counters-30",
                    "captures/tg-sflow5-example",
                    "generated/arkime-ovs-sflow");

    private static final Pattern TEMPLATE =
            Pattern.compile(" *(Options |)Template \\(Id = (\\d+)[,)].*");
    private static final Pattern LENGTH = Pattern.compile(" +Length: (\\d+)");
    private static final Pattern RECORDS =
            Pattern.compile(".*Set \\d+ \\[id=(\\d+)] \\((\\d+) flows\\)");

    @TempDir Path folder;

    @AfterAll
    static void report() throws Exception {
        CAPTURES.report(SeenCapturesIT.class);
    }

    @Test
    void theTableOfTemplatesHasEachOneWithItsFieldsAndRecordsAsTsharkReadsThem() throws Exception {
        Path captures = CAPTURES.folder();
        Map<String, List<String>> expected = new TreeMap<>();
        try (Collector collector = Collector.start(options())) {
            for (int i = 0; i < OF_TEMPLATES.size(); i++) {
                CAPTURES.tested();
                String name = OF_TEMPLATES.get(i);
                send(
                        captures.resolve("captures/" + name + ".pcap"),
                        "127.0.2." + (i + 1),
                        collector);
                expected.put(
                        name,
                        asTsharkHasThem(
                                Captures.allLines(
                                        captures.resolve("expected"), name + ".tshark.txt")));
            }
        }
        Map<String, List<String>> actual = new TreeMap<>();
        for (int i = 0; i < OF_TEMPLATES.size(); i++) {
            actual.put(OF_TEMPLATES.get(i), templatesOf("7F0002%02X".formatted(i + 1)));
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void theCountersOfInterfacesAreAsSflowtoolDecodesThem() throws Exception {
        Path captures = CAPTURES.folder();
        List<String> expected = new ArrayList<>();
        try (Collector collector = Collector.start(options())) {
            for (String name : OF_COUNTERS) {
                CAPTURES.tested();
                send(captures.resolve(name + ".pcap"), "127.0.0.1", collector);
                Captures.allLines(
                                captures.resolve("expected"),
                                name.substring(name.indexOf('/') + 1) + ".sflowtool.csv")
                        .stream()
                        .filter(line -> line.startsWith("CNTR"))
                        .filter(line -> !line.matches("CNTR,[^,]*(,0)*"))
                        .forEach(expected::add);
            }
        }
        assertThat(expected).hasSize(156);
        assertThat(
                        select(
                                "interface_counters",
                                "'CNTR,' || concat_ws(',', concat_ws('.', "
                                        + octet(25)
                                        + octet(27)
                                        + octet(29)
                                        + octet(31).replaceAll(", $", "")
                                        + "), if_index, if_type, if_speed, coalesce(if_direction, 0),"
                                        + " if_admin_up + 2 * if_oper_up, in_bytes"
                                        + counters("in_unicast_packets", "in_multicast_packets")
                                        + counters("in_broadcast_packets", "in_discards")
                                        + counters("in_errors", "in_unknown_protocols")
                                        + ", out_bytes"
                                        + counters("out_unicast_packets", "out_multicast_packets")
                                        + counters("out_broadcast_packets", "out_discards")
                                        + counters("out_errors")
                                        + ", coalesce(promiscuous, 0))"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String octet(int digit) {
        return "('0x' || hex(exporter_addr)[%d:%d])::INTEGER, ".formatted(digit, digit + 1);
    }

    /** A counter that the agent does not have is all ones there. */
    private static String counters(String... columns) {
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            text.append(", coalesce(").append(column).append(", 4294967295)");
        }
        return text.toString();
    }

    private CollectorOptions options() {
        return CollectorOptions.of(folder)
                .listeningOn(List.of("udp://127.0.0.1:0"))
                .committingEvery(Duration.ofHours(1));
    }

    private static void send(Path capture, String from, Collector collector) throws Exception {
        InetSocketAddress target = collector.listeners().get(0).address();
        long before = collector.statistics().datagrams();
        List<Datagram> datagrams = Captures.datagrams(capture);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(from))) {
            for (Datagram datagram : datagrams) {
                byte[] payload = new byte[datagram.payload().remaining()];
                datagram.payload().get(payload);
                socket.send(new DatagramPacket(payload, payload.length, target));
            }
        }
        Eventually.holds(
                capture + " has come",
                () -> collector.statistics().datagrams() == before + datagrams.size());
    }

    /** Kind, number, octets of each field, records: of each template as it was sent last. */
    private static List<String> asTsharkHasThem(List<String> lines) {
        Map<String, String> templates = new HashMap<>();
        Map<String, Integer> records = new HashMap<>();
        String current = "";
        for (String line : lines) {
            Matcher template = TEMPLATE.matcher(line);
            Matcher length = LENGTH.matcher(line);
            Matcher set = RECORDS.matcher(line);
            if (template.matches()) {
                current = template.group(2);
                templates.put(current, template.group(1).isEmpty() ? "data" : "options");
            } else if (length.matches() && !current.isEmpty()) {
                templates.merge(current, " " + length.group(1), String::concat);
            } else if (set.matches()) {
                records.merge(set.group(1), Integer.valueOf(set.group(2)), Integer::sum);
            }
            if (!line.startsWith("          ")) {
                current = template.matches() ? current : "";
            }
        }
        TreeSet<String> all = new TreeSet<>();
        templates.forEach(
                (id, text) ->
                        all.add(
                                text.replaceFirst(" ", " " + id + ":")
                                        + ", "
                                        + records.getOrDefault(id, 0)));
        return List.copyOf(all);
    }

    private List<String> templatesOf(String address) throws SQLException {
        return select(
                "templates WHERE hex(exporter_addr)[25:] = '"
                        + address
                        + "' AND in_force = 1 ORDER BY 1",
                "kind || ' ' || template_id || ':'"
                        + " || replace(array_to_string(regexp_extract_all(fields, ':(\\w+)', 1), ' '),"
                        + " 'v', '65535') || ', ' || records");
    }

    private List<String> select(String from, String columns) throws SQLException {
        return DuckDb.selectStats(folder, from, columns);
    }
}
