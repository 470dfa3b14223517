package io.weir.collector.wire.sflow;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.FlowTimes;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.ExporterStream;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;

/** What a datagram says of its sender, and what all its rows have. One owner. */
final class SFlowHeader {
    /** {@code export_version} of sFlow version 5. */
    static final int EXPORT_VERSION = 105;

    private static final int VERSION = 5;
    private static final long IPV4_UNSPECIFIED = 0xffff_0000_0000L;

    private long agentHigh;
    private long agentLow;
    private long subAgent;
    private long sequence;
    private long uptimeMillis;
    private long receivedMillis;
    private int localPort;
    private ExporterPolicy policy = ExporterPolicy.DEFAULT;

    void read(XdrReader in, Datagram datagram, ExporterPolicies policies) {
        int version = in.int32();
        if (version != VERSION) {
            in.fail("expected version 5, got " + (version & 0xffff_ffffL));
        }
        agentHigh = datagram.sourceHigh();
        agentLow = datagram.sourceLow();
        if (in.address() && !isUnspecified(in)) {
            agentHigh = in.addressHigh();
            agentLow = in.addressLow();
        }
        subAgent = in.unsigned32();
        sequence = in.unsigned32();
        uptimeMillis = in.unsigned32();
        receivedMillis = datagram.receivedMillis();
        localPort = datagram.localPort();
        policy = policies.of(agentHigh, agentLow);
        if (policy.equals(ExporterPolicy.DEFAULT)) {
            policy = policies.of(datagram.sourceHigh(), datagram.sourceLow());
        }
    }

    private static boolean isUnspecified(XdrReader in) {
        return in.addressHigh() == 0
                && (in.addressLow() == 0 || in.addressLow() == IPV4_UNSPECIFIED);
    }

    /** Begins a row. */
    int addRow(FlowBatch out) {
        int row = out.add();
        out.setAddress(FlowColumn.EXPORTER_ADDR, row, agentHigh, agentLow);
        out.setLong(FlowColumn.OBSERVATION_DOMAIN_ID, row, subAgent);
        out.setLong(FlowColumn.EXPORT_VERSION, row, EXPORT_VERSION);
        out.setLong(FlowColumn.EXPORT_SEQUENCE, row, sequence);
        FlowTimes.set(out, row, receivedMillis, receivedMillis, receivedMillis, FlowTimes.NO_TIME);
        return row;
    }

    /**
     * Begins the datagram in the account of its stream. sFlow has no export time to compare with
     * ours.
     *
     * @return null if it came before
     */
    @Nullable ExporterStream beginStream(StreamLedger streams, Datagram datagram) {
        ExporterStream stream =
                streams.stream(
                        ExportProtocol.SFLOW_V5,
                        agentHigh,
                        agentLow,
                        datagram.sourcePort(),
                        datagram.localPort(),
                        datagram.session(),
                        subAgent);
        boolean isNew =
                stream.begin(
                        receivedMillis,
                        receivedMillis,
                        (int) sequence,
                        uptimeMillis,
                        datagram.payload());
        return isNew ? stream : null;
    }

    long agentHigh() {
        return agentHigh;
    }

    long agentLow() {
        return agentLow;
    }

    long subAgent() {
        return subAgent;
    }

    long sequence() {
        return sequence;
    }

    long receivedMillis() {
        return receivedMillis;
    }

    int localPort() {
        return localPort;
    }

    ExporterPolicy policy() {
        return policy;
    }
}
