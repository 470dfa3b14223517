package io.weir.collector.account;

import io.weir.collector.decode.ExporterFacts;
import io.weir.collector.metrics.Samples;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.template.TemplateAccount;
import java.util.List;

/** What a {@link StatsSampler} asks for. */
public interface Observed {
    /** All metrics. */
    Samples samples();

    /** The account of each stream. */
    List<StreamAccount> streams();

    /** What exporters are called, and say of themselves. */
    ExporterFacts facts();

    /**
     * Every template that is in force at {@code millis}.
     *
     * @param mostOfKnown the most of exporters that have proven themselves
     * @param mostOfNewcomers the most of others
     */
    List<TemplateAccount> templates(long millis, int mostOfKnown, int mostOfNewcomers);
}
