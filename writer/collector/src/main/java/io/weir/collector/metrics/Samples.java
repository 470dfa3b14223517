package io.weir.collector.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The values of metrics at one moment. Not thread-safe. */
public final class Samples {
    /**
     * A value.
     *
     * @param labels the values of the metric's labels, in their order
     * @param value what was measured
     */
    public record Sample(List<String> labels, double value) {}

    private final Map<Metric, List<Sample>> samples = new EnumMap<>(Metric.class);

    /** None yet. */
    public Samples() {}

    /** Adds a count, as {@link #add(Metric, double, String...)}. */
    public void add(Metric metric, long count, String... labels) {
        add(metric, (double) count, labels);
    }

    /**
     * Adds a value.
     *
     * @throws IllegalArgumentException if the labels are not as many as the metric has
     */
    public void add(Metric metric, double value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(
                    metric.metricName()
                            + ": expected values of "
                            + metric.labels()
                            + ", got "
                            + List.of(labels));
        }
        samples.computeIfAbsent(metric, m -> new ArrayList<>())
                .add(new Sample(List.of(labels), value));
    }

    /** The values of a metric, in the order in which they were added. */
    public List<Sample> of(Metric metric) {
        return List.copyOf(samples.getOrDefault(metric, List.of()));
    }
}
