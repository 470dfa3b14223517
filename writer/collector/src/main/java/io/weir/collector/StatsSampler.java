package io.weir.collector;

import io.weir.collector.metrics.Metric;
import io.weir.collector.metrics.Samples;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns metrics and accounts into rows of {@code collector_stats} and {@code exporters}. The values
 * of that table are whole numbers, so seconds are milliseconds there. One owner.
 */
final class StatsSampler {
    private static final String SECONDS = "_seconds";
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int MAX_EXPORTERS = 1_000;

    private final Supplier<Samples> samples;
    private final Supplier<List<StreamAccount>> streams;
    private Map<Domain, StreamAccount> last = Map.of();
    private long lastMillis;

    private record Domain(ExportProtocol protocol, long high, long low, long domain) {}

    StatsSampler(Supplier<Samples> samples, Supplier<List<StreamAccount>> streams) {
        this.samples = samples;
        this.streams = streams;
    }

    /** The rows of this moment; the lists that have none are left out. */
    List<StatsRows> sample(long millis) {
        List<StatsRows> all = new ArrayList<>();
        all.add(metrics(millis, samples.get()));
        StatsRows exporters = exporters(millis, streams.get());
        if (exporters.size() > 0) {
            all.add(exporters);
        }
        lastMillis = millis;
        return all;
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

    /**
     * A row for each exporter, protocol and domain that has another account than at the last time,
     * or none of this day: that table shows the newest row of each.
     */
    private StatsRows exporters(long millis, List<StreamAccount> streams) {
        Map<Domain, StreamAccount> accounts = new LinkedHashMap<>();
        streams.stream()
                .sorted(ExporterAccounts.KNOWN_LONGEST_FIRST)
                .forEach(stream -> add(stream, accounts));
        boolean isNewDay = millis / DAY_MILLIS != lastMillis / DAY_MILLIS;
        StatsRows rows = new StatsRows(StatsTable.EXPORTERS);
        accounts.forEach(
                (domain, account) -> {
                    if (isNewDay || !account.equals(last.get(domain))) {
                        add(millis, account, rows);
                    }
                });
        last = accounts;
        return rows;
    }

    private static void add(StreamAccount stream, Map<Domain, StreamAccount> accounts) {
        Domain domain =
                new Domain(
                        stream.protocol(),
                        stream.addressHigh(),
                        stream.addressLow(),
                        stream.domain());
        if (accounts.size() < MAX_EXPORTERS || accounts.containsKey(domain)) {
            accounts.merge(domain, stream, StreamAccount::plus);
        }
    }

    private static void add(long millis, StreamAccount stream, StatsRows rows) {
        StreamCounts counts = stream.counts();
        rows.add(
                millis,
                address(stream),
                (@Nullable Object) null,
                (long) stream.protocol().exportVersion(),
                stream.domain(),
                stream.protocol().unit().text(),
                stream.firstReceivedMillis(),
                stream.lastReceivedMillis(),
                counts.datagrams(),
                counts.bytes(),
                counts.rows(),
                counts.announced(),
                counts.decoded(),
                counts.undecodable(),
                counts.malformed(),
                counts.lost(),
                counts.duplicate(),
                counts.uncertain(),
                counts.restarts(),
                stream.clockSkewMillis(),
                stream.samplingRate() == 0 ? null : stream.samplingRate());
    }

    private static byte[] address(StreamAccount stream) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(stream.addressHigh())
                .putLong(stream.addressLow())
                .array();
    }
}
