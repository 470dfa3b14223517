package io.weir.collector.metrics;

/** How a metric moves. */
public enum MetricKind {
    /** Up only, while the process lives. */
    COUNTER,
    /** Up and down. */
    GAUGE
}
