package io.weir.format.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A section {@code [[sensor]]}.
 *
 * @param name the sensor's name
 * @param sensorClass its class, default {@code all}
 * @param exporters addresses, prefixes or {@code @group} of what sends to it; null: any
 * @param ports our ports that it gets flows from; null: any
 * @param internal what is inside
 * @param external what is outside
 * @param nowhere where dropped traffic goes: {@code null}
 * @param source the network that all flows come from, or null
 * @param destination the network that all flows go to, or null
 * @param interfaces what its interface numbers are
 */
public record SensorConfig(
        ConfigText name,
        String sensorClass,
        @Nullable List<ConfigText> exporters,
        @Nullable List<ConfigText> ports,
        NetworkConfig internal,
        NetworkConfig external,
        NetworkConfig nowhere,
        @Nullable Network source,
        @Nullable Network destination,
        InterfaceValues interfaces) {

    /** Copies the lists. */
    public SensorConfig {
        exporters = exporters == null ? null : List.copyOf(exporters);
        ports = ports == null ? null : List.copyOf(ports);
    }

    /** A sensor's networks. */
    public enum Network implements ConfigChoice {
        INTERNAL,
        EXTERNAL,
        NULL;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a sensor's interface numbers are. */
    public enum InterfaceValues implements ConfigChoice {
        /** Numbers of interfaces, ifIndex. */
        SNMP,
        /** VLANs. */
        VLAN;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
