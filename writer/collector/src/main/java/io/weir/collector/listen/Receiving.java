package io.weir.collector.listen;

import java.time.InstantSource;

/**
 * What all sockets of a receiver have in common. The receiving thread uses it; the filter may be
 * replaced by any.
 */
final class Receiving {
    private final DatagramSink sink;
    private final InstantSource clock;
    private volatile SourceFilter allow;
    private volatile boolean closing;

    Receiving(DatagramSink sink, InstantSource clock, SourceFilter allow) {
        this.sink = sink;
        this.clock = clock;
        this.allow = allow;
    }

    DatagramSink sink() {
        return sink;
    }

    InstantSource clock() {
        return clock;
    }

    SourceFilter allow() {
        return allow;
    }

    void allow(SourceFilter filter) {
        allow = filter;
    }

    /** Whether connections end because the receiver does. */
    boolean isClosing() {
        return closing;
    }

    void close() {
        closing = true;
    }
}
