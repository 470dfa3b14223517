package io.weir.udfs.traffic;

/**
 * Decides a flow's type as SiLK's packer does (site/twoway/packlogic-twoway.c, {@code
 * packLogicDetermineFlowtype}), with its ICMP split off, which is its default.
 */
public final class FlowTypes {
    private static final int TCP = 6;

    private FlowTypes() {}

    /**
     * The type of a flow of the default sensor: some networks are internal, all others external.
     *
     * @param protocol IP protocol number; any other number, such as -1, where it is unknown
     * @param sourcePort 0 where there is none
     * @param destinationPort 0 where there is none
     */
    public static FlowType classify(
            boolean sourceInternal,
            boolean destinationInternal,
            int protocol,
            int sourcePort,
            int destinationPort) {
        if (sourceInternal == destinationInternal) {
            return sourceInternal ? FlowType.INT2INT : FlowType.EXT2EXT;
        }
        boolean web = isWeb(protocol, sourcePort, destinationPort);
        if (sourceInternal) {
            return web ? FlowType.OUTWEB : FlowType.OUT;
        }
        return web ? FlowType.INWEB : FlowType.IN;
    }

    /** The type of a flow between two networks of a sensor. */
    public static FlowType classify(
            NetworkKind source,
            NetworkKind destination,
            int protocol,
            int sourcePort,
            int destinationPort) {
        boolean sourceInternal = source == NetworkKind.INTERNAL;
        if (!sourceInternal && source != NetworkKind.EXTERNAL) {
            return FlowType.OTHER;
        }
        return switch (destination) {
            case NULL -> sourceInternal ? FlowType.OUTNULL : FlowType.INNULL;
            case UNKNOWN -> FlowType.OTHER;
            case INTERNAL -> classify(sourceInternal, true, protocol, sourcePort, destinationPort);
            case EXTERNAL -> classify(sourceInternal, false, protocol, sourcePort, destinationPort);
        };
    }

    /**
     * The type of a flow that a firewall denied (firewallEvent, IPFIX element 233, is 3), given the
     * type that it has otherwise: the quirk {@code firewall-event}, applied last.
     *
     * @param extendedEvent Cisco's element 33002: 1001 denied at ingress, 1002 at egress
     */
    public static FlowType whenDenied(FlowType type, int extendedEvent) {
        if (extendedEvent == 1001) {
            return FlowType.INNULL;
        }
        if (extendedEvent == 1002) {
            return FlowType.OUTNULL;
        }
        return switch (type) {
            case IN, INWEB, INICMP, EXT2EXT, INNULL -> FlowType.INNULL;
            case OUT, OUTWEB, OUTICMP, INT2INT, OUTNULL -> FlowType.OUTNULL;
            case OTHER -> FlowType.OTHER;
        };
    }

    /**
     * Whether the flow is "web": TCP with 80, 443 or 8080 on either side (rwrec.h). UDP 443 and TCP
     * 8443 are not.
     */
    public static boolean isWeb(int protocol, int sourcePort, int destinationPort) {
        return protocol == TCP && (isWebPort(sourcePort) || isWebPort(destinationPort));
    }

    private static boolean isWebPort(int port) {
        return port == 80 || port == 443 || port == 8080;
    }
}
