package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;

/**
 * Learns how an exporter counts, from datagrams that follow each other without a gap in one way of
 * counting and not in another. A way that proved itself gives way only to one that does so better
 * several times: a loss that happens to fit another way once changes nothing.
 */
final class CountingChoice {
    private static final int MAX_CREDIT = 8;
    private static final Counting[] WAYS = Counting.values();

    private final byte[] credits = new byte[WAYS.length];
    private Counting chosen = Counting.BEFORE;
    private boolean hasEarlier;
    private int earlierSequence;
    private int earlierData;
    private int earlierOptions;

    Counting chosen() {
        return chosen;
    }

    /**
     * Takes note of the next datagram.
     *
     * @return whether another way is chosen now, in which this datagram follows the one before
     */
    boolean learn(int sequence, int data, int options) {
        boolean changed = hasEarlier && judge(sequence, data, options);
        hasEarlier = true;
        earlierSequence = sequence;
        earlierData = data;
        earlierOptions = options;
        return changed;
    }

    /** The next datagram cannot be counted: the one after it says nothing. */
    void interrupt() {
        hasEarlier = false;
    }

    private boolean judge(int sequence, int data, int options) {
        int fitting = 0;
        for (Counting way : WAYS) {
            fitting |= fits(way, sequence, data, options) ? 1 << way.ordinal() : 0;
        }
        if (fitting == 0 || fitting == (1 << WAYS.length) - 1) {
            return false;
        }
        Counting best = chosen;
        for (Counting way : WAYS) {
            int at = way.ordinal();
            boolean fits = (fitting & 1 << at) != 0;
            credits[at] =
                    (byte) (fits ? Math.min(MAX_CREDIT, credits[at] + 1) : credits[at] * 3 / 4);
            if (fits && credits[at] > credits[best.ordinal()]) {
                best = way;
            }
        }
        boolean misfit = (fitting & 1 << chosen.ordinal()) == 0;
        if (!misfit || best == chosen) {
            return false;
        }
        chosen = best;
        return true;
    }

    private boolean fits(Counting way, int sequence, int data, int options) {
        return way.fits(
                sequence,
                way.units(data, options),
                earlierSequence,
                way.units(earlierData, earlierOptions));
    }

    void save(StateWriter out) {
        out.writeByte(chosen.ordinal());
        for (byte credit : credits) {
            out.writeByte(credit);
        }
        out.writeBoolean(hasEarlier);
        out.writeInt(earlierSequence);
        out.writeInt(earlierData);
        out.writeInt(earlierOptions);
    }

    static CountingChoice restore(StateReader in) {
        CountingChoice choice = new CountingChoice();
        int way = in.readByte("way");
        if (way >= WAYS.length) {
            throw in.damaged("a way of counting", Integer.toString(way));
        }
        choice.chosen = WAYS[way];
        for (int i = 0; i < choice.credits.length; i++) {
            choice.credits[i] = (byte) Math.min(MAX_CREDIT, in.readByte("credit"));
        }
        choice.hasEarlier = in.readBoolean("has earlier");
        choice.earlierSequence = in.readInt("earlier sequence");
        choice.earlierData = in.readInt("earlier data");
        choice.earlierOptions = in.readInt("earlier options");
        return choice;
    }
}
