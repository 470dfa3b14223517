package io.weir.collector.wire.template;

import io.weir.collector.wire.options.ExporterOptions;
import io.weir.collector.wire.record.ExportMessage;
import io.weir.collector.wire.record.NestedPlans;
import io.weir.collector.wire.record.RecordPlan;
import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import io.weir.collector.wire.template.TemplateCounters.Count;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one observation domain of one sender has taught us. Not thread-safe: one owner. */
public final class Session implements NestedPlans {
    private static final int BASE_BYTES = 1_700;
    private static final long TEMPLATE_BYTES = 2L << 20;
    private static final long REFRESHES = 3;

    /** How far back a number is that does not come late, but begins anew. */
    private static final int RESET_NUMBERS = 1_000;

    /** An uptime that goes back further than datagrams overtake each other is a restart. */
    private static final int RESTART_MILLIS = 60_000;

    /** Export times of whole seconds, and clocks that are set, move the start by less than this. */
    private static final long SAME_START_MILLIS = 30_000;

    private final SessionKey key;
    private final TemplateLimits limits;
    private final TemplateCounters counters;

    /** The one refreshed longest ago first. */
    private final Map<Integer, Template> templates = new LinkedHashMap<>();

    private final ExporterOptions options;
    private final Deque<PendingSet> pending = new ArrayDeque<>();
    private long templateBytes;
    private int pendingBytes;
    private long firstDataMillis;
    private boolean hasData;
    private boolean isKnown;
    private boolean isRestored;
    private int sequence;
    private int uptime;
    private long startMillis;
    private long senderHigh;
    private long senderLow;
    private int senderPort;
    private int localPort;
    private long countedWeight;
    private @Nullable Template lastUsed;

    Session(SessionKey key, TemplateLimits limits, TemplateCounters counters) {
        this.key = key;
        this.limits = limits;
        this.counters = counters;
        this.options = new ExporterOptions(limits.optionsPerSession());
        this.senderHigh = key.high();
        this.senderLow = key.low();
        this.senderPort = key.port();
        this.localPort = key.localPort();
    }

    /** To whom it belongs. */
    public SessionKey key() {
        return key;
    }

    /** What it said of itself. */
    public ExporterOptions options() {
        return options;
    }

    /** Number of templates. */
    public int templates() {
        return templates.size();
    }

    /** Number of sets that wait. */
    int pendingSets() {
        return pending.size();
    }

    /** High 64 bits of the address of who sent the last message. */
    public long senderHigh() {
        return senderHigh;
    }

    /** Low 64 bits of it. */
    public long senderLow() {
        return senderLow;
    }

    /** Adds what is to be told of each template that may be used at {@code millis}. */
    void addAccounts(long millis, List<TemplateAccount> out) {
        for (Template template : templates.values()) {
            if (!isExpired(template, millis)) {
                out.add(account(template));
            }
        }
    }

    private TemplateAccount account(Template template) {
        return new TemplateAccount(
                new TemplateAccount.Key(
                        key.version(),
                        senderHigh,
                        senderLow,
                        senderPort,
                        localPort,
                        Integer.toUnsignedLong(key.domain()),
                        template.id()),
                template.isOptions(),
                TemplateText.of(template, key.version()),
                template.refusal(),
                template.firstMillis(),
                template.refreshedMillis(),
                template.usedMillis(),
                template.records());
    }

    /** Octets of the sets that wait. */
    public int pendingBytes() {
        return pendingBytes;
    }

    /** Whether it has proven itself by data over some time. */
    public boolean isKnown() {
        return isKnown;
    }

    /** Memory that it takes, roughly, in bytes. */
    public long weight() {
        return BASE_BYTES + templateBytes + options.weight() + pendingBytes;
    }

    /**
     * The template that may be used now, or null.
     *
     * @param receivedMillis now
     */
    public @Nullable Template template(int id, long receivedMillis) {
        Template template = lastUsed;
        if (template == null || template.id() != id) {
            template = templates.get(id);
            if (template == null) {
                return null;
            }
            lastUsed = template;
        }
        if (isExpired(template, receivedMillis)) {
            counters.add(Count.EXPIRED, 1);
            remove(template);
            return null;
        }
        return template;
    }

    @Override
    public @Nullable RecordPlan nestedPlan(int templateId) {
        Template template = templates.get(templateId);
        return template == null || template.isOptions() || template.refusal() != null
                ? null
                : template.plan();
    }

    private boolean isExpired(Template template, long receivedMillis) {
        if (key.isStream()) {
            return false;
        }
        long lifetime =
                Math.max(limits.lifetimeMillis(), REFRESHES * template.longestRefreshMillis());
        return receivedMillis - template.refreshedMillis() > lifetime;
    }

    /** Takes a template that came with a message. */
    public void define(Template template, long receivedMillis) {
        Template before = templates.get(template.id());
        if (before == template) {
            counters.add(Count.REFRESHED, 1);
            template.refresh(receivedMillis);
            templates.remove(template.id());
            templates.put(template.id(), template);
            return;
        }
        counters.add(before == null ? Count.ADDED : Count.CHANGED, 1);
        if (template.refusal() != null) {
            counters.add(Count.REFUSED, 1);
        }
        if (before != null) {
            remove(before);
        }
        counters.add(Count.UNKNOWN_FIELDS, template.unknownFields());
        template.refresh(receivedMillis);
        add(template);
        makeRoom();
    }

    private void add(Template template) {
        templates.put(template.id(), template);
        templateBytes += template.weight();
    }

    private void makeRoom() {
        while (templates.size() > limits.templatesPerSession()
                || (templateBytes > TEMPLATE_BYTES && templates.size() > 1)) {
            counters.add(Count.EVICTED, 1);
            remove(templates.values().iterator().next());
        }
    }

    private void remove(Template template) {
        templates.remove(template.id());
        templateBytes -= template.weight();
        lastUsed = null;
        if (template.isOptions()) {
            options.removeTemplate(template.id());
        }
    }

    /** Withdraws one template. */
    public void withdraw(int id) {
        Template template = templates.get(id);
        if (template == null) {
            counters.add(Count.WITHDRAWAL_IGNORED, 1);
            return;
        }
        counters.add(Count.WITHDRAWN, 1);
        remove(template);
    }

    /** Withdraws all templates, or all options templates. */
    public void withdrawAll(boolean ofOptions) {
        List<Template> all = new ArrayList<>(templates.values());
        for (Template template : all) {
            if (template.isOptions() == ofOptions) {
                counters.add(Count.WITHDRAWN, 1);
                remove(template);
            }
        }
    }

    /** Drops a template that the data contradict. */
    public void discard(Template template) {
        counters.add(Count.DISCARDED, 1);
        remove(template);
    }

    /** The exporter has started anew: nothing that it said before holds. */
    public void discardAll() {
        counters.add(Count.DISCARDED, templates.size());
        counters.add(Count.SETS_GIVEN_UP, pending.size());
        templates.clear();
        templateBytes = 0;
        lastUsed = null;
        options.clear();
        pending.clear();
        pendingBytes = 0;
    }

    /**
     * Remembers the number of a message. Templates from before our own restart go where the
     * exporter has begun to count anew meanwhile.
     */
    public void note(ExportMessage message) {
        if (isRestored && message.sequence() - sequence < -RESET_NUMBERS) {
            for (Template template : new ArrayList<>(templates.values())) {
                if (template.isRestored()) {
                    discard(template);
                }
            }
        }
        isRestored = false;
        sequence = message.sequence();
        uptime = message.uptime();
        startMillis = message.startMillis();
        if (key.isStream()) {
            senderHigh = message.datagram().sourceHigh();
            senderLow = message.datagram().sourceLow();
            senderPort = message.datagram().sourcePort();
            localPort = message.datagram().localPort();
        }
    }

    /**
     * Whether the exporter started anew after the last message: its uptime went back, and so did
     * its number, or that is one of its first. A message that comes late has the same start by the
     * exporter's own clock.
     */
    public boolean isBeforeRestart(ExportMessage message) {
        return message.hasUptime()
                && message.uptime() - uptime < -RESTART_MILLIS
                && Math.abs(message.startMillis() - startMillis) > SAME_START_MILLIS
                && (message.sequence() - sequence < 0
                        || Integer.compareUnsigned(message.sequence(), RESET_NUMBERS) < 0);
    }

    /** Keeps a data set until its template comes. */
    public void hold(HeldMessage held, int templateId, ByteBuffer in, int from, int to) {
        counters.add(Count.SETS_WITHOUT_TEMPLATE, 1);
        byte[] octets = new byte[to - from];
        in.get(from, octets);
        add(new PendingSet(held, templateId, ByteBuffer.wrap(octets)));
        giveUpOld(held.message().receivedMillis());
        int most = isKnown ? limits.pendingBytes() : limits.pendingBytes() / 4;
        while (pendingBytes > most) {
            giveUp(pending.remove());
        }
    }

    private void add(PendingSet set) {
        pending.add(set);
        pendingBytes += set.weight();
        set.held().hold();
    }

    /**
     * Takes out the sets that waited for a template, in the order in which they came. Each is to be
     * released when it was decoded.
     */
    public List<PendingSet> takePending(int templateId, long receivedMillis) {
        if (pending.isEmpty()) {
            return List.of();
        }
        giveUpOld(receivedMillis);
        List<PendingSet> taken = new ArrayList<>();
        for (Iterator<PendingSet> i = pending.iterator(); i.hasNext(); ) {
            PendingSet set = i.next();
            if (set.templateId() == templateId) {
                i.remove();
                pendingBytes -= set.weight();
                taken.add(set);
            }
        }
        return taken;
    }

    private void giveUpOld(long receivedMillis) {
        PendingSet first = pending.peek();
        while (first != null
                && receivedMillis - first.held().message().receivedMillis()
                        > limits.pendingMillis()) {
            giveUp(pending.remove());
            first = pending.peek();
        }
    }

    private void giveUp(PendingSet set) {
        pendingBytes -= set.weight();
        set.held().release();
        set.held().breakIt();
        counters.add(Count.SETS_GIVEN_UP, 1);
    }

    /**
     * Takes note that data were decoded.
     *
     * @return whether it has proven itself just now
     */
    boolean provenBy(long receivedMillis) {
        if (!hasData) {
            hasData = true;
            firstDataMillis = receivedMillis;
        }
        if (isKnown || Math.abs(receivedMillis - firstDataMillis) < limits.trialMillis()) {
            return false;
        }
        isKnown = true;
        return true;
    }

    void demote(long receivedMillis) {
        isKnown = false;
        firstDataMillis = receivedMillis;
    }

    long countedWeight() {
        return countedWeight;
    }

    void countedWeight(long weight) {
        countedWeight = weight;
    }

    /** It goes for want of room. */
    void evicted() {
        counters.add(Count.SESSIONS_EVICTED, 1);
        counters.add(Count.EVICTED, templates.size());
        counters.add(Count.SETS_GIVEN_UP, pending.size());
    }

    void save(StateWriter out) {
        StoreState.saveKey(key, out);
        out.writeBoolean(isKnown);
        out.writeBoolean(hasData);
        out.writeZigzag(firstDataMillis);
        out.writeInt(sequence);
        out.writeInt(uptime);
        out.writeZigzag(startMillis);
        if (key.isStream()) {
            out.writeLong(senderHigh);
            out.writeLong(senderLow);
            out.writeVarint(senderPort);
            out.writeVarint(localPort);
        }
        out.writeVarint(templates.size());
        templates.values().forEach(template -> StoreState.saveTemplate(template, out));
        options.save(out);
        out.writeVarint(pending.size());
        HeldMessage before = null;
        for (PendingSet set : pending) {
            out.writeBoolean(set.held() == before);
            if (set.held() != before) {
                before = set.held();
                StoreState.saveHeld(before, out);
            }
            out.writeVarint(set.templateId());
            out.writeBytes(set.octets().array());
        }
    }

    static Session read(
            StoreState state, TemplateLimits limits, TemplateCounters counters, StateReader in) {
        Session session = new Session(StoreState.readKey(in), limits, counters);
        session.isKnown = in.readBoolean("known");
        session.hasData = in.readBoolean("had data");
        session.firstDataMillis = in.readZigzag("time of first data");
        session.sequence = in.readInt("sequence");
        session.uptime = in.readInt("uptime");
        session.startMillis = in.readZigzag("time of start");
        session.isRestored = true;
        if (session.key.isStream()) {
            session.senderHigh = in.readLong("address");
            session.senderLow = in.readLong("address");
            session.senderPort = (int) in.readVarint("port", 0xffff);
            session.localPort = (int) in.readVarint("local port", 0xffff);
        }
        int count = in.readCount("number of templates");
        for (int i = 0; i < count; i++) {
            session.add(state.readTemplate(session.key, in));
        }
        session.options.read(in);
        session.readPending(in);
        return session;
    }

    private void readPending(StateReader in) {
        int count = in.readCount("number of sets that wait");
        HeldMessage held = null;
        for (int i = 0; i < count; i++) {
            boolean same = in.readBoolean("same message");
            if (!same || held == null) {
                held = StoreState.readHeld(key, in);
            }
            int templateId = (int) in.readVarint("template id", 0xffff);
            add(new PendingSet(held, templateId, ByteBuffer.wrap(in.readBytes("set"))));
        }
    }
}
