package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One stream of an exporter's datagrams and its account. For each datagram a decoder calls {@link
 * #begin} and, if that says so, decodes it and calls exactly one of the methods that begin with
 * {@code end}. One owner; allocates nothing for a datagram.
 */
public final class ExporterStream {
    /** Of protocols that do not say how long the exporter is up. */
    public static final long NO_UPTIME = -1;

    private static final CRC32C CHECKSUM_OF_NONE = new CRC32C();

    private final StreamKey key;
    private final CRC32C checksum;
    private SequenceTrack track;
    private PacketSteps steps = new PacketSteps();
    private RecentDatagrams recent = new RecentDatagrams();

    private long firstReceivedMillis;
    private long lastReceivedMillis;
    private long clockSkewMillis;
    private long samplingRate;
    private @Nullable String hostName;
    private long datagrams;
    private long bytes;
    private long rows;
    private long decoded;
    private long undecodable;
    private long malformed;
    private long duplicate;

    private int sequence;
    private long uptimeMillis;
    private long print;

    /** Neighbors in the ledger's order of use. */
    ExporterStream newer = this;

    ExporterStream older = this;
    boolean trusted;

    ExporterStream(StreamKey key, CRC32C checksum) {
        this.key = key;
        this.checksum = checksum;
        this.track = new SequenceTrack(key.protocol().unit());
    }

    /** The end of a list. */
    static ExporterStream sentinel() {
        return new ExporterStream(new StreamKey(), CHECKSUM_OF_NONE);
    }

    /**
     * A datagram of this stream came.
     *
     * @param receivedMillis when, milliseconds since 1970
     * @param exportMillis when the exporter says that it sent it
     * @param sequenceNumber from its header
     * @param uptime milliseconds since the exporter started, unsigned 32 bits; or {@link
     *     #NO_UPTIME}
     * @param payload all of it; not changed
     * @return false if it came before, octet by octet: then it is counted, and must not be decoded
     */
    public boolean begin(
            long receivedMillis,
            long exportMillis,
            int sequenceNumber,
            long uptime,
            ByteBuffer payload) {
        firstReceivedMillis = datagrams == 0 ? receivedMillis : firstReceivedMillis;
        lastReceivedMillis = receivedMillis;
        clockSkewMillis = exportMillis - receivedMillis;
        datagrams++;
        bytes += payload.remaining();
        sequence = sequenceNumber;
        uptimeMillis = uptime;
        print = RecentDatagrams.print(payload, checksum);
        int earlier = key.session() == 0 ? recent.find(sequence, print) : -1;
        if (earlier >= 0) {
            duplicate += recent.unitsAt(earlier);
            return false;
        }
        return true;
    }

    /**
     * It was decoded.
     *
     * @param units its flows (NetFlow v5), its data records without those of options (IPFIX), 1
     *     (NetFlow v9, sFlow)
     * @param options IPFIX: its records of options; else 0
     * @param flows rows that it gave
     */
    public void end(int units, int options, int flows) {
        rows += flows;
        decoded += take(units, options, flows);
    }

    /** A NetFlow v9 datagram with a set whose template is missing; it gave {@code flows} rows. */
    public void endUndecodable(int flows) {
        rows += flows;
        undecodable += take(1, 0, flows);
    }

    /** It was refused whole; its header announced {@code units} units. */
    public void endMalformed(int units) {
        malformed += take(units, 0, units);
    }

    /**
     * A message with sets whose records nobody can count: for want of a template (IPFIX), or
     * because it was refused whole. Whether what the next number leaves open was in them or is lost
     * is uncertain.
     *
     * @param data its data records, without those of options, in other sets
     * @param options its records of options in other sets
     * @param sets how many sets there are that cannot be counted
     * @param most the most records that they can have together: the octets of their contents
     * @param flows rows that it gave
     */
    public void endUncountable(int data, int options, int sets, int most, int flows) {
        rows += flows;
        int units = track.takeUncountable(sequence, data, options, sets, most, lastReceivedMillis);
        decoded += units;
        recent.add(sequence, print, units);
    }

    /**
     * NetFlow v9: the last set that kept a datagram undecodable was decoded after all, and gave
     * {@code flows} rows.
     */
    public void datagramDecodedLater(int flows) {
        rows += flows;
        if (undecodable > 0) {
            undecodable--;
            decoded++;
        }
    }

    /**
     * NetFlow v9: a set of a datagram that stays undecodable was decoded after all. Its {@code
     * flows} rows count.
     */
    public void rowsDecodedLater(int flows) {
        rows += flows;
    }

    /**
     * IPFIX: a set that could not be counted was decoded after all.
     *
     * @param message the sequence number of its message
     * @param data its data records without those of options
     * @param options its records of options
     * @param flows rows that it gave
     */
    public void setDecodedLater(int message, int data, int options, int flows) {
        rows += flows;
        decoded += track.units(data, options);
        track.explain(message, data, options);
    }

    private int take(int units, int options, int flows) {
        int number = sequence;
        if (key.protocol() == ExportProtocol.NETFLOW_V9) {
            number = stepped(flows);
        }
        int counted = track.take(number, units, options, lastReceivedMillis, uptimeMillis);
        recent.add(sequence, print, counted);
        return counted;
    }

    /** The number that a NetFlow v9 datagram would have if its exporter counted datagrams. */
    private int stepped(int flows) {
        boolean wasForeign = steps.isForeign();
        int beyond = steps.step(sequence, flows);
        if (!steps.isForeign()) {
            return sequence;
        }
        if (!wasForeign) {
            track.takeBackLosses();
        }
        return track.nextSequence() + (beyond > 0 ? 1 : 0);
    }

    /** Packets that one stands for, as last applied; 0 where nothing is known. */
    public void samplingRate(long rate) {
        samplingRate = rate;
    }

    /** What an sFlow agent calls its host. */
    public void hostName(String name) {
        hostName = name;
    }

    /** Whether a sequence was continued by the last datagram, not only begun. */
    boolean lastWasInOrder() {
        return track.lastWasInOrder();
    }

    StreamKey key() {
        return key;
    }

    /** Everything that is told of it. */
    public StreamAccount account() {
        return new StreamAccount(
                key.protocol(),
                key.high(),
                key.low(),
                key.domain(),
                trusted || lastWasInOrder(),
                firstReceivedMillis,
                lastReceivedMillis,
                clockSkewMillis,
                samplingRate,
                hostName,
                counts());
    }

    /** What was counted so far. */
    public StreamCounts counts() {
        return new StreamCounts(
                datagrams,
                bytes,
                rows,
                track.announced() + duplicate,
                decoded,
                undecodable,
                malformed,
                track.lost(),
                duplicate,
                track.uncertain(),
                track.gaps(),
                track.restarts());
    }

    void save(StateWriter out) {
        out.writeLong(firstReceivedMillis);
        out.writeLong(lastReceivedMillis);
        out.writeLong(clockSkewMillis);
        out.writeLong(samplingRate);
        out.writeText(hostName == null ? "" : hostName);
        out.writeLong(datagrams);
        out.writeLong(bytes);
        out.writeLong(rows);
        out.writeLong(decoded);
        out.writeLong(undecodable);
        out.writeLong(malformed);
        out.writeLong(duplicate);
        track.save(out);
        steps.save(out);
        recent.save(out);
    }

    void restore(StateReader in) {
        firstReceivedMillis = in.readLong("first received millis");
        lastReceivedMillis = in.readLong("last received millis");
        clockSkewMillis = in.readLong("clock skew millis");
        samplingRate = in.readLong("sampling rate");
        hostName = LedgerState.restoreHostName(in);
        datagrams = in.readLong("datagrams");
        bytes = in.readLong("bytes");
        rows = in.readLong("rows");
        decoded = in.readLong("decoded");
        undecodable = in.readLong("undecodable");
        malformed = in.readLong("malformed");
        duplicate = in.readLong("duplicate");
        track = SequenceTrack.restore(key.protocol().unit(), in);
        steps = PacketSteps.restore(in);
        recent = RecentDatagrams.restore(in);
    }
}
