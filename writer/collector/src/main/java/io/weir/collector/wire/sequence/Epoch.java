package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;

/**
 * One run of a sequence, from the exporter's start (or the first datagram that came) on. What it
 * announced is the length of the stretch from its first unit to its last, whatever came of that
 * stretch; what did not come is in its {@link Holes}. Positions are 64 bits long; their low 32 are
 * those of the wire.
 *
 * <pre>
 *   start                                                         end
 *     │ datagram │ datagram │ lost │ datagram │ uncertain │ datagram │ tail?
 * </pre>
 */
final class Epoch {
    private final long start;
    private final Holes holes;
    private long end;

    /** The most units that sets without a template in the last message can have; or 0. */
    private int tailUnits;

    private int tailSets;
    private int tailMessage;

    private Epoch(long start, long end, Holes holes) {
        this.start = start;
        this.end = end;
        this.holes = holes;
    }

    /** An epoch of one datagram. */
    static Epoch of(int position, int units) {
        long start = Integer.toUnsignedLong(position);
        return new Epoch(start, start + units, new Holes());
    }

    /** Units that the sequence says were sent. */
    long announced() {
        return end - start;
    }

    /** Units that did not come. */
    long lost() {
        return holes.lost();
    }

    /** Units that are lost or in sets that could not be decoded: nobody can tell. */
    long uncertain() {
        return holes.uncertain();
    }

    /** How far ahead of the next unit that position is; negative: behind. */
    int ahead(int position) {
        return position - (int) end;
    }

    /** The position of the next unit, as the wire writes it. */
    int next() {
        return (int) end;
    }

    /** The position of the first unit, as the wire writes it. */
    int first() {
        return (int) start;
    }

    /** Whether those units came late and are missing. A message without units may come late. */
    boolean misses(int position, int units) {
        int ahead = ahead(position);
        long from = end + ahead;
        return ahead < 0 && (units == 0 ? from >= start : holes.contain(from, from + units));
    }

    /** Takes units that the epoch misses. */
    void fill(int position, int units) {
        if (units > 0) {
            long from = end + ahead(position);
            holes.fill(from, from + units);
        }
    }

    /** Takes units at the end or ahead of it; what lies between did not come. */
    void extend(int position, int units) {
        int gap = ahead(position);
        if (gap > 0) {
            holes.add(end, end + gap, tailUnits, tailUnits == 0 ? 0 : tailSets, tailMessage);
        }
        end += gap + (long) units;
        if (gap > 0 || units > 0) {
            tailUnits = 0;
        }
    }

    /** The last message has sets of which nobody knows how many units they have. */
    void unknownTail(int message, int sets, int mostUnits) {
        tailMessage = message;
        tailSets = sets;
        tailUnits = mostUnits;
    }

    /**
     * A set of that message was decoded after all and has that many units.
     *
     * @return false if the sequence did not announce them
     */
    boolean explain(int message, int units) {
        if (tailUnits > 0 && tailMessage == message) {
            end += units;
            tailSets--;
            tailUnits = tailSets == 0 ? 0 : Math.max(1, tailUnits - units);
            return true;
        }
        return holes.explain(message, units);
    }

    /** The same, as if its holes had not been announced. */
    Epoch withoutHoles() {
        return new Epoch(start + lost() + uncertain(), end, new Holes());
    }

    void save(StateWriter out) {
        out.writeLong(start);
        out.writeLong(end);
        out.writeInt(tailUnits);
        out.writeInt(tailSets);
        out.writeInt(tailMessage);
        holes.save(out);
    }

    static Epoch restore(StateReader in) {
        long start = in.readLong("start");
        long end = in.readLong("end");
        int tailUnits = in.readInt("tail units");
        int tailSets = in.readInt("tail sets");
        int tailMessage = in.readInt("tail message");
        Epoch epoch = new Epoch(start, end, Holes.restore(in));
        epoch.unknownTail(tailMessage, tailSets, tailUnits);
        return epoch;
    }
}
