package io.weir.collector.sensor;

import io.weir.format.FlowBatch;

/**
 * SiLK's {@code discard-when} and {@code discard-unless}: flows that a sensor leaves to the next.
 *
 * @param when whether what matches is left; else what does not match
 * @param ends which ends of the flow are looked at
 * @param list what is looked for
 */
public record Discard(boolean when, Ends ends, Members list) {
    /** Ends of a flow. */
    public enum Ends {
        SOURCE,
        DESTINATION,
        ANY
    }

    boolean discards(FlowBatch batch, int row, boolean vlans) {
        return matches(batch, row, vlans) == when;
    }

    private boolean matches(FlowBatch batch, int row, boolean vlans) {
        return (ends != Ends.DESTINATION && list.hold(batch, row, FlowSide.SOURCE, vlans))
                || (ends != Ends.SOURCE && list.hold(batch, row, FlowSide.DESTINATION, vlans));
    }
}
