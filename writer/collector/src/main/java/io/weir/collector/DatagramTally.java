package io.weir.collector;

import io.weir.collector.RateLimitedLog.Cause;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.SequenceTracker;
import io.weir.udfs.address.Addresses;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what became of datagrams. Written by the deciding thread, read by any. */
final class DatagramTally {
    private final RateLimitedLog log;
    private final SequenceTracker sequences = new SequenceTracker();
    private final AtomicLong flows = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong unsupported = new AtomicLong();
    private final AtomicLong missingFlows = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();

    DatagramTally(RateLimitedLog log) {
        this.log = log;
    }

    void count(Datagram datagram, DecodeResult result) {
        if (result instanceof DecodeResult.Decoded decoded) {
            flows.addAndGet(decoded.flows());
            sequences.observe(datagram);
            missingFlows.set(sequences.missingFlows());
            gaps.set(sequences.gaps());
            restarts.set(sequences.restarts());
        } else if (result instanceof DecodeResult.Malformed refused) {
            malformed.incrementAndGet();
            if (log.permits(Cause.MALFORMED)) {
                log.print(
                        Cause.MALFORMED,
                        "Malformed datagram from " + sender(datagram) + ": " + refused.reason());
            }
        } else if (result instanceof DecodeResult.Unsupported other) {
            unsupported.incrementAndGet();
            if (log.permits(Cause.UNSUPPORTED)) {
                log.print(
                        Cause.UNSUPPORTED,
                        "Datagram of version "
                                + other.version()
                                + " from "
                                + sender(datagram)
                                + ": expected NetFlow version 5; let the exporter send that");
            }
        }
    }

    private static String sender(Datagram datagram) {
        String address = Addresses.format(datagram.sourceHigh(), datagram.sourceLow());
        return (address.indexOf(':') < 0 ? address : "[" + address + "]")
                + ":"
                + datagram.sourcePort();
    }

    long flows() {
        return flows.get();
    }

    long malformed() {
        return malformed.get();
    }

    long unsupported() {
        return unsupported.get();
    }

    long missingFlows() {
        return missingFlows.get();
    }

    long gaps() {
        return gaps.get();
    }

    long restarts() {
        return restarts.get();
    }
}
