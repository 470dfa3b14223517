package io.weir.bench.flood;

import io.weir.bench.mix.MixFlow;
import java.nio.ByteBuffer;

/**
 * sFlow version 5: six flow samples, each the first 128 octets of a packet and the VLANs that it
 * was switched between. Where others export a flow, this exports one packet of it.
 */
final class SFlow5Encoder implements FlowEncoder {
    private static final int SAMPLES = 6;
    private static final int HEADER_BYTES = 28;
    private static final int MAX_HEADER_BYTES = 128;
    private static final int SAMPLE_BYTES = 8 + 32 + 24 + MAX_HEADER_BYTES + 24;
    private static final int SAMPLING_RATE = 1_024;
    private static final int ETHERNET_BYTES = 14;
    private static final int FCS_BYTES = 4;
    private static final int MIN_FRAME = 82;
    private static final int MAX_FRAME = 1_518;

    private final long bootMillis;
    private int start;
    private int samples;

    SFlow5Encoder(long nowMillis) {
        bootMillis = nowMillis - 1_000_000_000L;
    }

    @Override
    public int flowsPerDatagram() {
        return SAMPLES;
    }

    @Override
    public int maxBytes() {
        return HEADER_BYTES + SAMPLES * SAMPLE_BYTES;
    }

    @Override
    public void begin(ByteBuffer out, int exporter, long exportMillis) {
        start = out.position();
        samples = 0;
        out.putInt(5).putInt(1).putInt(0x0a14_0001 + exporter).putInt(0).putInt(0);
        out.putInt((int) (exportMillis - bootMillis)).putInt(0);
    }

    @Override
    public void add(ByteBuffer out, MixFlow flow) {
        samples++;
        int sample = out.position();
        out.putInt(1).putInt(0).putInt(0).putInt(flow.inIf).putInt(SAMPLING_RATE);
        out.putInt(0).putInt(0).putInt(flow.inIf).putInt(flow.outIf).putInt(2);
        int frame =
                Math.max(
                        MIN_FRAME, Math.min(MAX_FRAME, flow.bytes / flow.packets + 14 + FCS_BYTES));
        int header = Math.min(MAX_HEADER_BYTES, frame - FCS_BYTES);
        int padded = (header + 3) / 4 * 4;
        out.putInt(1).putInt(16 + padded).putInt(1).putInt(frame).putInt(FCS_BYTES).putInt(header);
        int at = out.position();
        packet(out, flow, frame - FCS_BYTES - ETHERNET_BYTES);
        while (out.position() < at + padded) {
            out.put((byte) 0);
        }
        out.putInt(1_001).putInt(16).putInt(100 + flow.inIf).putInt(0);
        out.putInt(100 + flow.outIf).putInt(0);
        out.putInt(sample + 4, out.position() - sample - 8);
    }

    private static void packet(ByteBuffer out, MixFlow flow, int ipBytes) {
        out.putShort((short) 0x0200).putInt(flow.outIf).putShort((short) 0x0200).putInt(flow.inIf);
        if (flow.ipv6) {
            out.putShort((short) 0x86dd).putInt(6 << 28 | flow.tos << 20);
            out.putShort((short) (ipBytes - 40)).put((byte) flow.protocol).put((byte) 60);
            out.putLong(flow.srcHigh).putLong(flow.srcLow);
            out.putLong(flow.dstHigh).putLong(flow.dstLow);
        } else {
            out.putShort((short) 0x0800).put((byte) 0x45).put((byte) flow.tos);
            out.putShort((short) ipBytes).putInt(0).put((byte) 60).put((byte) flow.protocol);
            out.putShort((short) 0).putInt((int) flow.srcLow).putInt((int) flow.dstLow);
        }
        switch (flow.protocol) {
            case 6 -> {
                out.putShort((short) flow.srcPort).putShort((short) flow.dstPort);
                out.putLong(0).put((byte) 0x50).put((byte) flow.flags).putShort((short) 0xffff);
            }
            case 17 -> out.putShort((short) flow.srcPort).putShort((short) flow.dstPort);
            default -> out.putShort((short) (flow.srcPort | flow.dstPort));
        }
    }

    @Override
    public void end(ByteBuffer out) {
        out.putInt(start + 24, samples);
    }

    @Override
    public void stamp(ByteBuffer datagram, long exportMillis, long units) {
        datagram.putInt(16, (int) units).putInt(20, (int) (exportMillis - bootMillis));
        int number = (int) units * SAMPLES;
        for (int at = HEADER_BYTES; at < datagram.limit(); at += 8 + datagram.getInt(at + 4)) {
            datagram.putInt(at + 8, number++);
            datagram.putInt(at + 20, number * SAMPLING_RATE);
        }
    }

    /** Datagrams are counted. */
    @Override
    public int units(int flows) {
        return 1;
    }

    @Override
    public byte[] announcement(int exporter, long exportMillis, long units) {
        return new byte[0];
    }
}
