package io.weir.format.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryConfigTest {
    @TempDir private Path folder;

    @Test
    void withoutAFileTheDefaultsHold() throws Exception {
        RepositoryConfig config = RepositoryConfig.read(folder.resolve("weir.toml"));

        assertThat(config.networks())
                .extracting(ConfigText::value)
                .containsExactly(
                        "10.0.0.0/8",
                        "172.16.0.0/12",
                        "192.168.0.0/16",
                        "127.0.0.0/8",
                        "::1/128",
                        "169.254.0.0/16",
                        "fe80::/10",
                        "fc00::/7");
        assertThat(config.geoCountry()).isNull();
        assertThat(config.collector().commitInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.collector().fsync()).isEqualTo(FsyncPolicy.INTERVAL);
        assertThat(config.collector().fsyncInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.collector().listeners()).isEmpty();
        assertThat(config.collector().allow()).isNull();
        assertThat(config.sealing()).isEqualTo(new SealingConfig(Duration.ofMinutes(35), 24, 8));
        assertThat(config.retention()).isEqualTo(new RetentionConfig(null, null));
        assertThat(config.collector().metrics()).isNull();
        assertThat(config.tls()).isNull();
    }

    @Test
    void everyKeyIsRead() throws Exception {
        Files.createDirectories(folder.resolve("geo"));
        Files.createFile(folder.resolve("geo/country.mmdb"));
        RepositoryConfig config =
                read(
                        """
                        networks = [
                          "192.0.2.0/24",
                          "2001:db8::/32",
                        ]

                        [geo]
                        country = "geo/country.mmdb"

                        [collector]
                        commit_interval_seconds = 5
                        fsync = "each-batch"
                        fsync_interval_ms = 250
                        listen = ["udp://127.0.0.1:9995", "udp://[::1]:9995"]
                        receive_buffer_bytes = 65536
                        connections = 7
                        connections_per_address = 3
                        connection_idle_seconds = 60

                        [tls]
                        certificate = "collector.pem"
                        key = "/etc/weir/collector.key"
                        trusted = "exporters.pem"
                        peers = ["edge1.example.net"]
                        """);

        assertThat(config.networks())
                .containsExactly(
                        new ConfigText("192.0.2.0/24", 2, 3),
                        new ConfigText("2001:db8::/32", 3, 3));
        assertThat(config.geoCountry()).isEqualTo(folder.resolve("geo/country.mmdb"));
        assertThat(config.collector().commitInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.collector().fsync()).isEqualTo(FsyncPolicy.EACH_BATCH);
        assertThat(config.collector().fsyncInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.collector().listeners())
                .extracting(listener -> listener.address().value())
                .containsExactly("udp://127.0.0.1:9995", "udp://[::1]:9995");
        assertThat(config.collector().receiveBufferBytes()).isEqualTo(65_536);
        assertThat(config.collector().connections())
                .isEqualTo(new ConnectionConfig(7, 3, Duration.ofMinutes(1)));
        assertThat(config.tls())
                .isEqualTo(
                        new TlsConfig(
                                new ConfigPath(
                                        folder.resolve("collector.pem"),
                                        new ConfigText("collector.pem", 20, 1)),
                                new ConfigPath(
                                        Path.of("/etc/weir/collector.key"),
                                        new ConfigText("/etc/weir/collector.key", 21, 1)),
                                new ConfigPath(
                                        folder.resolve("exporters.pem"),
                                        new ConfigText("exporters.pem", 22, 1)),
                                List.of(new ConfigText("edge1.example.net", 23, 10))));
    }

    @Test
    void aRateThatIsForcedAndNotThereIsRefused() {
        assertThat(refused("[[exporter]]\naddress = \"192.0.2.1\"\nsampling = \"force\"\n"))
                .hasMessageEndingWith(
                        "weir.toml:3:1: exporter.sampling: expected sampling_rate beside \"force\","
                                + " got none");
    }

    @Test
    void tlsWithoutOneOfItsFilesIsRefused() {
        assertThat(refused("[tls]\ncertificate = \"a.pem\"\nkey = \"a.key\"\n"))
                .hasMessageContaining(
                        "weir.toml:2:1: tls.trusted: expected a string such as \"exporters.pem\", got"
                                + " a section without it");
    }

    @Test
    void everySectionIsRead() throws Exception {
        RepositoryConfig config =
                read(
                        """
                        [collector]
                        allow = ["192.0.2.0/24"]
                        metrics = "127.0.0.1:9995"
                        reserve_megabytes = 100

                        [[listener]]
                        address = "tls://0.0.0.0:4740"
                        allow = []

                        [templates]
                        lifetime_minutes = 60
                        memory_megabytes = 20
                        pending_seconds = 30

                        [sealing]
                        after_minutes = 10
                        open_parts = 12
                        late_parts = 4

                        [retention]
                        max_age_days = 2
                        max_gigabytes = 3

                        [[exporter]]
                        address = "192.0.2.0/24"
                        name = "edge"
                        sampling_rate = 100
                        sampling = "force"
                        clock = "received"

                        [groups]
                        inside = ["10.0.0.0/8"]
                        uplinks = [1, 2]

                        [[sensor]]
                        name = "S1"
                        class = "border"
                        exporters = ["192.0.2.1"]
                        ports = [2055]
                        internal = ["@inside"]
                        external = "remainder"
                        null_interfaces = [0]
                        source = "external"
                        interface_values = "vlan"
                        """);

        assertThat(config.collector().listeners())
                .containsExactly(
                        new ListenConfig(
                                "listener.address",
                                new ConfigText("tls://0.0.0.0:4740", 7, 1),
                                List.of()));
        assertThat(config.collector().allow())
                .containsExactly(new ConfigText("192.0.2.0/24", 2, 10));
        assertThat(config.collector().metrics()).isEqualTo(new ConfigText("127.0.0.1:9995", 3, 1));
        assertThat(config.collector().reserveBytes()).isEqualTo(100 << 20);
        assertThat(config.templates())
                .isEqualTo(new TemplateConfig(Duration.ofHours(1), 20, Duration.ofSeconds(30)));
        assertThat(config.sealing()).isEqualTo(new SealingConfig(Duration.ofMinutes(10), 12, 4));
        assertThat(config.retention())
                .isEqualTo(new RetentionConfig(Duration.ofDays(2), 3_000_000_000L));
        assertThat(config.exporters())
                .containsExactly(
                        new ExporterConfig(
                                new ConfigText("192.0.2.0/24", 25, 1),
                                "edge",
                                100,
                                ExporterConfig.Sampling.FORCE,
                                ExporterConfig.Clock.RECEIVED));
        assertThat(config.groups()).containsOnlyKeys("inside", "uplinks");
        assertThat(config.sensors())
                .containsExactly(
                        new SensorConfig(
                                new ConfigText("S1", 36, 1),
                                "border",
                                List.of(new ConfigText("192.0.2.1", 38, 14)),
                                List.of(new ConfigText("2055", 39, 10)),
                                new NetworkConfig(
                                        List.of(new ConfigText("@inside", 40, 13)), null, false),
                                new NetworkConfig(List.of(), null, true),
                                new NetworkConfig(
                                        null, List.of(new ConfigText("0", 42, 20)), false),
                                SensorConfig.Network.EXTERNAL,
                                null,
                                SensorConfig.InterfaceValues.VLAN));
    }

    @Test
    void contradictionsAreRefused() {
        assertThat(refused("[retention]\nmax_age_days = 1\nmax_age_hours = 3\n"))
                .hasMessageEndingWith(
                        ":3:1: retention.max_age_hours: expected either max_age_days or"
                                + " max_age_hours, got both of them");
        assertThat(refused("[[sensor]]\nname = \"a\"\ninternal = []\ninternal_interfaces = [1]\n"))
                .hasMessageEndingWith(
                        ":4:1: sensor.internal_interfaces: expected either internal or"
                                + " internal_interfaces, got both of them");
        assertThat(refused("[[sensor]]\nname = \"a\"\nexternal = \"rest\"\n"))
                .hasMessageEndingWith(
                        ":3:1: sensor.external: expected a list, or \"remainder\", got \"rest\"");
        assertThat(refused("[[sensor]]\nclass = \"a\"\n"))
                .hasMessageEndingWith(
                        ":2:1: sensor.name: expected a string such as \"edge\", got a section"
                                + " without it");
        assertThat(refused("[[exporter]]\naddress = \"192.0.2.1\"\nsampling = \"always\"\n"))
                .hasMessageEndingWith(
                        ":3:1: exporter.sampling: expected \"default\" or \"force\", got"
                                + " \"always\"");
        assertThat(refused("[silk]\nsensors = \"s\"\n[[sensor]]\nname = \"a\"\n"))
                .hasMessageContaining("expected either [[sensor]] or [silk], got both of them");
    }

    @Test
    void noNetworksAtAllIsAllowed() throws Exception {
        assertThat(read("networks = []\n").networks()).isEmpty();
    }

    @Test
    void anUnknownKeyIsRefusedWithItsPlace() {
        ConfigException error = refused("networks = []\n\n[collector]\n  comit = 3\n");

        assertThat(error.line()).isEqualTo(4);
        assertThat(error.column()).isEqualTo(3);
        assertThat(error.key()).isEqualTo("collector.comit");
        assertThat(error)
                .hasMessage(
                        folder
                                + "/weir.toml:4:3: collector.comit: expected one of the keys"
                                + " allow, commit_interval_seconds, connection_idle_seconds,"
                                + " connections, connections_per_address, fsync, fsync_interval_ms,"
                                + " listen, metrics, receive_buffer_bytes, reserve_megabytes, got"
                                + " \"comit\"");
    }

    @Test
    void anUnknownSectionIsRefused() {
        assertThat(refused("[geoo]\ncountry = \"x\"\n"))
                .hasMessageContaining(
                        "geoo: expected one of the keys collector, exporter, geo, groups, listener,"
                                + " networks,");
    }

    @Test
    void aCountryDatabaseThatIsNotThereIsRefused() {
        assertThat(refused("[geo]\ncountry = \"nowhere.mmdb\"\n"))
                .hasMessageEndingWith(
                        ":2:1: geo.country: expected a country database in MaxMind's .mmdb format that can be"
                                + " read, got \"nowhere.mmdb\", which is "
                                + folder.resolve("nowhere.mmdb"));
    }

    @Test
    void aWrongTypeIsRefused() {
        assertThat(refused("networks = \"10.0.0.0/8\"\n"))
                .hasMessageEndingWith(
                        ":1:1: networks: expected a list of strings such as [\"10.0.0.0/8\"], got"
                                + " \"10.0.0.0/8\"");
        assertThat(refused("networks = [\"10.0.0.0/8\", 7]\n"))
                .hasMessageContaining(":1:27: networks:")
                .hasMessageEndingWith("got 7");
        assertThat(refused("geo = 7\n"))
                .hasMessageEndingWith(":1:1: geo: expected a section [geo], got 7");
        assertThat(refused("[geo]\ncountry = true\n"))
                .hasMessageEndingWith(
                        ":2:1: geo.country: expected a string that is not empty, got true");
        assertThat(refused("[collector]\ncommit_interval_seconds = \"10\"\n"))
                .hasMessageEndingWith("expected a whole number from 1 to 3600, got \"10\"");
        assertThat(refused("[collector]\ncommit_interval_seconds = 0\n"))
                .hasMessageEndingWith("expected a whole number from 1 to 3600, got 0");
        assertThat(refused("[collector]\nfsync = \"often\"\n"))
                .hasMessageEndingWith(
                        "collector.fsync: expected \"each-batch\", \"interval\" or \"os\", got"
                                + " \"often\"");
    }

    @Test
    void whatIsNoTomlIsRefusedWithItsPlace() {
        ConfigException error = refused("networks = []\nlisten = [\n");

        assertThat(error.line()).isGreaterThanOrEqualTo(2);
        assertThat(error).hasMessageContaining("expected TOML");
    }

    @Test
    void whatIsNoUtf8IsRefused() throws Exception {
        Path file = Files.write(folder.resolve("weir.toml"), new byte[] {'#', (byte) 0xff});

        assertThat(catchThrowableOfType(ConfigException.class, () -> RepositoryConfig.read(file)))
                .hasMessageEndingWith("expected TOML in UTF-8, got other bytes");
    }

    private RepositoryConfig read(String toml) throws IOException {
        return RepositoryConfig.read(Files.writeString(folder.resolve("weir.toml"), toml));
    }

    private ConfigException refused(String toml) {
        return catchThrowableOfType(ConfigException.class, () -> read(toml));
    }
}
