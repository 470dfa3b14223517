package io.weir.collector.wire;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds flows that exporters sent and that never arrived, by the flow sequence in NetFlow v5
 * headers: how many flows the exporter had sent before this datagram. Not thread-safe: one owner.
 *
 * <p>A stream is a sender's address, port and engine; the 10,000 last heard are remembered. Some
 * exporters count the datagram's own flows too (Open vSwitch): a stream that is in order that way
 * lost nothing. A jump of more than 2^20 flows is believed when the next datagram continues it; it
 * is an exporter's restart, not a loss; so is one further back than 3,000 flows. A datagram that
 * comes late, within those, fills the gap it had left.
 */
public final class SequenceTracker {
    private static final int MAX_STREAMS = 10_000;
    private static final int WILD_JUMP = 1 << 20;
    private static final int LATE_WINDOW = 3_000;

    private enum Counting {
        UNDECIDED,
        BEFORE,
        INCLUDING
    }

    private record StreamKey(long high, long low, int port, int engine) {}

    private static final class Stream {
        private int sequence;
        private int flows;
        private int candidate;
        private boolean hasCandidate;
        private long missing;
        private Counting counting = Counting.UNDECIDED;

        /** The sequence that the next datagram of the counting in use should carry. */
        private int expected(int nextFlows) {
            return sequence + (counting == Counting.INCLUDING ? nextFlows : flows);
        }

        private void moveTo(int newSequence, int newFlows) {
            sequence = newSequence;
            flows = newFlows;
            hasCandidate = false;
        }
    }

    private final Map<StreamKey, Stream> streams =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<StreamKey, Stream> eldest) {
                    return size() > MAX_STREAMS;
                }
            };
    private long missingFlows;
    private long gaps;
    private long restarts;

    /** Flows that the sequences say were sent and that have not come. */
    public long missingFlows() {
        return missingFlows;
    }

    /** How many times a sequence was ahead of what was expected. */
    public long gaps() {
        return gaps;
    }

    /** How many times a sequence started anew. */
    public long restarts() {
        return restarts;
    }

    /** Takes note of a datagram that was decoded; other versions than 5 are left alone. */
    public void observe(Datagram datagram) {
        ByteBuffer in = datagram.payload();
        int start = in.position();
        if ((in.getShort(start) & 0xffff) != NetFlow5Decoder.VERSION) {
            return;
        }
        int flows = in.getShort(start + 2) & 0xffff;
        int sequence = in.getInt(start + 16);
        int engine = in.getShort(start + 20) & 0xffff;
        StreamKey key =
                new StreamKey(
                        datagram.sourceHigh(), datagram.sourceLow(), datagram.sourcePort(), engine);
        Stream stream = streams.get(key);
        if (stream == null) {
            stream = new Stream();
            stream.moveTo(sequence, flows);
            streams.put(key, stream);
            return;
        }
        decideCounting(stream, sequence, flows);
        follow(stream, sequence, flows);
    }

    private static void decideCounting(Stream stream, int sequence, int flows) {
        if (stream.counting != Counting.UNDECIDED || stream.flows == flows) {
            return;
        }
        if (sequence == stream.sequence + stream.flows) {
            stream.counting = Counting.BEFORE;
        } else if (sequence == stream.sequence + flows) {
            stream.counting = Counting.INCLUDING;
        }
    }

    private void follow(Stream stream, int sequence, int flows) {
        int ahead = sequence - stream.expected(flows);
        if (ahead > WILD_JUMP || ahead < -WILD_JUMP) {
            doubt(stream, sequence, flows);
        } else if (ahead < 0) {
            comeFromBehind(stream, sequence, flows, -ahead);
        } else {
            if (ahead > 0) {
                gaps++;
                stream.missing += ahead;
                missingFlows += ahead;
            }
            stream.moveTo(sequence, flows);
        }
    }

    private void doubt(Stream stream, int sequence, int flows) {
        int counted = stream.counting == Counting.INCLUDING ? flows : 0;
        if (stream.hasCandidate && stream.candidate == sequence - counted) {
            restarts++;
            stream.missing = 0;
            stream.moveTo(sequence, flows);
            return;
        }
        stream.candidate = sequence - counted + flows;
        stream.hasCandidate = true;
    }

    private void comeFromBehind(Stream stream, int sequence, int flows, int behind) {
        if (behind <= LATE_WINDOW && stream.missing >= flows) {
            stream.missing -= flows;
            missingFlows -= flows;
            return;
        }
        doubt(stream, sequence, flows);
    }
}
