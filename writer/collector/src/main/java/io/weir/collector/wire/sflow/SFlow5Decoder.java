package io.weir.collector.wire.sflow;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.sequence.ExporterStream;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;

/**
 * sFlow version 5 over UDP: a row for each flow sample, and a row of {@code interface_counters} for
 * each counter sample with generic interface counters. Not thread-safe: one owner.
 *
 * <pre>
 * datagram, XDR                    sample                     record
 *   version = 5                      format: 20 bits            format: 20 bits
 *   agent: type 1, 4 octets            enterprise, 12 bits        enterprise, 12 bits
 *          type 2, 16 octets           format                     format
 *   sub-agent                        length, octets             length, octets
 *   sequence, of datagrams           1 flow, 2 counters,        see {@link PacketRecords},
 *   uptime, ms                       3 and 4 expanded ones        {@link ExtendedRecords},
 *   samples: count, samples          5 discarded packet           {@link CounterSamples}
 * </pre>
 *
 * <p>Samples and records that are not known are skipped by their length, and counted; what follows
 * the known part of a structure is an extension, and skipped. A datagram in which anything known is
 * longer than what holds it is refused whole.
 */
public final class SFlow5Decoder {
    private static final int LEAST_SAMPLE_BYTES = 8;

    private static final int FLOW = 1;
    private static final int COUNTERS = 2;
    private static final int EXPANDED_FLOW = 3;
    private static final int EXPANDED_COUNTERS = 4;
    private static final int DISCARDED = 5;

    private final ExporterPolicies policies;
    private final StreamLedger streams;
    private final XdrReader in = new XdrReader();
    private final SFlowHeader header = new SFlowHeader();
    private final SFlowCounts counts = new SFlowCounts();
    private final SFlowCounts.OfDatagram found = new SFlowCounts.OfDatagram();
    private final FlowSamples flows;
    private final CounterSamples counters;

    /**
     * @param policies what is configured of agents; asked for the agent's address, and for the
     *     sender's where that has no policy
     * @param streams the account of each agent's datagrams
     * @param interfaceCounters where rows of {@code interface_counters} go
     */
    public SFlow5Decoder(
            FlowLabeler labeler,
            ExporterPolicies policies,
            StreamLedger streams,
            StatsRows interfaceCounters) {
        this.policies = policies;
        this.streams = streams;
        this.flows = new FlowSamples(labeler, found);
        this.counters = new CounterSamples(interfaceCounters, found);
    }

    /** What the datagrams had. */
    public SFlowCounts counts() {
        return counts;
    }

    /** Appends the datagram's flows to {@code out} and says what became of it. */
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        int before = out.rows();
        in.open(datagram.payload());
        found.clear();
        counters.clear();
        header.read(in, datagram, policies);
        if (in.hasFailed()) {
            return malformed();
        }
        ExporterStream stream = header.beginStream(streams, datagram);
        if (stream == null) {
            return DecodeResult.Duplicate.DUPLICATE;
        }
        int samples = in.count(LEAST_SAMPLE_BYTES);
        for (int i = 0; i < samples && !in.hasFailed(); i++) {
            readSample(out);
        }
        if (in.hasFailed()) {
            out.truncate(before);
            stream.endMalformed(1);
            return malformed();
        }
        stream.end(1, 0, found.flowSamples());
        stream.samplingRate(flows.lastRate());
        String hostName = counters.hostName();
        if (hostName != null) {
            stream.hostName(hostName);
        }
        counters.addRows(in.buffer(), header);
        found.addTo(counts);
        return new DecodeResult.Decoded(found.flowSamples());
    }

    private DecodeResult malformed() {
        return new DecodeResult.Malformed("sFlow v5 datagram, " + in.failure());
    }

    private void readSample(FlowBatch out) {
        int format = in.int32();
        int outer = in.enter(in.unsigned32());
        switch (format) {
            case FLOW -> flows.read(in, header, false, out);
            case EXPANDED_FLOW -> flows.read(in, header, true, out);
            case COUNTERS -> counters.read(in, false);
            case EXPANDED_COUNTERS -> counters.read(in, true);
            case DISCARDED -> found.discard();
            default -> found.unknownSample();
        }
        in.leave(outer);
    }
}
