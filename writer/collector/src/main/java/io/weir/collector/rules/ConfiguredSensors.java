package io.weir.collector.rules;

import io.weir.collector.sensor.FlowSource;
import io.weir.collector.sensor.Members;
import io.weir.collector.sensor.Sensor;
import io.weir.collector.sensor.SensorNetworks;
import io.weir.format.config.ConfigException;
import io.weir.format.config.ConfigText;
import io.weir.format.config.NetworkConfig;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.config.SensorConfig;
import io.weir.format.config.SensorConfig.InterfaceValues;
import io.weir.format.config.SensorConfig.Network;
import io.weir.udfs.traffic.NetworkKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections {@code [[sensor]]}; without any, the one sensor {@code S0} of class {@code all}. A
 * sensor that names no networks has those of the key {@code networks} inside, the rest outside.
 */
final class ConfiguredSensors {
    private static final int MAX_PORT = 65_535;

    private final RepositoryConfig config;
    private final ConfigLists lists;

    private ConfiguredSensors(RepositoryConfig config) {
        this.config = config;
        this.lists = new ConfigLists(config);
    }

    static List<Sensor> of(RepositoryConfig config) throws ConfigException {
        ConfiguredSensors sensors = new ConfiguredSensors(config);
        if (config.sensors().isEmpty()) {
            return List.of(
                    new Sensor(
                            "S0",
                            "all",
                            List.of(FlowSource.ANY),
                            List.of(),
                            sensors.standard(null, null)));
        }
        List<Sensor> read = new ArrayList<>();
        for (SensorConfig sensor : config.sensors()) {
            read.add(
                    new Sensor(
                            sensor.name().value(),
                            sensor.sensorClass(),
                            List.of(sensors.source(sensor)),
                            List.of(),
                            sensors.networks(sensor)));
        }
        return read;
    }

    private FlowSource source(SensorConfig sensor) throws ConfigException {
        List<ConfigText> ports = sensor.ports();
        List<ConfigText> exporters = sensor.exporters();
        return new FlowSource(
                0,
                ports == null ? null : lists.numbers("sensor.ports", ports, MAX_PORT),
                exporters == null ? null : lists.prefixes("sensor.exporters", exporters),
                null,
                sensor.interfaces() == InterfaceValues.VLAN,
                true);
    }

    private SensorNetworks networks(SensorConfig sensor) throws ConfigException {
        NetworkKind source = kind(sensor.source());
        NetworkKind destination = kind(sensor.destination());
        boolean unset = isUnset(sensor.internal()) && isUnset(sensor.external());
        if (unset && isUnset(sensor.nowhere())) {
            return source != null && destination != null
                    ? new SensorNetworks(
                            Members.NONE, Members.NONE, Members.NONE, source, destination)
                    : standard(source, destination);
        }
        check(sensor);
        if (unset) {
            return new SensorNetworks(
                    inside(), outside(), members(sensor, sensor.nowhere()), source, destination);
        }
        NetworkConfig internal = orRemainder(sensor, sensor.internal(), sensor.external());
        NetworkConfig external = orRemainder(sensor, sensor.external(), sensor.internal());
        return new SensorNetworks(
                members(sensor, internal),
                members(sensor, external),
                members(sensor, sensor.nowhere()),
                source,
                destination);
    }

    private SensorNetworks standard(@Nullable NetworkKind source, @Nullable NetworkKind destination)
            throws ConfigException {
        return new SensorNetworks(inside(), outside(), Members.NONE, source, destination);
    }

    private Members inside() throws ConfigException {
        return Members.blocks(lists.prefixes("networks", config.networks()));
    }

    private Members outside() throws ConfigException {
        return Members.otherThan(lists.prefixes("networks", config.networks()));
    }

    /** What has only one of inside and outside has the rest on the other side. */
    private static NetworkConfig orRemainder(
            SensorConfig sensor, NetworkConfig network, NetworkConfig other) {
        if (!isUnset(network) || other.remainder() || sensor.nowhere().remainder()) {
            return network;
        }
        return other.blocks() != null
                ? new NetworkConfig(List.of(), null, true)
                : new NetworkConfig(null, List.of(), true);
    }

    private void check(SensorConfig sensor) throws ConfigException {
        int remainders = 0;
        boolean blocks = false;
        boolean interfaces =
                sensor.internal().interfaces() != null || sensor.external().interfaces() != null;
        for (NetworkConfig network :
                List.of(sensor.internal(), sensor.external(), sensor.nowhere())) {
            remainders += network.remainder() ? 1 : 0;
            blocks |= network.blocks() != null;
        }
        if (remainders > 1) {
            throw wrong(sensor, "\"remainder\" for one network", "for several");
        }
        if (blocks && interfaces) {
            throw wrong(
                    sensor,
                    "either address blocks or interfaces; interfaces go with blocks for null alone",
                    "both");
        }
        if (remainders == 1 && rest(sensor).isEmpty() && blocks) {
            throw wrong(sensor, "blocks of another network beside \"remainder\"", "none");
        }
    }

    private ConfigException wrong(SensorConfig sensor, String expected, String got) {
        return lists.wrong("sensor \"" + sensor.name().value() + '"', sensor.name(), expected, got);
    }

    private static boolean isUnset(NetworkConfig network) {
        return network.blocks() == null && network.interfaces() == null;
    }

    private Members members(SensorConfig sensor, NetworkConfig network) throws ConfigException {
        List<ConfigText> blocks = network.blocks();
        if (blocks != null) {
            return network.remainder()
                    ? Members.otherThan(lists.prefixes("sensor", rest(sensor)))
                    : Members.blocks(lists.prefixes("sensor", blocks));
        }
        List<ConfigText> interfaces = network.interfaces();
        if (interfaces == null) {
            return Members.NONE;
        }
        return network.remainder()
                ? Members.otherThan(lists.interfaces("sensor", restInterfaces(sensor)))
                : Members.interfaces(lists.interfaces("sensor", interfaces));
    }

    private static List<ConfigText> rest(SensorConfig sensor) {
        List<ConfigText> rest = new ArrayList<>();
        add(rest, sensor.internal().blocks());
        add(rest, sensor.external().blocks());
        add(rest, sensor.nowhere().blocks());
        return rest;
    }

    private static List<ConfigText> restInterfaces(SensorConfig sensor) {
        List<ConfigText> rest = new ArrayList<>();
        add(rest, sensor.internal().interfaces());
        add(rest, sensor.external().interfaces());
        add(rest, sensor.nowhere().interfaces());
        return rest;
    }

    private static void add(List<ConfigText> to, @Nullable List<ConfigText> some) {
        if (some != null) {
            to.addAll(some);
        }
    }

    private static @Nullable NetworkKind kind(@Nullable Network network) {
        if (network == null) {
            return null;
        }
        return switch (network) {
            case INTERNAL -> NetworkKind.INTERNAL;
            case EXTERNAL -> NetworkKind.EXTERNAL;
            case NULL -> NetworkKind.NULL;
        };
    }
}
