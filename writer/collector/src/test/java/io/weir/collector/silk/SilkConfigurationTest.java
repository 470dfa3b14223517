package io.weir.collector.silk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.collector.sensor.FlowSensors;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.ConfigException;
import io.weir.udfs.address.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SiLK's files, and the types that its packing logic "twoway" gives. The types are literals from
 * SiLK's source, site/twoway/packlogic-twoway.c.
 */
class SilkConfigurationTest {
    private static final String PROBE =
            """
            probe P netflow-v5
              listen-on-port 9901
              protocol udp
            end probe
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        // source, destination, protocol, source port, destination port, in, out, type
        "198.51.100.1, 10.0.0.1, 6, 40000, 22, 1, 2, in",
        "198.51.100.1, 10.0.0.1, 6, 40000, 80, 1, 2, inweb",
        "198.51.100.1, 10.0.0.1, 6, 443, 40000, 1, 2, inweb",
        "198.51.100.1, 10.0.0.1, 6, 40000, 8080, 1, 2, inweb",
        "198.51.100.1, 10.0.0.1, 6, 40000, 8443, 1, 2, in",
        "198.51.100.1, 10.0.0.1, 17, 40000, 443, 1, 2, in",
        "198.51.100.1, 10.0.0.1, 1, 0, 0, 1, 2, in",
        "10.0.0.1, 198.51.100.1, 6, 40000, 22, 2, 1, out",
        "10.0.0.1, 198.51.100.1, 6, 40000, 443, 2, 1, outweb",
        "10.0.0.1, 198.51.100.1, 1, 0, 0, 2, 1, out",
        "10.0.0.1, 10.0.0.2, 6, 40000, 80, 2, 2, int2int",
        "198.51.100.1, 203.0.113.1, 6, 40000, 80, 1, 1, ext2ext",
        "198.51.100.1, 10.0.0.1, 6, 40000, 80, 1, 0, innull",
        "10.0.0.1, 198.51.100.1, 6, 40000, 80, 2, 0, outnull",
    })
    void typesByAddressBlocksAreSilks(
            String source,
            String destination,
            int protocol,
            int from,
            int to,
            int in,
            int out,
            String type)
            throws Exception {
        FlowSensors sensors =
                sensors(
                        """
                        sensor S0
                          netflow-v5-probes P
                          internal-ipblocks 10.0.0.0/8
                          external-ipblocks remainder
                          null-interface 0
                        end sensor
                        """);

        assertThat(label(sensors, flow(source, destination, protocol, from, to, in, out)))
                .isEqualTo("S0 all " + type);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, in", "8, 1, out", "1, 0, innull", "8, 0, outnull", "8, 8, int2int",
        "1, 1, ext2ext", "1, 5, other", "8, 5, other", "5, 8, other", "0, 8, other",
    })
    void typesByInterfacesAreSilks(int in, int out, String type) throws Exception {
        FlowSensors sensors =
                sensors(
                        """
                        sensor S0
                          netflow-v5-probes P
                          external-interfaces 1
                          internal-interfaces 8
                          null-interfaces 0
                        end sensor
                        """);

        assertThat(label(sensors, flow("10.0.0.1", "10.0.0.2", 17, 1, 2, in, out)))
                .isEqualTo("S0 all " + type);
    }

    @ParameterizedTest
    @CsvSource({
        "internal-interface 8, 3, 8, in",
        "internal-interface 8, 8, 3, out",
        "external-interface 8, 8, 3, in",
        "external-interface 8, 3, 8, out",
        "external-interface remainder, 3, 3, ext2ext",
        "null-interface remainder, 3, 3, refused",
    })
    void whereOneSideIsSaidTheOtherIsTheRest(String line, int in, int out, String type)
            throws Exception {
        String block = "sensor S0\n netflow-v5-probes P\n " + line + "\nend sensor\n";
        if (type.equals("refused")) {
            assertThat(refused(PROBE + block)).hasMessageContaining("internal or external blocks");
            return;
        }
        assertThat(label(sensors(block), flow("10.0.0.1", "10.0.0.2", 17, 1, 2, in, out)))
                .isEqualTo("S0 all " + type);
    }

    @Test
    void whatIsInsideAndOutsideIsExternalAsASourceAndOpposedAsADestination() throws Exception {
        FlowSensors sensors =
                sensors(
                        """
                        sensor S0
                          netflow-v5-probes P
                          internal-ipblocks 10.0.0.0/8
                          external-ipblocks 10.1.0.0/16 198.51.100.0/24
                        end sensor
                        """);

        assertThat(label(sensors, flow("10.1.0.1", "10.2.0.1", 17, 1, 2, 0, 0)))
                .isEqualTo("S0 all in");
        assertThat(label(sensors, flow("198.51.100.1", "10.1.0.1", 17, 1, 2, 0, 0)))
                .isEqualTo("S0 all in");
        assertThat(label(sensors, flow("10.2.0.1", "10.1.0.1", 17, 1, 2, 0, 0)))
                .isEqualTo("S0 all out");
        assertThat(label(sensors, flow("203.0.113.1", "10.2.0.1", 17, 1, 2, 0, 0)))
                .isEqualTo("S0 all other");
    }

    @Test
    void networksMayBeFixedAndTheNullNetworkSendsNothing() throws Exception {
        assertThat(
                        label(
                                sensors(
                                        """
                                        sensor S9
                                          netflow-v5-probes P
                                          source-network external
                                          destination-network internal
                                        end sensor
                                        """),
                                flow("10.0.0.1", "10.0.0.2", 6, 1, 80, 0, 0)))
                .isEqualTo("S9 all inweb");
        assertThat(
                        label(
                                sensors(
                                        """
                                        sensor S9
                                          netflow-v5-probes P
                                          source-network null
                                          destination-network internal
                                        end sensor
                                        """),
                                flow("10.0.0.1", "10.0.0.2", 6, 1, 80, 0, 0)))
                .isEqualTo("S9 all other");
    }

    @Test
    void aFlowThatASensorDiscardsIsTheNextOnesAndOneThatNobodyTakesIsKept() throws Exception {
        FlowSensors sensors =
                sensors(
                        """
                        group low
                          ipblocks 10.0.0.0/17
                        end group
                        sensor S12
                          netflow-v5-probes P
                          discard-unless any-ipblock @low
                          internal-ipblocks @low
                        end sensor
                        sensor S13
                          netflow-v5-probes P
                          discard-when source-interfaces 7
                          discard-unless any-ipblock 10.0.128.0/17
                          internal-ipblocks 10.0.128.0/17
                        end sensor
                        """);

        assertThat(label(sensors, flow("198.51.100.1", "10.0.0.1", 17, 1, 2, 0, 0)))
                .isEqualTo("S12 all in");
        assertThat(label(sensors, flow("198.51.100.1", "10.0.128.1", 17, 1, 2, 0, 0)))
                .isEqualTo("S13 all in");
        assertThat(label(sensors, flow("198.51.100.1", "10.0.128.1", 17, 1, 2, 7, 0)))
                .isEqualTo("none none other");
        assertThat(label(sensors, flow("198.51.100.1", "203.0.113.1", 17, 1, 2, 0, 0)))
                .isEqualTo("none none other");
    }

    @Test
    void probesAreTheirProtocolPortAndSenders() throws Exception {
        SilkConfiguration read =
                read(
                        """
                        probe S10 netflow-v5
                          listen-on-port 9910
                          accept-from-host 192.0.2.10, 192.0.2.12
                          protocol udp
                          log-flags bad
                        end probe
                        probe S11 netflow-v5
                          listen-on-port 9910
                          accept-from-host 192.0.2.11
                          protocol udp
                        end probe
                        probe S12 ipfix
                          listen-on-port 4739
                          listen-as-host ::1
                          protocol tcp
                        end probe
                        sensor S10
                          netflow-v5-probes S10
                          source-network external
                          destination-network internal
                        end sensor
                        sensor S11
                          netflow-v5-probes S11
                          source-network internal
                          destination-network external
                        end sensor
                        sensor S12
                          ipfix-probes S12
                          isp-ip 192.0.2.1
                          source-network internal
                          destination-network internal
                        end sensor
                        """);

        assertThat(read.warnings()).isEmpty();
        assertThat(read.listeners())
                .extracting(SilkListen::address)
                .containsExactly("udp://0.0.0.0:9910", "tcp://[::1]:4739");
        assertThat(read.listeners().get(1).senders()).isNull();
        FlowSensors sensors = new FlowSensors(read.sensors());
        FlowBatch flow = flow("10.0.0.1", "10.0.0.2", 17, 1, 2, 0, 0);
        assertThat(label(sensors, flow, from("192.0.2.12", 9910, 0))).isEqualTo("S10 all in");
        assertThat(label(sensors, flow, from("192.0.2.11", 9910, 0))).isEqualTo("S11 all out");
        assertThat(label(sensors, flow, from("192.0.2.13", 9910, 0))).isEqualTo("none none other");
        assertThat(label(sensors, flow, from("192.0.2.11", 9911, 0))).isEqualTo("none none other");
        flow.setLong(FlowColumn.EXPORT_VERSION, 0, 10);
        assertThat(label(sensors, flow, from("192.0.2.11", 9910, 0))).isEqualTo("none none other");
        assertThat(label(sensors, flow, from("192.0.2.11", 4739, 1))).isEqualTo("S12 all int2int");
        assertThat(label(sensors, flow, from("192.0.2.11", 4739, 0))).isEqualTo("none none other");
    }

    @ParameterizedTest
    @CsvSource({
        "firewall-event zero-packets, 198.51.100.1, 10.0.0.1, innull",
        "firewall-event, 10.0.0.1, 198.51.100.1, outnull",
        "none, 198.51.100.1, 10.0.0.1, in",
    })
    void aDeniedFlowIsNullWhereTheQuirkSaysSo(
            String quirks, String source, String destination, String type) throws Exception {
        FlowSensors sensors =
                new FlowSensors(
                        read("probe A netflow-v9\nlisten-on-port 9988\nprotocol udp\n"
                                        + "quirks "
                                        + quirks
                                        + "\nend probe\nsensor S20\nnetflow-v9-probes A\n"
                                        + "internal-ipblocks 10.x.x.x\nend sensor\n")
                                .sensors());
        FlowBatch flow = flow(source, destination, 6, 1, 22, 0, 0);
        flow.setLong(FlowColumn.EXPORT_VERSION, 0, 9);
        flow.setLong(FlowColumn.FIREWALL_EVENT, 0, 3);

        assertThat(label(sensors, flow, from("192.0.2.1", 9988, 0))).isEqualTo("S20 all " + type);
    }

    @Test
    void vlansStandForInterfacesWhereTheProbeSaysSo() throws Exception {
        FlowSensors sensors =
                new FlowSensors(
                        read("""
                                        probe S15 ipfix
                                          listen-on-port 9915
                                          protocol tcp
                                          interface-values vlan
                                        end probe
                                        sensor S15
                                          ipfix-probes S15
                                          discard-unless source-interface 151
                                          source-network external
                                          destination-network internal
                                        end sensor
                                        """)
                                .sensors());
        FlowBatch flow = flow("10.0.0.1", "10.0.0.2", 17, 1, 2, 151, 0);
        flow.setLong(FlowColumn.EXPORT_VERSION, 0, 10);
        assertThat(label(sensors, flow, from("192.0.2.1", 9915, 1))).isEqualTo("none none other");

        flow.setLong(FlowColumn.VLAN_ID, 0, 151);
        assertThat(label(sensors, flow, from("192.0.2.1", 9915, 1))).isEqualTo("S15 all in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "probe A netflow-v8 | 1:9: probe: expected netflow-v5, netflow-v9, ipfix or sflow,"
                        + " got \"netflow-v8\"",
                "probe A ipfix;listen-on-port 1;end probe | 2:1: listen-on-port: expected protocol"
                        + " udp or protocol tcp beside it, got none",
                "probe A sflow;protocol tcp;end probe | 2:10: protocol: expected udp, got \"tcp\"",
                "probe A ipfix;listen-on-port 70000;protocol udp;end probe | 2:16: listen-on-port:"
                        + " expected a port from 1 to 65535, got \"70000\"",
                "probe A ipfix;end probe | 1:1: probe: expected listen-on-port in probe A, got none",
                "probe A ipfix;end sensor | 2:1: end sensor: expected end probe, got \"end"
                        + " sensor\"",
                "probe A ipfix;quirks fast;end probe | 2:8: quirks: expected firewall-event,"
                        + " missing-ips, nf9-out-is-reverse, nf9-sysuptime-seconds, zero-packets"
                        + " or none, got \"fast\"",
                "probe A ipfix;listn-on-port 1;end probe | 2:1: listn-on-port: expected"
                        + " listen-on-port, protocol, listen-as-host, accept-from-host,"
                        + " interface-values, quirks, log-flags or end probe, got"
                        + " \"listn-on-port\"",
                "group g;ipblocks 10.0.0.0/33;end group | 2:10: ipblocks: expected an address, a"
                        + " block such as 10.0.0.0/8 or 2001:db8::/32, or a wildcard such as"
                        + " 10.1.x.x or 10.0-3.x.x, got \"10.0.0.0/33\"",
                "group g;ipsets a.set;end group | 2:1: ipsets: expected ipblocks, interfaces or end"
                        + " group (binary IP sets are not read here), got \"ipsets\"",
                "group g;interfaces 1;ipblocks 10.0.0.0/8;end group | 3:1: ipblocks: expected a"
                        + " group of interfaces alone, got \"ipblocks\"",
                "sensor S;ipfix-probes A;internal-ipblocks 10.0.0.0/8;end sensor | 2:14:"
                        + " ipfix-probes: expected a probe of type ipfix, got \"A\"",
                "sensor S;internal-ipblocks @g;end sensor | 2:19: internal-ipblocks: expected a"
                        + " group of address blocks that is defined before, got \"@g\"",
                "sensor S;inside-ipblocks 10.0.0.0/8;end sensor | 2:1: inside-ipblocks: expected"
                        + " one of the networks internal, external and null, got"
                        + " \"inside-ipblocks\"",
                "sensor S;internal-ipblocks 10.0.0.0/8;external-interfaces 1;end sensor | 1:1:"
                        + " sensor: expected either address blocks or interfaces in sensor S;"
                        + " interfaces go with blocks for null alone, got both",
                "sensor S;internal-ipblocks remainder;external-ipblocks remainder;end sensor |"
                        + " 3:19: external-ipblocks: expected remainder once in a sensor, got"
                        + " \"remainder\"",
                "sensor S;internal-ipsets a.set;end sensor | 2:1: internal-ipsets: expected"
                        + " ipblocks: SiLK's binary IP sets are not read here; print the set's"
                        + " blocks with rwsetcat --cidr-blocks=1, got ipsets",
                "include \"none.conf\" | 1:9: include: expected a file that can be read, got"
                        + " \"none.conf\"",
                "listen-on-port 1 | 1:1: listen-on-port: expected probe, group, sensor or include,"
                        + " got \"listen-on-port\"",
            })
    void aWrongSensorFileIsRefusedWithItsPlace(String lines, String message) throws Exception {
        assertThat(refused(lines.replace(';', '\n') + "\n"))
                .hasMessage(folder.resolve("sensors.conf") + ":" + message);
    }

    @Test
    void probesOfOnePortNeedSendersOfTheirOwn() throws Exception {
        assertThat(refused(PROBE + PROBE.replace("probe P", "probe Q")))
                .hasMessage(
                        folder.resolve("sensors.conf")
                                + ":5:1: probe: expected accept-from-host with hosts of its own,"
                                + " since probe P has the same port, got none");
    }

    @Test
    void whatHasNoMeaningHereIsToldWithItsPlace() throws Exception {
        SilkConfiguration read =
                read(
                        """
                        probe A netflow-v9
                          listen-on-port 9995
                          protocol udp
                          quirks nf9-sysuptime-seconds
                        end probe
                        probe B ipfix
                          poll-directory /var/yaf
                        end probe
                        """);

        assertThat(read.warnings())
                .containsExactly(
                        folder.resolve("sensors.conf")
                                + ":4: quirk nf9-sysuptime-seconds of probe A has no effect in"
                                + " Weir",
                        folder.resolve("sensors.conf")
                                + ":7: poll-directory of probe B is not done by weir collect;"
                                + " weir import reads files");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.9.9.9, true",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.0-3.x.x, 10.3.9.9, true",
        "10.0-3.x.x, 10.4.0.0, false",
        "2001:db8::/32, 2001:db8::1, true",
        "x.x.x.x, 203.0.113.1, true",
    })
    void blocksMayBeWildcards(String block, String source, boolean internal) throws Exception {
        FlowSensors sensors =
                sensors(
                        "sensor S0\nnetflow-v5-probes P\ninternal-ipblocks "
                                + block
                                + "\nend sensor\n");

        assertThat(label(sensors, flow(source, "192.0.2.1", 17, 1, 2, 0, 0)))
                .startsWith(internal ? "S0 all " : "S0 all ext2ext")
                .matches(text -> !internal || text.matches(".* (out|int2int)"));
    }

    private FlowSensors sensors(String blocks) throws IOException {
        return new FlowSensors(read(PROBE + blocks).sensors());
    }

    private SilkConfiguration read(String text) throws IOException {
        return SilkConfiguration.read(null, file("sensors.conf", text));
    }

    private ConfigException refused(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String label(FlowSensors sensors, FlowBatch flow) {
        return label(sensors, flow, from("192.0.2.1", 9901, 0));
    }

    private static String label(FlowSensors sensors, FlowBatch flow, Datagram datagram) {
        sensors.begin(datagram);
        sensors.label(flow, 0, datagram.localPort());
        return flow.getText(FlowColumn.SENSOR, 0)
                + " "
                + flow.getText(FlowColumn.SENSOR_CLASS, 0)
                + " "
                + flow.getText(FlowColumn.FLOW_TYPE, 0);
    }

    private static Datagram from(String sender, int localPort, long session) {
        Address address = Address.parse(sender);
        return new Datagram(
                0,
                session == 0 ? Transport.UDP : Transport.STREAM,
                session,
                address.high(),
                address.low(),
                40_000,
                localPort,
                ByteBuffer.allocate(0));
    }

    private static FlowBatch flow(
            String source, String destination, int protocol, int from, int to, int in, int out) {
        FlowBatch batch = new FlowBatch(1);
        int row = batch.add();
        Address src = Address.parse(source);
        Address dst = Address.parse(destination);
        batch.setAddress(FlowColumn.SRC_ADDR, row, src.high(), src.low());
        batch.setAddress(FlowColumn.DST_ADDR, row, dst.high(), dst.low());
        batch.setLong(FlowColumn.PROTOCOL, row, protocol);
        batch.setLong(FlowColumn.SRC_PORT, row, from);
        batch.setLong(FlowColumn.DST_PORT, row, to);
        batch.setLong(FlowColumn.IN_IF, row, in);
        batch.setLong(FlowColumn.OUT_IF, row, out);
        batch.setLong(FlowColumn.EXPORT_VERSION, row, 5);
        return batch;
    }
}
