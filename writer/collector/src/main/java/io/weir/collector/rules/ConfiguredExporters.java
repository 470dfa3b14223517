package io.weir.collector.rules;

import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.format.config.ConfigException;
import io.weir.format.config.ExporterConfig;
import io.weir.format.config.RepositoryConfig;
import io.weir.udfs.address.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sections {@code [[exporter]]}: the longest prefix wins. Immutable. */
final class ConfiguredExporters implements ExporterPolicies {
    private record Entry(Prefix prefix, ExporterPolicy policy) {}

    private final Entry[] longestFirst;

    private ConfiguredExporters(List<Entry> entries) {
        longestFirst = entries.toArray(Entry[]::new);
    }

    static ExporterPolicies of(RepositoryConfig config) throws ConfigException {
        ConfigLists lists = new ConfigLists(config);
        List<Entry> entries = new ArrayList<>();
        for (ExporterConfig exporter : config.exporters()) {
            Prefix prefix = lists.prefix("exporter.address", exporter.address());
            if (entries.stream().anyMatch(e -> e.prefix().equals(prefix))) {
                throw lists.wrong(
                        "exporter.address",
                        exporter.address(),
                        "each exporter once",
                        '"' + exporter.address().value() + "\" again");
            }
            entries.add(new Entry(prefix, policy(exporter)));
        }
        entries.sort(Comparator.comparingInt((Entry e) -> e.prefix().length()).reversed());
        return entries.isEmpty() ? ExporterPolicies.NONE : new ConfiguredExporters(entries);
    }

    private static ExporterPolicy policy(ExporterConfig exporter) {
        return new ExporterPolicy(
                exporter.name(),
                exporter.samplingRate(),
                exporter.samplingRate() > 0 && exporter.sampling() == ExporterConfig.Sampling.FORCE,
                switch (exporter.clock()) {
                    case EXPORTED -> ExporterPolicy.Clock.EXPORTED;
                    case RECEIVED -> ExporterPolicy.Clock.RECEIVED;
                });
    }

    @Override
    public ExporterPolicy of(long high, long low) {
        for (Entry entry : longestFirst) {
            if (entry.prefix().contains(high, low)) {
                return entry.policy();
            }
        }
        return ExporterPolicy.DEFAULT;
    }
}
