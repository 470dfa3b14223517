package io.weir.collector;

import io.weir.collector.account.Observed;
import io.weir.collector.decode.ExporterFacts;
import io.weir.collector.metrics.Samples;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.template.TemplateAccount;
import java.util.List;
import java.util.function.Supplier;

/** What a collector tells of itself and of its exporters. */
record CollectorObserved(Supplier<Samples> metrics, DatagramTally tally) implements Observed {
    @Override
    public Samples samples() {
        return metrics.get();
    }

    @Override
    public List<StreamAccount> streams() {
        return tally.snapshot().streams();
    }

    @Override
    public ExporterFacts facts() {
        return tally.snapshot().facts();
    }

    @Override
    public List<TemplateAccount> templates(long millis, int mostOfKnown, int mostOfNewcomers) {
        return tally.templates(millis, mostOfKnown, mostOfNewcomers);
    }
}
