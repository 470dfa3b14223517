package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.octets.TextCache;
import io.weir.collector.wire.options.ExporterOptions;
import io.weir.collector.wire.options.OptionsReader;
import io.weir.collector.wire.record.ExportMessage;
import io.weir.collector.wire.record.RecordDecoder;
import io.weir.collector.wire.template.Session;
import io.weir.collector.wire.template.Template;
import io.weir.collector.wire.template.TemplateCounters;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.collector.wire.template.TemplateDialect;
import io.weir.collector.wire.template.TemplateStore;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;

/** Decodes the records of one data set whose template is known. Not thread-safe: one owner. */
final class SetDecoder {
    private final TemplateDialect dialect;
    private final TemplateStore store;
    private final TemplateCounters counters;
    private final ExporterPolicies policies;
    private final RecordDecoder records;
    private final OptionsReader optionsReader = new OptionsReader(new TextCache());
    private final ExporterOptions none = new ExporterOptions(0);
    private int[] fieldAt = new int[64];
    private int[] fieldLength = new int[64];

    SetDecoder(
            TemplateDialect dialect,
            TemplateStore store,
            FlowLabeler labeler,
            ExporterPolicies policies) {
        this.dialect = dialect;
        this.store = store;
        this.counters = store.counters();
        this.policies = policies;
        this.records = new RecordDecoder(labeler);
    }

    /** Packets that one stands for, of the record decoded last; 0 where nothing is known. */
    long samplingRate() {
        return records.samplingRate();
    }

    /**
     * Decodes {@code number} records from {@code from} on, which are known to be whole.
     *
     * @param message where they come from
     * @param session to which the template belongs
     */
    void decode(
            ExportMessage message,
            Session session,
            Template template,
            ByteBuffer in,
            int from,
            int number,
            FlowBatch out) {
        if (template.isOptions()) {
            options(session, template, in, from, number);
            return;
        }
        if (!template.plan().givesFlows()) {
            counters.add(Count.RECORDS_WITHOUT_FLOW, number);
            return;
        }
        records.begin(
                message,
                policies.of(message.datagram().sourceHigh(), message.datagram().sourceLow()),
                session.options(),
                general(session),
                session);
        int at = from;
        for (int i = 0; i < number; i++) {
            at = records.decode(in, at, template.plan(), template.id(), out);
        }
    }

    /** What the exporter said in domain 0 is for all of its domains. */
    private ExporterOptions general(Session session) {
        if (session.key().domain() == 0) {
            return none;
        }
        Session zero = store.find(session.key().general());
        return zero == null ? none : zero.options();
    }

    private void options(Session session, Template template, ByteBuffer in, int from, int number) {
        counters.add(Count.OPTIONS_RECORDS, number);
        int fields = template.fields().size();
        if (fieldAt.length < fields) {
            fieldAt = new int[fields];
            fieldLength = new int[fields];
        }
        int v9Scopes = dialect == TemplateDialect.NETFLOW9 ? template.scopeFields() : 0;
        long refused = session.options().refused();
        int at = from;
        for (int i = 0; i < number; i++) {
            at = template.plan().locate(in, at, fieldAt, fieldLength);
            optionsReader.read(
                    in,
                    template.id(),
                    template.fields(),
                    v9Scopes,
                    fieldAt,
                    fieldLength,
                    session.options());
        }
        counters.add(Count.OPTIONS_REFUSED, session.options().refused() - refused);
    }
}
