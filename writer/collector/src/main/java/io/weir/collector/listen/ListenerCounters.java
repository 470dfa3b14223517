package io.weir.collector.listen;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** What one listener counts. Written by the receiving thread, read by any. */
final class ListenerCounters {
    private final int place;
    private volatile Listener listener;
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong drops = new AtomicLong(-1);
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong openConnections = new AtomicLong();
    private final Map<Refusal, AtomicLong> refusals = new EnumMap<>(Refusal.class);

    /**
     * @param place the listener's place, from 0, in the list of addresses
     */
    ListenerCounters(int place, Listener listener) {
        this.place = place;
        this.listener = listener;
        for (Refusal refusal : Refusal.values()) {
            refusals.put(refusal, new AtomicLong());
        }
    }

    int place() {
        return place;
    }

    Listener listener() {
        return listener;
    }

    /** What it became when it was bound. */
    void bound(Listener bound) {
        listener = bound;
    }

    /** A datagram, or a message of a stream, was taken. */
    void taken(int octets) {
        datagrams.lazySet(datagrams.get() + 1);
        bytes.lazySet(bytes.get() + octets);
    }

    void refused(Refusal why) {
        AtomicLong count = refusals.get(why);
        if (count != null) {
            count.incrementAndGet();
        }
    }

    void opened() {
        connections.incrementAndGet();
        openConnections.incrementAndGet();
    }

    void closed() {
        openConnections.decrementAndGet();
    }

    void drops(long count) {
        drops.set(count);
    }

    long taken() {
        return datagrams.get();
    }

    ListenerStatistics statistics() {
        Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);
        refusals.forEach((why, count) -> counts.put(why, count.get()));
        long dropped = drops.get();
        return new ListenerStatistics(
                listener,
                datagrams.get(),
                bytes.get(),
                dropped < 0 ? OptionalLong.empty() : OptionalLong.of(dropped),
                connections.get(),
                openConnections.get(),
                counts);
    }
}
