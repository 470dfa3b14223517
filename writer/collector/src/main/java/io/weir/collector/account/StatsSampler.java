package io.weir.collector.account;

import io.weir.collector.metrics.Metric;
import io.weir.collector.metrics.Samples;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.util.List;
import java.util.StringJoiner;

/**
 * Makes the rows of {@code collector_stats}, {@code exporters} and {@code templates}. The values of
 * the first are whole numbers, so seconds are milliseconds there. One owner.
 */
public final class StatsSampler {
    private static final String SECONDS = "_seconds";
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long DAY_MILLIS = 86_400_000;

    private final Observed observed;
    private final ExporterRows exporters = new ExporterRows();
    private final TemplateRows templates = new TemplateRows();
    private long lastMillis;

    /** A sampler of what {@code observed} tells. */
    public StatsSampler(Observed observed) {
        this.observed = observed;
    }

    /**
     * The rows of this moment; the lists that have none are left out.
     *
     * @param millis the moment, milliseconds since 1970
     */
    public List<StatsRows> sample(long millis) {
        boolean isNewDay = millis / DAY_MILLIS != lastMillis / DAY_MILLIS;
        lastMillis = millis;
        List<StatsRows> all =
                List.of(
                        metrics(millis, observed.samples()),
                        exporters.rows(millis, isNewDay, observed.streams(), observed.facts()),
                        templates.rows(
                                millis,
                                isNewDay,
                                observed.templates(
                                        millis,
                                        TemplateRows.MAX_OF_KNOWN,
                                        TemplateRows.MAX_OF_NEWCOMERS)));
        return all.stream().filter(rows -> rows.size() > 0).toList();
    }

    /** A row for each sample. */
    private static StatsRows metrics(long millis, Samples samples) {
        StatsRows rows = new StatsRows(StatsTable.COLLECTOR_STATS);
        for (Metric metric : Metric.values()) {
            String name = metric.metricName();
            boolean isTime = name.contains(SECONDS);
            for (Samples.Sample sample : samples.of(metric)) {
                rows.add(
                        millis,
                        isTime ? name.replace(SECONDS, "_milliseconds") : name,
                        labels(metric, sample),
                        Math.round(sample.value() * (isTime ? MILLIS_PER_SECOND : 1)));
            }
        }
        return rows;
    }

    private static String labels(Metric metric, Samples.Sample sample) {
        StringJoiner labels = new StringJoiner(",");
        for (int i = 0; i < sample.labels().size(); i++) {
            labels.add(metric.labels().get(i) + "=" + sample.labels().get(i));
        }
        return labels.toString();
    }
}
