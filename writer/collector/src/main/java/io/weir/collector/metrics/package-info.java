/**
 * What the collector shows of itself: the {@link io.weir.collector.metrics.Metric}s, their {@link
 * io.weir.collector.metrics.Samples} at a moment, and the {@link
 * io.weir.collector.metrics.MetricsServer} that hands them out as Prometheus reads them. The only
 * package that sees Prometheus' classes; imports nothing of Weir.
 */
@NullMarked
package io.weir.collector.metrics;

import org.jspecify.annotations.NullMarked;
