package io.weir.collector.sensor;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.traffic.FlowType;
import io.weir.udfs.traffic.FlowTypes;
import io.weir.udfs.traffic.NetworkKind;
import org.jspecify.annotations.Nullable;

/**
 * A sensor's three networks, and the type of a flow between them. The order of the questions is
 * SiLK's: an address in the internal and in the external list is external as a source, and as a
 * destination it is on the other side than the source.
 *
 * @param source the network that all flows come from, or null
 * @param destination the network that all flows go to, or null
 */
public record SensorNetworks(
        Members internal,
        Members external,
        Members nowhere,
        @Nullable NetworkKind source,
        @Nullable NetworkKind destination) {
    private static final int UNKNOWN_PROTOCOL = -1;

    /** The type of a flow. */
    FlowType type(FlowBatch batch, int row, boolean vlans) {
        NetworkKind from = from(batch, row, vlans);
        return FlowTypes.classify(
                from,
                from == NetworkKind.UNKNOWN ? from : to(batch, row, vlans, from),
                batch.isPresent(FlowColumn.PROTOCOL, row)
                        ? (int) batch.getLong(FlowColumn.PROTOCOL, row)
                        : UNKNOWN_PROTOCOL,
                (int) batch.getLong(FlowColumn.SRC_PORT, row),
                (int) batch.getLong(FlowColumn.DST_PORT, row));
    }

    private NetworkKind from(FlowBatch batch, int row, boolean vlans) {
        if (source == NetworkKind.EXTERNAL || external.hold(batch, row, FlowSide.SOURCE, vlans)) {
            return NetworkKind.EXTERNAL;
        }
        if (source == NetworkKind.INTERNAL || internal.hold(batch, row, FlowSide.SOURCE, vlans)) {
            return NetworkKind.INTERNAL;
        }
        return NetworkKind.UNKNOWN;
    }

    private NetworkKind to(FlowBatch batch, int row, boolean vlans, NetworkKind from) {
        if (destination == NetworkKind.NULL
                || nowhere.hold(batch, row, FlowSide.DESTINATION, vlans)) {
            return NetworkKind.NULL;
        }
        boolean inside =
                destination == NetworkKind.INTERNAL
                        || internal.hold(batch, row, FlowSide.DESTINATION, vlans);
        boolean outside =
                destination == NetworkKind.EXTERNAL
                        || external.hold(batch, row, FlowSide.DESTINATION, vlans);
        if (from == NetworkKind.EXTERNAL ? inside : inside && !outside) {
            return NetworkKind.INTERNAL;
        }
        return outside ? NetworkKind.EXTERNAL : NetworkKind.UNKNOWN;
    }
}
