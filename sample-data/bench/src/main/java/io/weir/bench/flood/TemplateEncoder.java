package io.weir.bench.flood;

import io.weir.bench.mix.MixFlow;
import java.nio.ByteBuffer;

/**
 * NetFlow version 9 (RFC 3954) and IPFIX (RFC 7011): up to 20 records by two templates, of IPv4 and
 * of IPv6. Times are of the uptime in one, and milliseconds since 1970 in the other.
 */
public final class TemplateEncoder implements FlowEncoder {
    private static final int RECORDS = 20;
    private static final int IPV4_TEMPLATE = 256;
    private static final int IPV6_TEMPLATE = 257;
    private static final int SET_HEADER_BYTES = 4;
    private static final long BOOTED_BEFORE_MILLIS = 1_000_000_000L;

    /** Elements 10 14 2 1 7 11 4 6 5 16 17, after the addresses and times. */
    private static final int[] COMMON = {
        10, 4, 14, 4, 2, 4, 1, 4, 7, 2, 11, 2, 4, 1, 6, 1, 5, 1, 16, 4, 17, 4
    };

    private static final int[] IPV4 = {8, 4, 12, 4, 15, 4, 9, 1, 13, 1};
    private static final int[] IPV6 = {27, 16, 28, 16, 29, 1, 30, 1};
    private static final int[] UPTIMES = {22, 4, 21, 4};
    private static final int[] MILLISECONDS = {152, 8, 153, 8};

    private final boolean ipfix;
    private final int headerBytes;
    private final long bootMillis;
    private final ByteBuffer ipv6 = ByteBuffer.allocate(4096);
    private int start;
    private int records;
    private long exportMillis;

    private TemplateEncoder(boolean ipfix, long nowMillis) {
        this.ipfix = ipfix;
        headerBytes = ipfix ? 16 : 20;
        bootMillis = nowMillis - BOOTED_BEFORE_MILLIS;
    }

    public static TemplateEncoder netFlow9(long nowMillis) {
        return new TemplateEncoder(false, nowMillis);
    }

    static TemplateEncoder ipfix(long nowMillis) {
        return new TemplateEncoder(true, nowMillis);
    }

    @Override
    public int flowsPerDatagram() {
        return RECORDS;
    }

    @Override
    public int maxBytes() {
        return headerBytes + RECORDS * bytes(IPV6) + 64;
    }

    private int bytes(int[] addresses) {
        return length(addresses) + length(times()) + length(COMMON);
    }

    private int[] times() {
        return ipfix ? MILLISECONDS : UPTIMES;
    }

    private static int length(int[] fields) {
        int length = 0;
        for (int i = 1; i < fields.length; i += 2) {
            length += fields[i];
        }
        return length;
    }

    @Override
    public void begin(ByteBuffer out, int exporter, long millis) {
        start = out.position();
        exportMillis = millis;
        records = 0;
        ipv6.clear();
        header(out, exporter, millis, 0);
        out.putShort((short) IPV4_TEMPLATE).putShort((short) 0);
        ipv6.putShort((short) IPV6_TEMPLATE).putShort((short) 0);
    }

    private void header(ByteBuffer out, int exporter, long millis, long units) {
        if (ipfix) {
            out.putShort((short) 10).putShort((short) 0);
        } else {
            out.putShort((short) 9).putShort((short) 0).putInt((int) (millis - bootMillis));
        }
        out.putInt((int) (millis / 1_000)).putInt((int) units).putInt(exporter);
    }

    @Override
    public void add(ByteBuffer out, MixFlow flow) {
        records++;
        ByteBuffer set = flow.ipv6 ? ipv6 : out;
        if (flow.ipv6) {
            set.putLong(flow.srcHigh).putLong(flow.srcLow);
            set.putLong(flow.dstHigh).putLong(flow.dstLow);
        } else {
            set.putInt((int) flow.srcLow).putInt((int) flow.dstLow).putInt(flow.nextHop);
        }
        set.put((byte) flow.srcMask).put((byte) flow.dstMask);
        long last = exportMillis - flow.ageMillis;
        if (ipfix) {
            set.putLong(last - flow.durationMillis).putLong(last);
        } else {
            set.putInt((int) (last - flow.durationMillis - bootMillis));
            set.putInt((int) (last - bootMillis));
        }
        set.putInt(flow.inIf).putInt(flow.outIf).putInt(flow.packets).putInt(flow.bytes);
        set.putShort((short) flow.srcPort).putShort((short) flow.dstPort);
        set.put((byte) flow.protocol).put((byte) flow.flags).put((byte) flow.tos);
        set.putInt(flow.srcAs).putInt(flow.dstAs);
    }

    @Override
    public void end(ByteBuffer out) {
        int set = start + headerBytes;
        if (out.position() - set > SET_HEADER_BYTES) {
            endSet(out, set);
        } else {
            out.position(set);
        }
        if (ipv6.position() > SET_HEADER_BYTES) {
            int second = out.position();
            out.put(ipv6.flip());
            endSet(out, second);
        }
        endDatagram(out, start, records);
    }

    private static void endSet(ByteBuffer out, int set) {
        while ((out.position() - set) % 4 != 0) {
            out.put((byte) 0);
        }
        out.putShort(set + 2, (short) (out.position() - set));
    }

    private void endDatagram(ByteBuffer out, int at, int count) {
        out.putShort(at + 2, (short) (ipfix ? out.position() - at : count));
    }

    @Override
    public void stamp(ByteBuffer datagram, long millis, long units) {
        long before =
                ipfix
                        ? Integer.toUnsignedLong(datagram.getInt(4))
                        : Integer.toUnsignedLong(datagram.getInt(4)) + bootMillis;
        long moved = ipfix ? (millis / 1_000 - before) * 1_000 : millis - before;
        if (ipfix) {
            datagram.putInt(4, (int) (millis / 1_000)).putInt(8, (int) units);
        } else {
            datagram.putInt(4, (int) (millis - bootMillis));
            datagram.putInt(8, (int) (millis / 1_000)).putInt(12, (int) units);
        }
        int set = headerBytes;
        while (set < datagram.limit()) {
            int length = datagram.getShort(set + 2);
            move(datagram, set, length, moved);
            set += length;
        }
    }

    private void move(ByteBuffer datagram, int set, int length, long moved) {
        int[] addresses = datagram.getShort(set) == IPV4_TEMPLATE ? IPV4 : IPV6;
        int record = set + SET_HEADER_BYTES;
        int bytes = bytes(addresses);
        for (; record + bytes <= set + length; record += bytes) {
            int first = record + length(addresses);
            if (ipfix) {
                datagram.putLong(first, datagram.getLong(first) + moved);
                datagram.putLong(first + 8, datagram.getLong(first + 8) + moved);
            } else {
                datagram.putInt(first, (int) (datagram.getInt(first) + moved));
                datagram.putInt(first + 4, (int) (datagram.getInt(first + 4) + moved));
            }
        }
    }

    /** NetFlow counts datagrams, IPFIX records. */
    @Override
    public int units(int flows) {
        return ipfix ? flows : 1;
    }

    @Override
    public byte[] announcement(int exporter, long millis, long units) {
        ByteBuffer out = ByteBuffer.allocate(256);
        header(out, exporter, millis, units);
        int set = out.position();
        out.putShort((short) (ipfix ? 2 : 0)).putShort((short) 0);
        template(out, IPV4_TEMPLATE, IPV4);
        template(out, IPV6_TEMPLATE, IPV6);
        endSet(out, set);
        endDatagram(out, 0, 2);
        byte[] datagram = new byte[out.position()];
        out.flip().get(datagram);
        return datagram;
    }

    private void template(ByteBuffer out, int id, int[] addresses) {
        out.putShort((short) id);
        out.putShort((short) ((addresses.length + times().length + COMMON.length) / 2));
        for (int[] fields : new int[][] {addresses, times(), COMMON}) {
            for (int field : fields) {
                out.putShort((short) field);
            }
        }
    }
}
