package io.weir.collector;

import io.weir.collector.metrics.Metric;
import io.weir.collector.metrics.Samples;
import io.weir.collector.wire.sflow.SFlowCounts;
import io.weir.collector.wire.template.StoreSize;
import io.weir.collector.wire.template.TemplateCounters;
import io.weir.collector.wire.template.TemplateCounters.Count;
import java.util.Locale;

/** Turns what the decoders counted into samples of the metrics. */
final class DecoderMetrics {
    private DecoderMetrics() {}

    static void add(StoreSize size, Samples out) {
        out.add(Metric.TEMPLATES, size.templates());
        out.add(Metric.TEMPLATE_BYTES, size.bytes());
        out.add(Metric.TEMPLATE_DOMAINS, size.knownSessions(), "known");
        out.add(Metric.TEMPLATE_DOMAINS, size.newcomers(), "newcomer");
        out.add(Metric.PENDING_SETS, size.pendingSets());
        out.add(Metric.PENDING_SET_BYTES, size.pendingBytes());
    }

    static void add(TemplateCounters counters, Samples out) {
        for (Count count : Count.values()) {
            long number = counters.get(count);
            switch (count) {
                case ADDED,
                        REFRESHED,
                        CHANGED,
                        WITHDRAWN,
                        WITHDRAWAL_IGNORED,
                        EXPIRED,
                        DISCARDED,
                        EVICTED,
                        REFUSED ->
                        out.add(
                                Metric.TEMPLATE_EVENTS,
                                number,
                                count.name().toLowerCase(Locale.ROOT));
                case SESSIONS_EVICTED -> out.add(Metric.TEMPLATE_DOMAINS_EVICTED, number);
                case SETS_WITHOUT_TEMPLATE -> out.add(Metric.TEMPLATE_SETS, number, "missing");
                case SETS_DECODED_LATE -> out.add(Metric.TEMPLATE_SETS, number, "decoded_late");
                case SETS_GIVEN_UP -> out.add(Metric.TEMPLATE_SETS, number, "given_up");
                case SETS_UNDECODABLE -> out.add(Metric.TEMPLATE_SETS, number, "undecodable");
                case UNKNOWN_FIELDS -> out.add(Metric.UNKNOWN_FIELDS, number);
                case RECORDS_WITHOUT_FLOW -> out.add(Metric.RECORDS_WITHOUT_FLOW, number);
                case OPTIONS_RECORDS -> out.add(Metric.OPTIONS_RECORDS, number);
                case OPTIONS_REFUSED -> out.add(Metric.OPTIONS_REFUSED, number);
            }
        }
    }

    static void add(SFlowCounts counts, Samples out) {
        out.add(Metric.SFLOW_SAMPLES, counts.flowSamples(), "flow");
        out.add(Metric.SFLOW_SAMPLES, counts.counterSamples(), "counter");
        out.add(Metric.SFLOW_SAMPLES, counts.discards(), "discard");
        out.add(Metric.SFLOW_SAMPLES, counts.unknownSamples(), "unknown");
        out.add(Metric.SFLOW_UNKNOWN_RECORDS, counts.unknownRecords());
    }
}
