package io.weir.collector.sensor;

import io.weir.collector.wire.Datagram;
import io.weir.udfs.address.PrefixSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a sensor gets flows from: SiLK's probe.
 *
 * @param version the column {@code export_version} of its flows; 0: any
 * @param ports our ports; null: any
 * @param senders addresses of senders; null: any
 * @param stream whether it comes over streams only (true) or in datagrams only (false); null:
 *     either
 * @param vlans whether a sensor's interface numbers are VLANs
 * @param firewallEvents whether a denied flow is of a null type
 */
public record FlowSource(
        int version,
        @Nullable InterfaceSet ports,
        @Nullable PrefixSet senders,
        @Nullable Boolean stream,
        boolean vlans,
        boolean firewallEvents) {
    /** Everything; denied flows are of a null type. */
    public static final FlowSource ANY = new FlowSource(0, null, null, null, false, true);

    boolean sends(Datagram datagram) {
        return (ports == null || ports.contains(datagram.localPort()))
                && (senders == null
                        || senders.contains(datagram.sourceHigh(), datagram.sourceLow()))
                && (stream == null || stream == (datagram.session() != 0));
    }

    /** Whether flows that came in no datagram, such as those of a text, may be its. */
    boolean sendsWithoutDatagram() {
        return ports == null && senders == null && stream == null;
    }
}
