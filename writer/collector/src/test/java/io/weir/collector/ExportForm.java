package io.weir.collector;

import io.weir.collector.wire.sequence.ExportProtocol;
import java.nio.ByteBuffer;

/**
 * How an exporter writes its datagrams and what its sequence numbers count, written from the
 * standards and from what real exporters do, without the code that decodes them. A flow has one
 * packet of 64 octets.
 */
enum ExportForm {
    NETFLOW_V5(ExportProtocol.NETFLOW_V5, false),
    /** Open vSwitch and softflowd: the number counts the datagram's own flows too. */
    NETFLOW_V5_COUNTING_ITSELF(ExportProtocol.NETFLOW_V5, true),
    NETFLOW_V9(ExportProtocol.NETFLOW_V9, false),
    IPFIX(ExportProtocol.IPFIX, false),
    /** softflowd: the number counts the message's own records too, and none of options. */
    IPFIX_COUNTING_ITSELF(ExportProtocol.IPFIX, true),
    SFLOW_V5(ExportProtocol.SFLOW_V5, false);

    /** 2026-11-22T13:00:00Z. */
    private static final int EXPORT_SECONDS = 1_795_352_400;

    private static final int FIRST_UPTIME = 1_000_000;
    private static final int ROOM = 4096;
    private static final int LOOPBACK = 0x7f00_0001;
    private static final int TEMPLATE = 256;
    private static final int OPTIONS_TEMPLATE = 257;
    private static final int NO_TEMPLATE = 999;
    private static final int[] NETFLOW_V9_FIELDS = {8, 4, 12, 4, 4, 1, 2, 4, 1, 4, 22, 4, 21, 4};
    private static final int[] IPFIX_FIELDS = {8, 4, 12, 4, 4, 1, 2, 8, 1, 8, 152, 8, 153, 8};

    private final ExportProtocol protocol;
    private final boolean countsItself;

    ExportForm(ExportProtocol protocol, boolean countsItself) {
        this.protocol = protocol;
        this.countsItself = countsItself;
    }

    /**
     * What a datagram holds.
     *
     * @param number how many were made before it
     * @param flows flows that a collector can decode
     * @param unknown flows behind a template that is never sent; NetFlow v9 and IPFIX
     * @param options whether it has a record of options; IPFIX
     */
    record Content(int number, int flows, int unknown, boolean options) {
        boolean isFirst() {
            return number == 0;
        }
    }

    ExportProtocol protocol() {
        return protocol;
    }

    /** By how much a datagram moves the sequence. */
    int units(Content content) {
        return switch (protocol) {
            case NETFLOW_V5 -> content.flows();
            case NETFLOW_V9, SFLOW_V5 -> 1;
            case IPFIX ->
                    content.flows()
                            + content.unknown()
                            + (content.options() && !countsItself ? 1 : 0);
        };
    }

    /**
     * A datagram.
     *
     * @param before units of all datagrams before it
     */
    byte[] encode(int before, Content content) {
        int sequence = countsItself ? before + units(content) : before;
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        switch (protocol) {
            case NETFLOW_V5 -> netFlow5(out, sequence, content);
            case NETFLOW_V9 -> netFlow9(out, sequence, content);
            case IPFIX -> ipfix(out, sequence, content);
            case SFLOW_V5 -> sFlow5(out, sequence, content);
        }
        byte[] datagram = new byte[out.position()];
        out.flip().get(datagram);
        return datagram;
    }

    /** The same, broken so that all of it must be refused, but for its header. */
    byte[] broken(byte[] datagram) {
        ByteBuffer out = ByteBuffer.allocate(datagram.length + 8);
        switch (protocol) {
            case NETFLOW_V5, SFLOW_V5 -> out.put(datagram, 0, datagram.length - 8);
            case NETFLOW_V9 -> out.put(datagram).putInt(TEMPLATE << 16 | 100);
            case IPFIX ->
                    out.put(datagram)
                            .putInt(TEMPLATE << 16 | 100)
                            .putShort(2, (short) (datagram.length + 4));
        }
        byte[] broken = new byte[out.position()];
        out.flip().get(broken);
        return broken;
    }

    private static int uptime(Content content) {
        return FIRST_UPTIME + 10 * content.number();
    }

    private static void netFlow5(ByteBuffer out, int sequence, Content content) {
        out.putShort((short) 5).putShort((short) content.flows()).putInt(uptime(content));
        out.putInt(EXPORT_SECONDS).putInt(0).putInt(sequence).putInt(0);
        for (int flow = 0; flow < content.flows(); flow++) {
            out.putInt(source(content, flow)).putInt(LOOPBACK).putInt(0).putInt(0);
            out.putInt(1).putInt(64).putInt(FIRST_UPTIME - 10).putInt(FIRST_UPTIME);
            out.putInt(0x0400_0035).putInt(17).putLong(0);
        }
    }

    private static void netFlow9(ByteBuffer out, int sequence, Content content) {
        out.putShort((short) 9).putShort((short) 1).putInt(uptime(content));
        out.putInt(EXPORT_SECONDS).putInt(sequence).putInt(7);
        if (content.isFirst()) {
            int start = set(out, 0);
            template(out, NETFLOW_V9_FIELDS);
            end(out, start);
        }
        int start = set(out, TEMPLATE);
        for (int flow = 0; flow < content.flows(); flow++) {
            out.putInt(source(content, flow)).putInt(LOOPBACK).put((byte) 17);
            out.putInt(1).putInt(64).putInt(FIRST_UPTIME - 10).putInt(FIRST_UPTIME);
        }
        end(out, start);
        unknown(out, content);
    }

    private static void ipfix(ByteBuffer out, int sequence, Content content) {
        out.putInt(10 << 16).putInt(EXPORT_SECONDS).putInt(sequence).putInt(7);
        if (content.isFirst()) {
            int start = set(out, 2);
            template(out, IPFIX_FIELDS);
            end(out, start);
            start = set(out, 3);
            out.putShort((short) OPTIONS_TEMPLATE).putShort((short) 2).putShort((short) 1);
            out.putInt(149 << 16 | 4).putInt(41 << 16 | 8);
            end(out, start);
        }
        int start = set(out, TEMPLATE);
        for (int flow = 0; flow < content.flows(); flow++) {
            long millis = EXPORT_SECONDS * 1000L;
            out.putInt(source(content, flow)).putInt(LOOPBACK).put((byte) 17);
            out.putLong(1).putLong(64).putLong(millis - 10).putLong(millis);
        }
        end(out, start);
        if (content.options()) {
            start = set(out, OPTIONS_TEMPLATE);
            out.putInt(7).putLong(content.number());
            end(out, start);
        }
        unknown(out, content);
        out.putShort(2, (short) out.position());
    }

    private static void unknown(ByteBuffer out, Content content) {
        if (content.unknown() > 0) {
            int start = set(out, NO_TEMPLATE);
            out.position(out.position() + 12 * content.unknown());
            end(out, start);
        }
    }

    private static void template(ByteBuffer out, int... fields) {
        out.putShort((short) TEMPLATE).putShort((short) (fields.length / 2));
        for (int number : fields) {
            out.putShort((short) number);
        }
    }

    private static int set(ByteBuffer out, int id) {
        out.putInt(id << 16);
        return out.position() - 4;
    }

    private static void end(ByteBuffer out, int start) {
        out.putShort(start + 2, (short) (out.position() - start));
    }

    private static void sFlow5(ByteBuffer out, int sequence, Content content) {
        out.putInt(5).putInt(1).putInt(LOOPBACK).putInt(3);
        out.putInt(sequence).putInt(uptime(content)).putInt(content.flows());
        for (int flow = 0; flow < content.flows(); flow++) {
            out.putInt(1).putInt(72);
            out.putInt(flow).putInt(4).putInt(1).putInt(flow).putInt(0).putInt(4).putInt(5);
            out.putInt(1).putInt(3).putInt(32);
            out.putInt(64).putInt(17).putInt(source(content, flow)).putInt(LOOPBACK);
            out.putInt(1024).putInt(53).putInt(0).putInt(0);
        }
    }

    private static int source(Content content, int flow) {
        return 0x0a00_0000 + 32 * content.number() + flow;
    }
}
