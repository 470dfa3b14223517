package io.weir.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {
    private static final Path REFERENCE = Path.of("../../docs/reference/metrics.md");

    @Test
    void theReferenceListsEveryMetricWithItsLabelsAndHelp() throws IOException {
        List<String> rows =
                Files.readAllLines(REFERENCE).stream()
                        .filter(line -> line.matches("\\| `\\w+` \\| (counter|gauge) .*"))
                        .toList();
        assertThat(rows).isEqualTo(Arrays.stream(Metric.values()).map(this::row).toList());
    }

    private String row(Metric metric) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        metric.metricName(),
                        metric.kind().name().toLowerCase(Locale.ROOT),
                        String.join(", ", metric.labels()),
                        metric.help());
    }
}
