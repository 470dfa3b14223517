package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.record.RecordPlan;
import io.weir.collector.wire.template.Session;
import io.weir.collector.wire.template.Template;
import io.weir.collector.wire.template.TemplateDialect;
import io.weir.collector.wire.template.TemplateParser;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a message before anything of it is used: the lengths of its sets, its template
 * records, the variable-length fields of its data. A message that passes cannot fail any more.
 * Octets after the last of its sets are passed over where all of them are zero (Palo Alto fills to
 * 1,400 octets). Not thread-safe: one owner.
 */
final class MessageChecker {
    static final int SET_HEADER = 4;
    private static final int FIRST_DATA = 256;

    private final TemplateDialect dialect;
    private final TemplateParser parser;
    private final int templateSet;
    private final int optionsSet;

    MessageChecker(TemplateDialect dialect, int maxFields) {
        this.dialect = dialect;
        this.parser = new TemplateParser(dialect, maxFields);
        this.templateSet = dialect == TemplateDialect.NETFLOW9 ? 0 : 2;
        this.optionsSet = templateSet + 1;
    }

    boolean isTemplateSet(int id) {
        return id == templateSet || id == optionsSet;
    }

    boolean isOptionsSet(int id) {
        return id == optionsSet;
    }

    static boolean isDataSet(int id) {
        return id >= FIRST_DATA;
    }

    /**
     * Finds the sets.
     *
     * @param session what is known of the sender, or null
     * @param isStream whether the message came over a stream
     * @param sets gets them
     * @return what is wrong, or null
     */
    @Nullable String check(
            ByteBuffer in,
            int from,
            int to,
            @Nullable Session session,
            boolean isStream,
            long receivedMillis,
            MessageSets sets) {
        sets.begin(isStream);
        int at = from;
        while (at < to) {
            int left = to - at;
            int length = left < SET_HEADER ? 0 : in.getShort(at + 2) & 0xffff;
            if (length < SET_HEADER) {
                return at > from && isZero(in, at, to)
                        ? null
                        : left < SET_HEADER
                                ? left + " octets after the last set, expected 4 or more"
                                : "set of " + length + " octets, expected 4 or more";
            }
            int id = in.getShort(at) & 0xffff;
            if (length > left) {
                return "set " + id + " of " + length + " octets, " + left + " are left";
            }
            sets.add(id, at + SET_HEADER, at + length);
            String problem = null;
            if (isTemplateSet(id)) {
                problem =
                        templates(
                                in,
                                id,
                                at + SET_HEADER,
                                at + length,
                                session,
                                sets,
                                receivedMillis);
            } else if (isDataSet(id)) {
                problem = data(in, id, at + SET_HEADER, at + length, session, sets, receivedMillis);
            }
            if (problem != null) {
                return problem;
            }
            at += length;
        }
        return null;
    }

    private @Nullable String templates(
            ByteBuffer in,
            int setId,
            int from,
            int to,
            @Nullable Session session,
            MessageSets sets,
            long receivedMillis) {
        boolean options = setId == optionsSet;
        int at = from;
        while (to - at >= SET_HEADER) {
            int id = in.getShort(at) & 0xffff;
            if (dialect == TemplateDialect.IPFIX
                    && in.getShort(at + 2) == 0
                    && (id >= FIRST_DATA || id == setId)) {
                withdrawal(id, setId, sets);
                at += SET_HEADER;
                continue;
            }
            if (to - at < TemplateParser.header(options) || (id == 0 && isZero(in, at, to))) {
                return null;
            }
            Template template =
                    parser.read(options, in, at, to, known(id, session, sets, receivedMillis));
            if (template == null) {
                return parser.problem();
            }
            sets.addTemplate(template);
            at = parser.end();
        }
        return null;
    }

    private void withdrawal(int id, int setId, MessageSets sets) {
        if (id == setId) {
            sets.addWithdrawalOfAll(id, isOptionsSet(setId));
        } else {
            sets.addWithdrawal(id);
        }
    }

    private static @Nullable String data(
            ByteBuffer in,
            int id,
            int from,
            int to,
            @Nullable Session session,
            MessageSets sets,
            long receivedMillis) {
        Template template = known(id, session, sets, receivedMillis);
        if (template == null || template.refusal() != null || !template.plan().isVariable()) {
            return null;
        }
        return records(in, from, to, template.plan()) < 0
                ? "data set of template " + id + ": a field is longer than what is left of the set"
                : null;
    }

    /** Number of records between {@code from} and {@code to}; -1 where the last one is cut. */
    static int records(ByteBuffer in, int from, int to, RecordPlan plan) {
        if (!plan.isVariable()) {
            return (to - from) / plan.shortest();
        }
        int records = 0;
        int at = from;
        while (to - at >= plan.shortest()) {
            at = plan.end(in, at, to);
            if (at < 0) {
                return -1;
            }
            records++;
        }
        return records;
    }

    private static @Nullable Template known(
            int id, @Nullable Session session, MessageSets sets, long receivedMillis) {
        Template before = session == null ? null : session.template(id, receivedMillis);
        return sets.inForce(id, before);
    }

    private static boolean isZero(ByteBuffer in, int from, int to) {
        for (int i = from; i < to; i++) {
            if (in.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
