package io.weir.collector.decode;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.NetFlow5Decoder;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.collector.wire.state.StatePart;
import io.weir.collector.wire.state.StateSections;
import io.weir.format.FlowBatch;
import java.util.List;

/** Chooses the protocol by the version in a datagram's first two octets. One owner. */
final class VersionDecoder implements DatagramDecoder {
    private final StreamLedger streams = new StreamLedger();
    private final NetFlow5Decoder netFlow5;
    private final List<StatePart> stateParts = List.of(streams);

    VersionDecoder(FlowLabeler labeler) {
        this.netFlow5 = new NetFlow5Decoder(labeler, streams);
    }

    @Override
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        int length = datagram.payload().remaining();
        if (length < 2) {
            return new DecodeResult.Malformed(
                    "datagram of " + length + " octets, expected a version in two");
        }
        int version = datagram.payload().getShort(datagram.payload().position()) & 0xffff;
        return switch (version) {
            case 5 -> netFlow5.decode(datagram, out);
            default -> new DecodeResult.Unsupported(version);
        };
    }

    @Override
    public StreamLedger streams() {
        return streams;
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
