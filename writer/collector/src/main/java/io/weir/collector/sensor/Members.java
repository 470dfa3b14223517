package io.weir.collector.sensor;

import io.weir.format.FlowBatch;
import io.weir.udfs.address.PrefixSet;

/** What belongs to a network, or to a filter's list. Immutable; asking allocates nothing. */
@FunctionalInterface
public interface Members {
    /** Nothing is configured, so nothing is known to belong to it. */
    Members NONE = (batch, row, side, vlans) -> false;

    /**
     * Whether one side of a flow belongs to it.
     *
     * @param vlans whether interface numbers are VLANs
     */
    boolean hold(FlowBatch batch, int row, FlowSide side, boolean vlans);

    /** Addresses in these blocks. A side without an address belongs to nothing. */
    static Members blocks(PrefixSet blocks) {
        return (batch, row, side, vlans) ->
                batch.isPresent(side.address(), row)
                        && blocks.contains(
                                batch.getHigh(side.address(), row),
                                batch.getLong(side.address(), row));
    }

    /** Addresses in none of these blocks. A side without an address belongs to nothing. */
    static Members otherThan(PrefixSet blocks) {
        return (batch, row, side, vlans) ->
                batch.isPresent(side.address(), row)
                        && !blocks.contains(
                                batch.getHigh(side.address(), row),
                                batch.getLong(side.address(), row));
    }

    /** These interfaces. */
    static Members interfaces(InterfaceSet numbers) {
        return (batch, row, side, vlans) -> numbers.contains(side.number(batch, row, vlans));
    }

    /** All but these interfaces. */
    static Members otherThan(InterfaceSet numbers) {
        return (batch, row, side, vlans) -> !numbers.contains(side.number(batch, row, vlans));
    }
}
