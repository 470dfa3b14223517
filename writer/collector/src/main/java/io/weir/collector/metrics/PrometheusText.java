package io.weir.collector.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Samples in the text format that Prometheus reads. */
final class PrometheusText {
    private static final PrometheusTextFormatWriter WRITER =
            PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

    private PrometheusText() {}

    static String contentType() {
        return WRITER.getContentType();
    }

    static byte[] of(Samples samples) throws IOException {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        for (Metric metric : Metric.values()) {
            List<Samples.Sample> values = samples.of(metric);
            if (!values.isEmpty()) {
                all.metricSnapshot(snapshot(metric, values));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WRITER.write(out, all.build());
        return out.toByteArray();
    }

    private static MetricSnapshot snapshot(Metric metric, List<Samples.Sample> values) {
        return switch (metric.kind()) {
            case COUNTER -> {
                CounterSnapshot.Builder counter =
                        CounterSnapshot.builder().name(metric.stem()).help(metric.help());
                for (Samples.Sample sample : values) {
                    counter.dataPoint(
                            CounterDataPointSnapshot.builder()
                                    .labels(labels(metric, sample))
                                    .value(sample.value())
                                    .build());
                }
                yield counter.build();
            }
            case GAUGE -> {
                GaugeSnapshot.Builder gauge =
                        GaugeSnapshot.builder().name(metric.stem()).help(metric.help());
                for (Samples.Sample sample : values) {
                    gauge.dataPoint(
                            GaugeDataPointSnapshot.builder()
                                    .labels(labels(metric, sample))
                                    .value(sample.value())
                                    .build());
                }
                yield gauge.build();
            }
        };
    }

    private static Labels labels(Metric metric, Samples.Sample sample) {
        return metric.labels().isEmpty()
                ? Labels.EMPTY
                : Labels.of(metric.labels(), sample.labels());
    }
}
