package io.weir.collector.wire.sequence;

import org.jspecify.annotations.Nullable;

/**
 * The account of one stream at a moment.
 *
 * @param protocol its protocol
 * @param addressHigh high 64 bits of the exporter's address (sFlow: the agent's), network order
 * @param addressLow low 64 bits; IPv4 as ::ffff:a.b.c.d
 * @param domain observation domain, source id, engine or sub-agent
 * @param isTrusted whether one of its datagrams continued its sequence
 * @param firstReceivedMillis when its first datagram came, milliseconds since 1970
 * @param lastReceivedMillis when its last datagram came
 * @param clockSkewMillis export time less reception, of the last datagram; 0 where the protocol
 *     does not {@linkplain ExportProtocol#tellsTime tell the time}
 * @param samplingRate packets that one stands for, as last applied; 0 where nothing is known
 * @param hostName what an sFlow agent calls its host; null where it has not said
 * @param counts what was counted
 */
public record StreamAccount(
        ExportProtocol protocol,
        long addressHigh,
        long addressLow,
        long domain,
        boolean isTrusted,
        long firstReceivedMillis,
        long lastReceivedMillis,
        long clockSkewMillis,
        long samplingRate,
        @Nullable String hostName,
        StreamCounts counts) {

    /** The sum of two streams; what can only be said of one is said of the one heard of last. */
    public StreamAccount plus(StreamAccount more) {
        StreamAccount latest = more.lastReceivedMillis < lastReceivedMillis ? this : more;
        return new StreamAccount(
                latest.protocol,
                latest.addressHigh,
                latest.addressLow,
                latest.domain,
                isTrusted || more.isTrusted,
                Math.min(firstReceivedMillis, more.firstReceivedMillis),
                latest.lastReceivedMillis,
                latest.clockSkewMillis,
                latest.samplingRate,
                latest.hostName,
                counts.plus(more.counts));
    }
}
