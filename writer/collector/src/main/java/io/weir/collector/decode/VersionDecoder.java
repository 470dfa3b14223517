package io.weir.collector.decode;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.NetFlow5Decoder;
import io.weir.collector.wire.Transport;
import io.weir.collector.wire.ipfix.IpfixDecoder;
import io.weir.collector.wire.ipfix.NetFlow9Decoder;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.collector.wire.sflow.SFlow5Decoder;
import io.weir.collector.wire.sflow.SFlowCounts;
import io.weir.collector.wire.state.StatePart;
import io.weir.collector.wire.state.StateSections;
import io.weir.collector.wire.template.TemplateCounters;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.collector.wire.template.TemplateStore;
import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Chooses the protocol by what a datagram begins with: its version in two octets, or sFlow's in
 * four. One owner.
 */
public final class VersionDecoder implements DatagramDecoder {
    private static final int NETFLOW5 = 5;

    /** sFlow has its version in four octets; versions are reported as {@code export_version}. */
    private static final int SFLOW = 100;

    private final FlowLabeler labeler;
    private final StreamLedger streams = new StreamLedger();
    private final ExporterPolicies policies;
    private final TemplateStore templates;
    private final NetFlow5Decoder netFlow5;
    private final NetFlow9Decoder netFlow9;
    private final IpfixDecoder ipfix;
    private final List<StatePart> stateParts;
    private final SFlow5Decoder sFlow5;
    private final StatsRows interfaceCounters = new StatsRows(StatsTable.INTERFACE_COUNTERS);

    /** A decoder that has learned nothing yet. */
    public VersionDecoder(FlowLabeler labeler, ExporterPolicies policies, TemplateLimits limits) {
        this.policies = policies;
        this.templates = new TemplateStore(limits, new TemplateCounters());
        this.stateParts = List.of(streams, templates);
        this.labeler = labeler;
        this.netFlow5 = new NetFlow5Decoder(labeler, streams, policies);
        this.netFlow9 = new NetFlow9Decoder(templates, streams, labeler, policies);
        this.ipfix = new IpfixDecoder(templates, streams, labeler, policies);
        this.sFlow5 = new SFlow5Decoder(labeler, policies, streams, interfaceCounters);
    }

    @Override
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        labeler.begin(datagram);
        if (datagram.transport() == Transport.STREAM_END) {
            ipfix.endStream(datagram.session());
            streams.endSession(datagram.session());
            return new DecodeResult.Decoded(0);
        }
        int length = datagram.payload().remaining();
        if (length < 2) {
            return new DecodeResult.Malformed(
                    "datagram of " + length + " octets, expected a version in two");
        }
        int version = datagram.payload().getShort(datagram.payload().position()) & 0xffff;
        if (version == IpfixDecoder.VERSION) {
            return ipfix.decode(datagram, out);
        }
        if (datagram.transport() == Transport.STREAM) {
            return new DecodeResult.Malformed(
                    "message of version " + version + " on a stream, expected IPFIX, 10");
        }
        if (version == NETFLOW5) {
            return netFlow5.decode(datagram, out);
        }
        if (version == NetFlow9Decoder.VERSION) {
            return netFlow9.decode(datagram, out);
        }
        return version == 0 ? decodeSFlow(datagram, out) : new DecodeResult.Unsupported(version);
    }

    private DecodeResult decodeSFlow(Datagram datagram, FlowBatch out) {
        ByteBuffer payload = datagram.payload();
        if (payload.remaining() < 4) {
            return new DecodeResult.Unsupported(0);
        }
        int version = payload.getShort(payload.position() + 2) & 0xffff;
        return switch (version) {
            case 5 -> sFlow5.decode(datagram, out);
            case 2, 4 -> new DecodeResult.Unsupported(SFLOW + version);
            default -> new DecodeResult.Unsupported(0);
        };
    }

    @Override
    public StreamLedger streams() {
        return streams;
    }

    /** The templates that it was sent. */
    public TemplateStore templates() {
        return templates;
    }

    /** What was in sFlow datagrams. */
    public SFlowCounts sFlowCounts() {
        return sFlow5.counts();
    }

    /** What exporters are called now. */
    public ExporterFacts exporterFacts() {
        return new ExporterFacts(policies, templates);
    }

    @Override
    public StatsRows interfaceCounters() {
        return interfaceCounters;
    }

    @Override
    public byte[] state() {
        return StateSections.save(stateParts);
    }

    @Override
    public void restore(byte[] state) {
        StateSections.restore(state, stateParts);
    }
}
