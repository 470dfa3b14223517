package io.weir.collector.listen;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a listener has counted since it was bound.
 *
 * @param listener which
 * @param datagrams datagrams, or messages of streams, that were taken
 * @param bytes octets of their payloads
 * @param kernelDrops datagrams that the kernel dropped for a full receive buffer; empty for streams
 *     and where it does not tell
 * @param connections connections that were accepted
 * @param openConnections those of them that are open
 * @param refusals for each cause, datagrams ({@link Refusal#ADDRESS}) that were not taken, and
 *     connections that were refused or ended
 */
public record ListenerStatistics(
        Listener listener,
        long datagrams,
        long bytes,
        OptionalLong kernelDrops,
        long connections,
        long openConnections,
        Map<Refusal, Long> refusals) {

    /** Copies the map. */
    public ListenerStatistics {
        refusals = Map.copyOf(refusals);
    }

    /** How often that happened. */
    public long refused(Refusal why) {
        return refusals.getOrDefault(why, 0L);
    }
}
