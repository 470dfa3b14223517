package io.weir.collector.capture;

import java.util.Map;

/**
 * What the packets of a capture were. {@code packets} is the sum of the others but for the last
 * two.
 *
 * @param packets whole packets read
 * @param datagrams packets that were or completed a UDP datagram
 * @param fragments packets that were part of a datagram completed later, or never
 * @param notUdp packets of other protocols
 * @param cut packets of which the capture kept too little (its snap length)
 * @param malformed packets whose lengths contradict each other
 * @param unknownLinks packets of link types that are not understood, by LINKTYPE number
 * @param lostDatagrams fragmented datagrams of which a part is missing
 * @param timeless datagrams whose packet has no time
 */
public record CaptureCounts(
        long packets,
        long datagrams,
        long fragments,
        long notUdp,
        long cut,
        long malformed,
        Map<Integer, Long> unknownLinks,
        long lostDatagrams,
        long timeless) {
    /** What of link types is understood, for messages. */
    public static String understoodLinks() {
        return LinkLayer.UNDERSTOOD;
    }
}
