package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.record.ExportMessage;
import io.weir.collector.wire.record.RecordPlan;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.ExporterStream;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.collector.wire.template.HeldMessage;
import io.weir.collector.wire.template.PendingSet;
import io.weir.collector.wire.template.Session;
import io.weir.collector.wire.template.SessionKey;
import io.weir.collector.wire.template.Template;
import io.weir.collector.wire.template.TemplateCounters;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.collector.wire.template.TemplateDialect;
import io.weir.collector.wire.template.TemplateStore;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the sets of a message: first it is checked as a whole, then its templates are learned and
 * its data decoded, in wire order. Not thread-safe: one owner.
 */
final class MessageDecoder {
    private final TemplateDialect dialect;
    private final TemplateStore store;
    private final StreamLedger streams;
    private final TemplateCounters counters;
    private final MessageChecker checker;
    private final MessageSets sets = new MessageSets();
    private final MessageTally tally;
    private final SetDecoder decoder;
    private @Nullable HeldMessage held;
    private boolean hadData;
    private int lateFlows;

    MessageDecoder(
            TemplateDialect dialect,
            TemplateStore store,
            StreamLedger streams,
            FlowLabeler labeler,
            ExporterPolicies policies) {
        this.dialect = dialect;
        this.store = store;
        this.streams = streams;
        this.counters = store.counters();
        this.checker = new MessageChecker(dialect, store.limits().fieldsPerTemplate());
        this.tally = new MessageTally(dialect);
        this.decoder = new SetDecoder(dialect, store, labeler, policies);
    }

    /** Decodes what is between {@code from} and {@code to}, and says what became of it. */
    DecodeResult decode(ExportMessage message, SessionKey key, int from, int to, FlowBatch out) {
        ByteBuffer in = message.datagram().payload();
        ExporterStream stream = stream(message);
        Session known = store.find(key);
        if (!begin(stream, message)) {
            if (known != null && dialect == TemplateDialect.IPFIX) {
                doubt(message, known, from, to);
            }
            return DecodeResult.Duplicate.DUPLICATE;
        }
        if (known != null && known.isBeforeRestart(message)) {
            known.discardAll(); // also where the first message is malformed: the next is no sign
        }
        String problem =
                checker.check(in, from, to, known, key.isStream(), message.receivedMillis(), sets);
        if (problem != null) {
            tally.malformed(stream, to - from);
            return new DecodeResult.Malformed(problem);
        }
        Session session = known == null ? store.open(key) : known;
        session.note(message);
        int before = out.rows();
        decodeSets(message, session, stream, out);
        store.settle(session, hadData, message.receivedMillis());
        int flows = out.rows() - before;
        tally.end(stream, flows - lateFlows);
        if (flows > 0) {
            stream.samplingRate(decoder.samplingRate());
        }
        return new DecodeResult.Decoded(flows);
    }

    /**
     * Refuses a message for its header, and accounts for it.
     *
     * @param octets how many follow the header, or should
     * @param problem what is wrong
     */
    DecodeResult refuse(ExportMessage message, int octets, String problem) {
        ExporterStream stream = stream(message);
        if (!begin(stream, message)) {
            return DecodeResult.Duplicate.DUPLICATE;
        }
        tally.malformed(stream, octets);
        return new DecodeResult.Malformed(problem);
    }

    /**
     * An IPFIX message without data has the number of the next one. So one that defines a template
     * as it was defined before can look just like that one, come late. Where it is not the template
     * in force, neither is used: data wait until the exporter says again which it is.
     */
    private void doubt(ExportMessage message, Session session, int from, int to) {
        long millis = message.receivedMillis();
        ByteBuffer in = message.datagram().payload();
        if (checker.check(in, from, to, session, false, millis, sets) != null || sets.hasData()) {
            return;
        }
        for (TemplateChange change : sets.changes()) {
            Template before = session.template(change.id(), millis);
            Template told = sets.inForce(change.id(), before);
            if (before != null && told != null && !told.isSameAs(before)) {
                session.discard(before);
            }
        }
        store.settle(session, false, millis);
    }

    private ExporterStream stream(ExportMessage message) {
        Datagram datagram = message.datagram();
        return streams.stream(
                dialect == TemplateDialect.IPFIX ? ExportProtocol.IPFIX : ExportProtocol.NETFLOW_V9,
                datagram.sourceHigh(),
                datagram.sourceLow(),
                datagram.sourcePort(),
                datagram.localPort(),
                datagram.session(),
                Integer.toUnsignedLong(message.domain()));
    }

    private static boolean begin(ExporterStream stream, ExportMessage message) {
        return stream.begin(
                message.receivedMillis(),
                message.exportMillis(),
                message.sequence(),
                message.hasUptime()
                        ? Integer.toUnsignedLong(message.uptime())
                        : ExporterStream.NO_UPTIME,
                message.datagram().payload());
    }

    private void decodeSets(
            ExportMessage message, Session session, ExporterStream stream, FlowBatch out) {
        tally.clear();
        held = null;
        hadData = false;
        lateFlows = 0;
        int change = 0;
        for (int set = 0; set < sets.size(); set++) {
            while (change < sets.changes().size() && sets.changes().get(change).set() == set) {
                apply(sets.changes().get(change++), message, session, stream, sets.id(set), out);
            }
            if (MessageChecker.isDataSet(sets.id(set))) {
                data(message, session, set, out);
            }
        }
    }

    private void apply(
            TemplateChange change,
            ExportMessage message,
            Session session,
            ExporterStream stream,
            int setId,
            FlowBatch out) {
        Template template = change.template();
        if (template != null) {
            session.define(template, message.receivedMillis());
            for (PendingSet set : session.takePending(change.id(), message.receivedMillis())) {
                late(set, session, template, stream, out);
            }
        } else if (!session.key().isStream()) {
            counters.add(Count.WITHDRAWAL_IGNORED, 1);
        } else if (change.id() == setId) {
            session.withdrawAll(checker.isOptionsSet(setId));
        } else {
            session.withdraw(change.id());
        }
    }

    /** Decodes a set that has waited for its template. */
    private void late(
            PendingSet set,
            Session session,
            Template template,
            ExporterStream stream,
            FlowBatch out) {
        set.held().release();
        ByteBuffer in = set.octets();
        int number = records(template, in, 0, in.limit());
        if (number <= 0) {
            counters.add(Count.SETS_UNDECODABLE, 1);
            set.held().breakIt();
            return;
        }
        counters.add(Count.SETS_DECODED_LATE, 1);
        template.used(number, set.held().message().receivedMillis());
        hadData = true;
        int before = out.rows();
        decoder.decode(set.held().message(), session, template, in, 0, number, out);
        int flows = out.rows() - before;
        if (set.held() == held) {
            tally.known(template.isOptions(), number, in.limit());
            return;
        }
        lateFlows += flows;
        tally.late(stream, set.held(), template.isOptions(), number, flows);
    }

    private void data(ExportMessage message, Session session, int set, FlowBatch out) {
        ByteBuffer in = message.datagram().payload();
        int from = sets.start(set);
        int to = sets.end(set);
        Template template = session.template(sets.id(set), message.receivedMillis());
        if (template == null || contradicts(template, session, from, to)) {
            tally.unknown(to - from);
            session.hold(held(message), sets.id(set), in, from, to);
            return;
        }
        int number = records(template, in, from, to);
        if (number <= 0) {
            counters.add(Count.SETS_UNDECODABLE, 1);
            tally.unknown(to - from);
            held(message).breakIt();
            return;
        }
        template.confirm();
        template.used(number, message.receivedMillis());
        hadData = true;
        tally.decoded(template.isOptions(), number);
        decoder.decode(message, session, template, in, from, number, out);
    }

    private HeldMessage held(ExportMessage message) {
        HeldMessage current = held;
        if (current == null) {
            current = HeldMessage.of(message);
            held = current;
        }
        return current;
    }

    /** Number of records; 0 or less where they cannot be decoded. */
    private static int records(Template template, ByteBuffer in, int from, int to) {
        return template.refusal() == null
                ? MessageChecker.records(in, from, to, template.plan())
                : 0;
    }

    /**
     * A template from before our own restart goes where a set leaves more octets than padding to 4
     * has.
     */
    private static boolean contradicts(Template template, Session session, int from, int to) {
        RecordPlan plan = template.plan();
        if (!template.isRestored()
                || template.refusal() != null
                || plan.isVariable()
                || (to - from) % plan.shortest() < MessageChecker.SET_HEADER) {
            return false;
        }
        session.discard(template);
        return true;
    }
}
