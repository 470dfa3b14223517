package io.weir.collector.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.collector.sensor.FlowSensors;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.ConfigException;
import io.weir.format.config.RepositoryConfig;
import io.weir.udfs.address.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionRulesTest {
    @TempDir private Path folder;

    @Test
    void withoutAListEverybodyMaySendAndOfAnEmptyOneNobody() throws Exception {
        CollectionRules rules =
                rules(
                        """
                        [collector]
                        listen = ["udp://0.0.0.0:2055"]
                        [[listener]]
                        address = "udp://0.0.0.0:6343"
                        allow = []
                        """);

        assertThat(allows(rules, 0, "203.0.113.1")).isTrue();
        assertThat(rules.listeners().get(0).allow().isOpen()).isTrue();
        assertThat(allows(rules, 1, "203.0.113.1")).isFalse();
        assertThat(rules.listeners().get(1).allow().isOpen()).isFalse();
    }

    @Test
    void aListenersOwnListReplacesTheGeneralOne() throws Exception {
        CollectionRules rules =
                rules(
                        """
                        [collector]
                        allow = ["192.0.2.0/24", "@v6"]
                        listen = ["udp://0.0.0.0:2055"]
                        [[listener]]
                        address = "udp://0.0.0.0:6343"
                        allow = ["198.51.100.1"]
                        [groups]
                        v6 = ["2001:db8::/32"]
                        """);

        assertThat(allows(rules, 0, "192.0.2.9")).isTrue();
        assertThat(allows(rules, 0, "2001:db8::9")).isTrue();
        assertThat(allows(rules, 0, "198.51.100.1")).isFalse();
        assertThat(allows(rules, 1, "198.51.100.1")).isTrue();
        assertThat(allows(rules, 1, "198.51.100.2")).isFalse();
        assertThat(allows(rules, 1, "192.0.2.9")).isFalse();
    }

    @Test
    void ofAnExportersPrefixesTheLongestHolds() throws Exception {
        CollectionRules rules =
                rules(
                        """
                        [[exporter]]
                        address = "192.0.2.0/24"
                        sampling_rate = 100
                        [[exporter]]
                        address = "192.0.2.7"
                        name = "edge"
                        sampling_rate = 1000
                        sampling = "force"
                        clock = "received"
                        """);

        assertThat(policy(rules, "192.0.2.1"))
                .isEqualTo(new ExporterPolicy(null, 100, false, ExporterPolicy.Clock.EXPORTED));
        assertThat(policy(rules, "192.0.2.7"))
                .isEqualTo(new ExporterPolicy("edge", 1000, true, ExporterPolicy.Clock.RECEIVED));
        assertThat(policy(rules, "192.0.3.1")).isEqualTo(ExporterPolicy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 10.0.0.1, 2055, edge border in",
        "192.0.2.1, 198.51.100.9, 2055, edge border ext2ext",
        "192.0.2.2, 10.0.0.1, 9995, rest all in",
        "192.0.2.2, 10.0.0.1, 2055, none none other",
    })
    void theFirstSensorThatGetsTheFlowHasIt(
            String sender, String destination, int port, String label) throws Exception {
        CollectionRules rules =
                rules(
                        """
                        networks = ["10.0.0.0/8"]
                        [groups]
                        routers = ["192.0.2.1"]
                        inside = ["10.0.0.0/8"]
                        [[sensor]]
                        name = "edge"
                        class = "border"
                        exporters = ["@routers"]
                        internal = ["@inside"]
                        [[sensor]]
                        name = "rest"
                        ports = [9995]
                        """);
        FlowBatch batch = new FlowBatch(1);
        int row = batch.add();
        Address source = Address.parse("203.0.113.1");
        Address target = Address.parse(destination);
        Address from = Address.parse(sender);
        batch.setAddress(FlowColumn.SRC_ADDR, row, source.high(), source.low());
        batch.setAddress(FlowColumn.DST_ADDR, row, target.high(), target.low());
        batch.setLong(FlowColumn.SRC_PORT, row, 1);
        batch.setLong(FlowColumn.DST_PORT, row, 2);
        batch.setLong(FlowColumn.EXPORT_VERSION, row, 9);

        FlowSensors sensors = new FlowSensors(rules.sensors());
        sensors.begin(Datagram.udp(0, from.high(), from.low(), 4, port, ByteBuffer.allocate(0)));
        sensors.label(batch, row, port);

        assertThat(
                        batch.getText(FlowColumn.SENSOR, row)
                                + " "
                                + batch.getText(FlowColumn.SENSOR_CLASS, row)
                                + " "
                                + batch.getText(FlowColumn.FLOW_TYPE, row))
                .isEqualTo(label);
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        assertThat(refused("[collector]\nallow = [\"@edge\"]\n"))
                .hasMessageEndingWith(
                        ":2:10: collector.allow: expected a group that [groups] has, got"
                                + " \"@edge\"");
        assertThat(refused("[groups]\na = [\"@b\"]\nb = [\"@a\"]\n[collector]\nallow = [\"@a\"]\n"))
                .hasMessageEndingWith(
                        ":3:6: collector.allow: expected a group that does not hold itself, got"
                                + " \"@a\"");
        assertThat(refused("[[exporter]]\naddress = \"192.0.2.300\"\n"))
                .hasMessageContaining(":2:1: exporter.address: expected an address or a prefix");
        assertThat(
                        refused(
                                """
                                [[exporter]]
                                address = "192.0.2.1"
                                [[exporter]]
                                address = "192.0.2.1/32"
                                """))
                .hasMessageContaining(":4:1: exporter.address: expected each exporter once");
        assertThat(
                        refused(
                                """
                                [[sensor]]
                                name = "a"
                                internal = ["10.0.0.0/8"]
                                external_interfaces = [1]
                                """))
                .hasMessageContaining(
                        ":2:1: sensor \"a\": expected either address blocks or interfaces");
        assertThat(
                        refused(
                                """
                                [[sensor]]
                                name = "a"
                                internal = "remainder"
                                external = "remainder"
                                """))
                .hasMessageContaining("expected \"remainder\" for one network, got for several");
    }

    @Test
    void aFileOfSilkThatIsNotThereIsNamedWithThePlaceThatNamesIt() throws IOException {
        Files.createFile(folder.resolve("sensors.conf"));
        String section = "[silk]\nsite = \"silk.conf\"\nsensors = \"sensors.conf\"\n";
        assertThat(refused(section))
                .hasMessage(
                        folder.resolve("weir.toml")
                                + ":2:1: silk.site: expected a file that can be read, got no such"
                                + " file: "
                                + folder.resolve("silk.conf"));
        assertThat(refused("[silk]\nsensors = \"other.conf\"\n"))
                .hasMessageContaining("weir.toml:2:1: silk.sensors: expected a file");
    }

    @Test
    void aFileOfTlsThatIsNotThereIsNamedWithThePlaceThatNamesIt() {
        assertThat(refused("[tls]\ncertificate = \"a\"\nkey = \"b\"\ntrusted = \"c\"\n"))
                .hasMessage(
                        folder.resolve("weir.toml")
                                + ":2:1: tls.certificate: expected a file that can be read, got no"
                                + " such file: "
                                + folder.resolve("a"));
    }

    @Test
    void aGroupThatIsWrongIsRefusedAlsoWhereNoListNamesIt() {
        assertThat(refused("[groups]\nbranches = [\"10.0.0.0/8\", \"10.0.0.0/99\"]\n"))
                .hasMessageContaining(":2:27: groups.branches: expected an address or a prefix");
        assertThat(refused("[groups]\nuplinks = [1, -2]\n"))
                .hasMessageContaining(":2:15: groups.uplinks: expected a whole number from 0");
        assertThat(refused("[groups]\na = [\"@b\"]\nb = [\"@a\"]\n"))
                .hasMessageContaining("expected a group that does not hold itself");
        assertThat(refused("[groups]\na = [1, \"@b\"]\nb = [2]\nc = []\n")).isNull();
    }

    private CollectionRules rules(String toml) throws IOException {
        Path file = Files.writeString(folder.resolve("weir.toml"), toml);
        return CollectionRules.of(RepositoryConfig.read(file));
    }

    private ConfigException refused(String toml) {
        return catchThrowableOfType(ConfigException.class, () -> rules(toml));
    }

    private static boolean allows(CollectionRules rules, int listener, String sender) {
        Address address = Address.parse(sender);
        return rules.listeners().get(listener).allow().allows(address.high(), address.low());
    }

    private static ExporterPolicy policy(CollectionRules rules, String exporter) {
        Address address = Address.parse(exporter);
        return rules.policies().of(address.high(), address.low());
    }
}
