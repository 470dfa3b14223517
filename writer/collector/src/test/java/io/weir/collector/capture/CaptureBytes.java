package io.weir.collector.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Captures written out byte by byte, for the tests of this package. */
final class CaptureBytes {
    /** 192.0.2.1 port 4660 to 198.51.100.2 port 2055, payload deadbeef, no checksums. */
    static final String IPV4 =
            "4500 0020 0001 0000 4011 0000 c0000201 c6336402 1234 0807 000c 0000 deadbeef";

    /** 2001:db8::1 port 4660 to 2001:db8::2 port 2055, payload deadbeef. */
    static final String IPV6 =
            "60000000 000c 11 40 20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002 1234 0807 000c 0000 deadbeef";

    /** Two MAC addresses. */
    static final String MACS = "020000000002 020000000001";

    /** 2026-02-03T09:00:00.123Z: seconds, and 123456 microseconds. */
    static final int SECONDS = 0x6981b910;

    private CaptureBytes() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] pcapHeader(ByteOrder order, int magic, int linkType) {
        return ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65_535)
                .putInt(linkType)
                .array();
    }

    static byte[] pcapPacket(ByteOrder order, int fraction, int wireLength, byte[] frame) {
        return ByteBuffer.allocate(16 + frame.length)
                .order(order)
                .putInt(SECONDS)
                .putInt(fraction)
                .putInt(frame.length)
                .putInt(wireLength)
                .put(frame)
                .array();
    }

    /** A little-endian capture with microseconds. */
    static byte[] pcap(int linkType, byte[]... frames) {
        byte[] capture = pcapHeader(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType);
        for (byte[] frame : frames) {
            byte[] packet = pcapPacket(ByteOrder.LITTLE_ENDIAN, 123_456, frame.length, frame);
            capture = join(capture, packet);
        }
        return capture;
    }

    /** A block of pcapng; {@code body} is padded to a multiple of 4. */
    static byte[] block(ByteOrder order, int type, byte[] body) {
        int padded = (body.length + 3) / 4 * 4;
        ByteBuffer block = ByteBuffer.allocate(padded + 12).order(order);
        block.putInt(type).putInt(padded + 12).put(body).position(padded + 8);
        return block.putInt(padded + 12).array();
    }

    static DatagramReader open(byte[] capture) throws IOException {
        return DatagramReader.open(new ByteArrayInputStream(capture), 7_000);
    }

    /** Sender, port, time and payload of every datagram of a capture. */
    static List<String> datagrams(byte[] capture) throws IOException {
        return datagrams(open(capture));
    }

    static List<String> datagrams(DatagramReader reader) throws IOException {
        List<String> found = new ArrayList<>();
        for (var datagram = reader.next(); datagram != null; datagram = reader.next()) {
            byte[] payload = new byte[datagram.payload().remaining()];
            datagram.payload().duplicate().get(payload);
            found.add(
                    "%x:%x:%d %d %s"
                            .formatted(
                                    datagram.sourceHigh(),
                                    datagram.sourceLow(),
                                    datagram.sourcePort(),
                                    datagram.receivedMillis(),
                                    HexFormat.of().formatHex(payload)));
        }
        return found;
    }
}
