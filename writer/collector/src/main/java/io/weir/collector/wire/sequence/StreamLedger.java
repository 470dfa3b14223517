package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StatePart;
import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The accounts of all streams, 10,000 at most. A stream is on trial until one of its datagrams
 * continues a sequence; the one on trial that was heard of longest ago goes first, so that senders
 * of single forged datagrams push out each other and not an exporter. What was counted of streams
 * that went stays in the totals; of those whose connection has ended the account stays. One owner.
 */
public final class StreamLedger implements StatePart {
    /** The most streams that are remembered. */
    static final int MAX_STREAMS = 10_000;

    private static final int MAX_TRUSTED = 8_000;

    private Map<StreamKey, ExporterStream> streams = new HashMap<>();
    private final StreamKey probe = new StreamKey();
    private final CRC32C checksum = new CRC32C();
    private ExporterStream onTrial = ExporterStream.sentinel();
    private ExporterStream trusted = ExporterStream.sentinel();
    private EndedStreams ended = new EndedStreams();
    private EnumMap<ExportProtocol, StreamCounts> gone = new EnumMap<>(ExportProtocol.class);
    private int trustedSize;
    private long evicted;

    /** No streams yet. */
    public StreamLedger() {
        for (ExportProtocol protocol : ExportProtocol.values()) {
            gone.put(protocol, StreamCounts.ZERO);
        }
    }

    /**
     * The stream that a datagram belongs to.
     *
     * @param high high 64 bits of the exporter's address (sFlow: the agent's)
     * @param low low 64 bits; IPv4 as ::ffff:a.b.c.d
     * @param sourcePort the sender's port; does not matter for NetFlow v9
     * @param localPort the port that received it
     * @param session 0 for UDP, else the number of the connection
     * @param domain observation domain, source id, engine or sub-agent
     */
    public ExporterStream stream(
            ExportProtocol protocol,
            long high,
            long low,
            int sourcePort,
            int localPort,
            long session,
            long domain) {
        probe.set(protocol, high, low, sourcePort, localPort, session, domain);
        ExporterStream stream = streams.get(probe);
        if (stream == null) {
            return add(probe.copy());
        }
        if (!stream.trusted) {
            if (stream.lastWasInOrder()) {
                trust(stream);
            } else {
                moveToNewest(stream, onTrial);
            }
        } else if (stream.lastWasInOrder()) {
            moveToNewest(stream, trusted);
        }
        return stream;
    }

    private ExporterStream add(StreamKey key) {
        if (streams.size() == MAX_STREAMS) {
            makeRoom();
        }
        ExporterStream stream = new ExporterStream(key, checksum);
        streams.put(key, stream);
        link(stream, onTrial);
        return stream;
    }

    private void makeRoom() {
        ExporterStream oldest = onTrial.newer;
        while (oldest != onTrial && oldest.lastWasInOrder() && trustedSize < MAX_TRUSTED) {
            trust(oldest); // its last datagram proved it
            oldest = onTrial.newer;
        }
        evict(oldest == onTrial ? trusted.newer : oldest);
    }

    private void trust(ExporterStream stream) {
        unlink(stream);
        link(stream, trusted);
        stream.trusted = true;
        trustedSize++;
        if (trustedSize > MAX_TRUSTED) {
            ExporterStream oldest = trusted.newer;
            unlink(oldest);
            link(oldest, onTrial);
            oldest.trusted = false;
            trustedSize--;
        }
    }

    private void evict(ExporterStream stream) {
        remove(stream);
        evicted++;
        forget(stream.account());
    }

    private void remove(ExporterStream stream) {
        unlink(stream);
        streams.remove(stream.key());
        trustedSize -= stream.trusted ? 1 : 0;
    }

    private void forget(StreamAccount account) {
        gone.merge(account.protocol(), account.counts(), StreamCounts::plus);
    }

    private static void moveToNewest(ExporterStream stream, ExporterStream list) {
        if (list.older != stream) {
            unlink(stream);
            link(stream, list);
        }
    }

    /** The list is a ring: behind its sentinel comes the oldest, before it the newest. */
    private static void link(ExporterStream stream, ExporterStream list) {
        stream.older = list.older;
        stream.newer = list;
        list.older.newer = stream;
        list.older = stream;
    }

    private static void unlink(ExporterStream stream) {
        stream.older.newer = stream.newer;
        stream.newer.older = stream.older;
    }

    /**
     * A connection ended, or all before it: their streams are over, their accounts stay.
     *
     * @see SessionEnd#ends
     */
    public void endSession(long session) {
        List<ExporterStream> latestFirst = streams();
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            ExporterStream stream = latestFirst.get(i);
            if (SessionEnd.ends(session, stream.key().session())) {
                remove(stream);
                keep(stream.account());
            }
        }
    }

    private void keep(StreamAccount account) {
        StreamAccount without = ended.add(account);
        if (without != null) {
            forget(without);
        }
    }

    /** All streams, the trusted ones first, and among them the one heard of last. */
    public List<ExporterStream> streams() {
        List<ExporterStream> all = new ArrayList<>(streams.size());
        for (ExporterStream list : List.of(trusted, onTrial)) {
            for (ExporterStream each = list.older; each != list; each = each.older) {
                all.add(each);
            }
        }
        return all;
    }

    /** How many streams there are. */
    public int size() {
        return streams.size();
    }

    /** The accounts of all streams, and those of connections that have ended. */
    public List<StreamAccount> accounts() {
        List<StreamAccount> all = new ArrayList<>(ended());
        streams().forEach(stream -> all.add(stream.account()));
        return all;
    }

    /** Of connections that have ended: one account for each exporter and domain. */
    List<StreamAccount> ended() {
        return ended.accounts();
    }

    /** What was counted of all streams of a protocol, those that went included. */
    public StreamCounts totals(ExportProtocol protocol) {
        StreamCounts sum = gone(protocol);
        for (StreamAccount account : ended()) {
            if (account.protocol() == protocol) {
                sum = sum.plus(account.counts());
            }
        }
        for (ExporterStream stream : streams.values()) {
            if (stream.key().protocol() == protocol) {
                sum = sum.plus(stream.counts());
            }
        }
        return sum;
    }

    /** What was counted of the streams of a protocol that went, and has no account any more. */
    public StreamCounts gone(ExportProtocol protocol) {
        return gone.getOrDefault(protocol, StreamCounts.ZERO);
    }

    /** How many streams went to make room. */
    public long evicted() {
        return evicted;
    }

    @Override
    public String stateName() {
        return "streams";
    }

    @Override
    public void save(StateWriter out) {
        LedgerState.save(this, evicted, out);
    }

    @Override
    public Runnable read(StateReader in) {
        StreamLedger saved = new StreamLedger();
        saved.evicted = LedgerState.restore(saved, MAX_STREAMS, in);
        return () -> takeOver(saved);
    }

    @Override
    public void clear() {
        takeOver(new StreamLedger());
    }

    private void takeOver(StreamLedger saved) {
        evicted = saved.evicted;
        streams = saved.streams;
        onTrial = saved.onTrial;
        trusted = saved.trusted;
        trustedSize = saved.trustedSize;
        ended = saved.ended;
        gone = saved.gone;
    }

    /** Puts back a stream as the one heard of last. */
    ExporterStream putBack(StreamKey key, boolean isTrusted) {
        ExporterStream stream = new ExporterStream(key, checksum);
        streams.put(key, stream);
        link(stream, isTrusted ? trusted : onTrial);
        stream.trusted = isTrusted;
        trustedSize += isTrusted ? 1 : 0;
        return stream;
    }

    void putBackEnded(StreamAccount account) {
        keep(account);
    }

    void putBackGone(ExportProtocol protocol, StreamCounts counts) {
        gone.put(protocol, counts);
    }
}
