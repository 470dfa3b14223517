package io.weir.collector;

import io.weir.collector.RateLimitedLog.Cause;
import io.weir.collector.decode.ExporterFacts;
import io.weir.collector.decode.VersionDecoder;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.collector.wire.sflow.SFlowCounts;
import io.weir.collector.wire.template.StoreSize;
import io.weir.collector.wire.template.TemplateAccount;
import io.weir.collector.wire.template.TemplateCounters;
import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;
import io.weir.udfs.address.Addresses;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decodes datagrams and counts what becomes of them. Decoding is for one thread, asking for any: a
 * lock, taken once a datagram, keeps the decoder's accounts still while they are read.
 */
final class DatagramTally {
    private final VersionDecoder decoder;
    private final RateLimitedLog log;
    private final Map<ExportProtocol, StreamCounts> atStart;
    private final ReentrantLock lock = new ReentrantLock();
    private final MalformedCauses causes = new MalformedCauses();
    private final AtomicLong flows = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong unsupported = new AtomicLong();

    /**
     * What was counted at a moment.
     *
     * @param malformedCauses malformed datagrams by cause
     * @param streams the account of each stream, and of those whose connection has ended
     * @param liveStreams how many can go on
     * @param gone what was counted of streams that are forgotten
     * @param evictedStreams how many were forgotten to make room
     * @param facts what exporters are called, and say of themselves
     * @param templates how many templates there are
     */
    record Snapshot(
            Map<String, Long> malformedCauses,
            List<StreamAccount> streams,
            int liveStreams,
            Map<ExportProtocol, StreamCounts> gone,
            long evictedStreams,
            ExporterFacts facts,
            StoreSize templates) {}

    DatagramTally(VersionDecoder decoder, RateLimitedLog log) {
        this.decoder = decoder;
        this.log = log;
        this.atStart = totals();
    }

    /** Decodes a datagram; its flows go to {@code rows}. */
    void decode(Datagram datagram, FlowBatch rows) {
        int before = rows.rows();
        DecodeResult result;
        lock.lock();
        try {
            result = decoder.decode(datagram, rows);
            if (result instanceof DecodeResult.Malformed refused) {
                causes.add(refused.reason());
            }
        } finally {
            lock.unlock();
        }
        flows.addAndGet(rows.rows() - before);
        if (result instanceof DecodeResult.Malformed refused) {
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
                                + ": expected NetFlow v5, v9, IPFIX or sFlow v5; let the exporter"
                                + " send one of them");
            }
        }
    }

    private static String sender(Datagram datagram) {
        String address = Addresses.format(datagram.sourceHigh(), datagram.sourceLow());
        return (address.indexOf(':') < 0 ? address : "[" + address + "]")
                + ":"
                + datagram.sourcePort();
    }

    /** Rows of {@code interface_counters} to commit. For the thread that decodes. */
    StatsRows interfaceCounters() {
        return decoder.interfaceCounters();
    }

    /** What the decoder has learned. For the thread that decodes. */
    byte[] decoderState() {
        return decoder.state();
    }

    /** What the exporters announced since the start of this collector, and what became of it. */
    Map<ExportProtocol, StreamCounts> accounts() {
        Map<ExportProtocol, StreamCounts> accounts = totals();
        accounts.replaceAll(
                (protocol, counts) ->
                        counts.minus(atStart.getOrDefault(protocol, StreamCounts.ZERO)));
        return accounts;
    }

    /** Everything that was counted. */
    Snapshot snapshot() {
        lock.lock();
        try {
            StreamLedger ledger = decoder.streams();
            Map<ExportProtocol, StreamCounts> gone = new EnumMap<>(ExportProtocol.class);
            for (ExportProtocol protocol : ExportProtocol.values()) {
                gone.put(protocol, ledger.gone(protocol));
            }
            return new Snapshot(
                    causes.counts(),
                    ledger.accounts(),
                    ledger.size(),
                    gone,
                    ledger.evicted(),
                    decoder.exporterFacts(),
                    decoder.templates().size());
        } finally {
            lock.unlock();
        }
    }

    /** Templates in force, as {@link io.weir.collector.wire.template.TemplateStore#accounts}. */
    List<TemplateAccount> templates(long millis, int mostOfKnown, int mostOfNewcomers) {
        lock.lock();
        try {
            return decoder.templates().accounts(millis, mostOfKnown, mostOfNewcomers);
        } finally {
            lock.unlock();
        }
    }

    /** What became of templates and of sets that need them. */
    TemplateCounters templateCounters() {
        return decoder.templates().counters();
    }

    /** What was in sFlow datagrams. */
    SFlowCounts sFlowCounts() {
        return decoder.sFlowCounts();
    }

    private Map<ExportProtocol, StreamCounts> totals() {
        lock.lock();
        try {
            Map<ExportProtocol, StreamCounts> totals = new EnumMap<>(ExportProtocol.class);
            for (ExportProtocol protocol : ExportProtocol.values()) {
                totals.put(protocol, decoder.streams().totals(protocol));
            }
            return totals;
        } finally {
            lock.unlock();
        }
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
}
