package io.weir.collector.sensor;

import java.util.List;

/**
 * A place where flows are seen.
 *
 * @param name the column {@code sensor}
 * @param sensorClass the column {@code sensor_class}
 * @param sources where its flows come from
 * @param discards flows of these that it leaves to the next sensor
 * @param networks what it knows of the networks around it
 */
public record Sensor(
        String name,
        String sensorClass,
        List<FlowSource> sources,
        List<Discard> discards,
        SensorNetworks networks) {
    /** Copies the lists. */
    public Sensor {
        sources = List.copyOf(sources);
        discards = List.copyOf(discards);
    }
}
