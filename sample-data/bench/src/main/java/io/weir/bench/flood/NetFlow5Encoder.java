package io.weir.bench.flood;

import io.weir.bench.mix.MixFlow;
import java.nio.ByteBuffer;

/** NetFlow version 5: a header of 24 octets, up to 30 records of 48. */
final class NetFlow5Encoder implements FlowEncoder {
    private static final int HEADER_BYTES = 24;
    private static final int RECORD_BYTES = 48;
    private static final int RECORDS = 30;
    private static final long BOOTED_BEFORE_MILLIS = 1_000_000_000L;

    private final long bootMillis;
    private int start;
    private int uptime;

    /**
     * @param nowMillis the exporters booted some eleven days before
     */
    NetFlow5Encoder(long nowMillis) {
        bootMillis = nowMillis - BOOTED_BEFORE_MILLIS;
    }

    @Override
    public int flowsPerDatagram() {
        return RECORDS;
    }

    @Override
    public int maxBytes() {
        return HEADER_BYTES + RECORDS * RECORD_BYTES;
    }

    @Override
    public void begin(ByteBuffer out, int exporter, long exportMillis) {
        start = out.position();
        uptime = (int) (exportMillis - bootMillis);
        out.putShort((short) 5).putShort((short) 0).putInt(uptime);
        out.putInt((int) (exportMillis / 1_000));
        out.putInt((int) (exportMillis % 1_000) * 1_000_000);
        out.putInt(0).put((byte) 0).put((byte) exporter).putShort((short) 0);
    }

    @Override
    public void add(ByteBuffer out, MixFlow flow) {
        int last = uptime - flow.ageMillis;
        out.putInt((int) flow.srcLow).putInt((int) flow.dstLow).putInt(flow.nextHop);
        out.putShort((short) flow.inIf).putShort((short) flow.outIf);
        out.putInt(flow.packets).putInt(flow.bytes);
        out.putInt(last - flow.durationMillis).putInt(last);
        out.putShort((short) flow.srcPort).putShort((short) flow.dstPort);
        out.put((byte) 0).put((byte) flow.flags).put((byte) flow.protocol).put((byte) flow.tos);
        out.putShort((short) flow.srcAs).putShort((short) flow.dstAs);
        out.put((byte) flow.srcMask).put((byte) flow.dstMask).putShort((short) 0);
    }

    @Override
    public void end(ByteBuffer out) {
        int records = (out.position() - start - HEADER_BYTES) / RECORD_BYTES;
        out.putShort(start + 2, (short) records);
    }

    @Override
    public void stamp(ByteBuffer datagram, long exportMillis, long units) {
        int now = (int) (exportMillis - bootMillis);
        int moved = now - datagram.getInt(4);
        datagram.putInt(4, now);
        datagram.putInt(8, (int) (exportMillis / 1_000));
        datagram.putInt(12, (int) (exportMillis % 1_000) * 1_000_000);
        datagram.putInt(16, (int) units);
        for (int record = HEADER_BYTES; record < datagram.limit(); record += RECORD_BYTES) {
            datagram.putInt(record + 24, datagram.getInt(record + 24) + moved);
            datagram.putInt(record + 28, datagram.getInt(record + 28) + moved);
        }
    }

    @Override
    public int units(int flows) {
        return flows;
    }

    @Override
    public byte[] announcement(int exporter, long exportMillis, long units) {
        return new byte[0];
    }
}
