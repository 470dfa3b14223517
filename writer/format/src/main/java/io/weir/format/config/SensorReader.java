package io.weir.format.config;

import io.weir.format.config.SensorConfig.InterfaceValues;
import io.weir.format.config.SensorConfig.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the sections {@code [[sensor]]}. */
final class SensorReader {
    private static final String REMAINDER = "remainder";
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "class",
                    "exporters",
                    "ports",
                    "internal",
                    "internal_interfaces",
                    "external",
                    "external_interfaces",
                    "null",
                    "null_interfaces",
                    "source",
                    "destination",
                    "interface_values");

    private SensorReader() {}

    static List<SensorConfig> read(ConfigSection root) throws ConfigException {
        List<SensorConfig> sensors = new ArrayList<>();
        for (ConfigSection section : root.sections("sensor", KEYS)) {
            ConfigText sensorClass = section.text("class");
            sensors.add(
                    new SensorConfig(
                            section.requiredText("name", "edge"),
                            sensorClass == null ? "all" : sensorClass.value(),
                            section.texts("exporters", "192.0.2.1"),
                            section.items("ports", "[2055]"),
                            network(section, "internal"),
                            network(section, "external"),
                            network(section, "null"),
                            fixed(section, "source"),
                            fixed(section, "destination"),
                            section.choice(
                                    "interface_values",
                                    InterfaceValues.values(),
                                    InterfaceValues.SNMP)));
        }
        return sensors;
    }

    private static @Nullable Network fixed(ConfigSection section, String key)
            throws ConfigException {
        return section.text(key) == null
                ? null
                : section.choice(key, Network.values(), Network.NULL);
    }

    private static NetworkConfig network(ConfigSection section, String name)
            throws ConfigException {
        String interfaces = name + "_interfaces";
        boolean hasBlocks = section.keys().contains(name);
        boolean hasInterfaces = section.keys().contains(interfaces);
        if (hasBlocks && hasInterfaces) {
            throw section.wrong(interfaces, "either " + name + " or " + interfaces, "both of them");
        }
        if (isRemainder(section, name)) {
            return new NetworkConfig(List.of(), null, true);
        }
        if (isRemainder(section, interfaces)) {
            return new NetworkConfig(null, List.of(), true);
        }
        return new NetworkConfig(
                section.texts(name, "10.0.0.0/8"),
                section.items(interfaces, "[1, 2, \"@group\"]"),
                false);
    }

    private static boolean isRemainder(ConfigSection section, String key) throws ConfigException {
        if (!section.isText(key)) {
            return false;
        }
        ConfigText text = section.text(key);
        if (text == null || !text.value().equals(REMAINDER)) {
            throw section.wrong(
                    key,
                    "a list, or \"remainder\"",
                    text == null ? "nothing" : '"' + text.value() + '"');
        }
        return true;
    }
}
