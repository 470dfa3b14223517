package io.weir.collector.wire.template;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.sequence.SessionEnd;
import io.weir.collector.wire.state.StatePart;
import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All sessions. Newcomers and known ones have memory of their own: a session is known once it
 * decoded data over some time, so a flood of forged senders pushes out newcomers only. In both the
 * least recently used goes first. Not thread-safe: one owner.
 */
public final class TemplateStore implements StatePart {
    private record Sender(long stream, long high, long low) {}

    private final TemplateLimits limits;
    private final TemplateCounters counters;
    private final Map<SessionKey, Session> newcomers = leastRecentFirst();
    private final Map<SessionKey, Session> known = leastRecentFirst();

    /** The least recently used first. */
    private final Map<Sender, Map<SessionKey, Session>> sessionsOfSender = new HashMap<>();

    private long newcomerBytes;
    private long knownBytes;

    /** An empty store. */
    public TemplateStore(TemplateLimits limits, TemplateCounters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    private static Map<SessionKey, Session> leastRecentFirst() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Number of sessions. */
    public int sessions() {
        return newcomers.size() + known.size();
    }

    /** Number of sessions that have proven themselves. */
    public int knownSessions() {
        return known.size();
    }

    /** Calls {@code visitor} with each session, the known ones first. */
    public void forEach(Consumer<Session> visitor) {
        known.values().forEach(visitor);
        newcomers.values().forEach(visitor);
    }

    /** How much there is. */
    public StoreSize size() {
        long templates = 0;
        long pendingSets = 0;
        long pendingBytes = 0;
        for (Map<SessionKey, Session> sessions : List.of(known, newcomers)) {
            for (Session session : sessions.values()) {
                templates += session.templates();
                pendingSets += session.pendingSets();
                pendingBytes += session.pendingBytes();
            }
        }
        return new StoreSize(
                known.size(), newcomers.size(), templates, pendingSets, pendingBytes, weight());
    }

    /**
     * Every template that may be used at {@code millis}.
     *
     * @param mostOfKnown the most of sessions that are known
     * @param mostOfNewcomers the most of others
     */
    public List<TemplateAccount> accounts(long millis, int mostOfKnown, int mostOfNewcomers) {
        List<TemplateAccount> all = new ArrayList<>();
        addAccounts(known.values(), millis, mostOfKnown, all);
        addAccounts(newcomers.values(), millis, mostOfNewcomers, all);
        return all;
    }

    private static void addAccounts(
            Collection<Session> sessions, long millis, int most, List<TemplateAccount> out) {
        List<TemplateAccount> all = new ArrayList<>();
        for (Session session : sessions) {
            if (all.size() < most) {
                session.addAccounts(millis, all);
            }
        }
        out.addAll(all.subList(0, Math.min(most, all.size())));
    }

    /** Memory that all sessions take, roughly, in bytes. */
    public long weight() {
        return newcomerBytes + knownBytes;
    }

    /** What became of templates. */
    public TemplateCounters counters() {
        return counters;
    }

    /** The limits in use. */
    public TemplateLimits limits() {
        return limits;
    }

    /** The session, or null; one that is asked for goes last. */
    public @Nullable Session find(SessionKey key) {
        Session session = known.get(key);
        if (session == null) {
            session = newcomers.get(key);
        }
        if (session != null) {
            moveToLast(session);
        }
        return session;
    }

    private void moveToLast(Session session) {
        Map<SessionKey, Session> ofSender = sessionsOfSender.get(senderOf(session.key()));
        if (ofSender != null && ofSender.size() > 1) {
            ofSender.remove(session.key());
            ofSender.put(session.key(), session);
        }
    }

    /** A new session, of which there was none. */
    public Session open(SessionKey key) {
        Map<SessionKey, Session> ofSender = sessionsOfSender.get(senderOf(key));
        if (ofSender != null && ofSender.size() >= limits.sessionsPerSender()) {
            evictOneOf(ofSender);
        }
        Session session = new Session(key, limits, counters);
        newcomers.put(key, session);
        addToSender(session);
        return session;
    }

    private void addToSender(Session session) {
        sessionsOfSender
                .computeIfAbsent(senderOf(session.key()), sender -> new LinkedHashMap<>())
                .put(session.key(), session);
    }

    /** A message of the session was decoded: counts its memory, and makes room. */
    public void settle(Session session, boolean hadData, long receivedMillis) {
        long weight = session.weight();
        long more = weight - session.countedWeight();
        session.countedWeight(weight);
        if (session.isKnown()) {
            knownBytes += more;
        } else {
            newcomerBytes += more;
        }
        if (hadData && session.provenBy(receivedMillis)) {
            newcomers.remove(session.key());
            known.put(session.key(), session);
            newcomerBytes -= weight;
            knownBytes += weight;
        }
        while (knownBytes > limits.knownBytes() && known.size() > 1) {
            demote(known.values().iterator().next(), receivedMillis);
        }
        while (newcomerBytes > limits.newcomerBytes() && newcomers.size() > 1) {
            evict(newcomers.values().iterator().next());
        }
    }

    /**
     * A stream has ended, or all before it: their templates go with them (RFC 7011, 8.1).
     *
     * @see Datagram#ends
     */
    public void endStream(long stream) {
        List<Session> ended = new ArrayList<>();
        for (Map<SessionKey, Session> sessions : List.of(known, newcomers)) {
            for (Session session : sessions.values()) {
                if (SessionEnd.ends(stream, session.key().stream())) {
                    ended.add(session);
                }
            }
        }
        for (Session session : ended) {
            session.withdrawAll(false);
            session.withdrawAll(true);
            session.discardAll();
            remove(session);
        }
    }

    private void demote(Session session, long receivedMillis) {
        known.remove(session.key());
        knownBytes -= session.countedWeight();
        newcomers.put(session.key(), session);
        newcomerBytes += session.countedWeight();
        session.demote(receivedMillis);
    }

    private void evict(Session session) {
        session.evicted();
        remove(session);
    }

    private void remove(Session session) {
        if (known.remove(session.key()) != null) {
            knownBytes -= session.countedWeight();
        } else if (newcomers.remove(session.key()) != null) {
            newcomerBytes -= session.countedWeight();
        }
        sessionsOfSender.computeIfPresent(
                senderOf(session.key()),
                (sender, sessions) -> {
                    sessions.remove(session.key());
                    return sessions.isEmpty() ? null : sessions;
                });
    }

    /** The least recently used session of a sender that has too many; newcomers first. */
    private void evictOneOf(Map<SessionKey, Session> ofSender) {
        Session first = ofSender.values().iterator().next();
        for (Session session : ofSender.values()) {
            if (!session.isKnown()) {
                first = session;
                break;
            }
        }
        evict(first);
    }

    @Override
    public String stateName() {
        return "templates";
    }

    @Override
    public void save(StateWriter out) {
        StoreState.saveHead(sessions(), out);
        known.values().forEach(session -> session.save(out));
        newcomers.values().forEach(session -> session.save(out));
    }

    @Override
    public Runnable read(StateReader in) {
        StoreState state = new StoreState();
        List<Session> sessions = new ArrayList<>();
        int count = StoreState.readHead(in);
        for (int i = 0; i < count; i++) {
            sessions.add(Session.read(state, limits, counters, in));
        }
        return () -> sessions.forEach(this::restore);
    }

    @Override
    public void clear() {
        known.clear();
        newcomers.clear();
        sessionsOfSender.clear();
        knownBytes = 0;
        newcomerBytes = 0;
    }

    private void restore(Session session) {
        session.countedWeight(session.weight());
        if (session.isKnown()) {
            known.put(session.key(), session);
            knownBytes += session.countedWeight();
        } else {
            newcomers.put(session.key(), session);
            newcomerBytes += session.countedWeight();
        }
        addToSender(session);
    }

    private static Sender senderOf(SessionKey key) {
        return new Sender(key.stream(), key.high(), key.low());
    }
}
