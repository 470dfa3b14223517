package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;

/**
 * Finds out whether a NetFlow v9 exporter counts datagrams, as RFC 3954 says, or flows in some way
 * of its own, as softflowd up to 0.9.9 does (two directions of a connection are one or two). A step
 * of 1 after a datagram of several flows proves the first; steps that the flows explain, several in
 * a row and never such a proof, show the second.
 */
final class PacketSteps {
    private static final int ENOUGH = 3;

    private boolean proven;
    private boolean foreign;
    private boolean hasEarlier;
    private int earlierSequence;
    private int earlierFlows;
    private int explained;

    /** Whether the numbers count something else than datagrams. */
    boolean isForeign() {
        return foreign;
    }

    /**
     * Takes note of the next datagram.
     *
     * @return how far its number is beyond what the datagram before explains
     */
    int step(int sequence, int flows) {
        int step = sequence - earlierSequence;
        int beyond = hasEarlier ? step - Math.max(1, earlierFlows) : 0;
        if (hasEarlier && !proven && !foreign && earlierFlows > 1) {
            proven = step == 1;
            explained += step > 1 && beyond <= 0 ? 1 : 0;
            foreign = explained == ENOUGH;
        }
        hasEarlier = true;
        earlierSequence = sequence;
        earlierFlows = flows;
        return beyond;
    }

    void save(StateWriter out) {
        out.writeBoolean(proven);
        out.writeBoolean(foreign);
        out.writeBoolean(hasEarlier);
        out.writeInt(earlierSequence);
        out.writeInt(earlierFlows);
        out.writeInt(explained);
    }

    static PacketSteps restore(StateReader in) {
        PacketSteps steps = new PacketSteps();
        steps.proven = in.readBoolean("proven");
        steps.foreign = in.readBoolean("foreign");
        steps.hasEarlier = in.readBoolean("has earlier");
        steps.earlierSequence = in.readInt("earlier sequence");
        steps.earlierFlows = in.readInt("earlier flows");
        steps.explained = in.readInt("explained");
        return steps;
    }
}
