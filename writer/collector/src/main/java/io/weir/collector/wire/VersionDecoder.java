package io.weir.collector.wire;

import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;

/** Chooses the protocol by the version in a datagram's first two octets. One owner. */
final class VersionDecoder implements DatagramDecoder {
    private final NetFlow5Decoder netFlow5;

    VersionDecoder(FlowLabeler labeler) {
        this.netFlow5 = new NetFlow5Decoder(labeler);
    }

    @Override
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        ByteBuffer payload = datagram.payload();
        if (payload.remaining() < 2) {
            return new DecodeResult.Malformed(
                    "datagram of " + payload.remaining() + " octets, expected a version in two");
        }
        int version = payload.getShort(payload.position()) & 0xffff;
        return version == NetFlow5Decoder.VERSION
                ? netFlow5.decode(datagram, out)
                : new DecodeResult.Unsupported(version);
    }

    @Override
    public byte[] state() {
        return new byte[0];
    }

    @Override
    public void restore(byte[] state) {
        if (state.length != 0) {
            throw new IllegalArgumentException(
                    "expected no decoder state, got " + state.length + " bytes");
        }
    }
}
