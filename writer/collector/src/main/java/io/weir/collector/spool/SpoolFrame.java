package io.weir.collector.spool;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One datagram in a segment. Big-endian.
 *
 * <pre>
 *  0  CRC32C of all that follows, u32       40  source port, u16
 *  4  payload length, u32                   42  port that received it, u16
 *  8  offset, u64                           44  transport, u8; 45  zero, 3 octets
 * 16  received, ms since 1970, i64          48  session, u64; 0 for UDP
 * 24  source address, 16 octets             56  payload
 * </pre>
 */
final class SpoolFrame {
    /** Octets before the payload. */
    static final int HEADER_BYTES = 56;

    /** The longest payload: what 16 bits of UDP length allow. */
    static final int MAX_PAYLOAD_BYTES = 65_535;

    /** The longest frame. */
    static final int MAX_BYTES = HEADER_BYTES + MAX_PAYLOAD_BYTES;

    private static final int AFTER_CRC = 4;
    private static final Transport[] TRANSPORTS = Transport.values();

    private SpoolFrame() {}

    /** Appends a frame to {@code out}, which has room for it. */
    static void put(ByteBuffer out, long offset, Datagram datagram) {
        ByteBuffer payload = datagram.payload();
        int length = payload.remaining();
        int start = out.position();
        out.position(start + AFTER_CRC);
        out.putInt(length);
        out.putLong(offset);
        out.putLong(datagram.receivedMillis());
        out.putLong(datagram.sourceHigh());
        out.putLong(datagram.sourceLow());
        out.putShort((short) datagram.sourcePort());
        out.putShort((short) datagram.localPort());
        out.putInt(datagram.transport().ordinal() << 24);
        out.putLong(datagram.session());
        out.put(out.position(), payload, payload.position(), length);
        out.position(start + HEADER_BYTES + length);
        out.putInt(start, crc(out, start, HEADER_BYTES + length));
    }

    /** Octets of the frame at {@code start}; negative if its length is none a frame can have. */
    static int frameBytes(ByteBuffer in, int start) {
        int length = in.getInt(start + AFTER_CRC);
        return length < 0 || length > MAX_PAYLOAD_BYTES ? -1 : HEADER_BYTES + length;
    }

    /** Whether the frame of {@code bytes} octets at {@code start} is what was written. */
    static boolean isWhole(ByteBuffer in, int start, int bytes) {
        int transport = in.get(start + 44);
        return in.getInt(start) == crc(in, start, bytes)
                && transport >= 0
                && transport < TRANSPORTS.length;
    }

    static long offset(ByteBuffer in, int start) {
        return in.getLong(start + 8);
    }

    /** The datagram of a frame; its payload is a view of {@code in}. */
    static Datagram datagram(ByteBuffer in, int start, int bytes) {
        return new Datagram(
                in.getLong(start + 16),
                TRANSPORTS[in.get(start + 44)],
                in.getLong(start + 48),
                in.getLong(start + 24),
                in.getLong(start + 32),
                in.getShort(start + 40) & 0xffff,
                in.getShort(start + 42) & 0xffff,
                in.slice(start + HEADER_BYTES, bytes - HEADER_BYTES));
    }

    private static int crc(ByteBuffer in, int start, int bytes) {
        CRC32C crc = new CRC32C();
        crc.update(in.slice(start + AFTER_CRC, bytes - AFTER_CRC));
        return (int) crc.getValue();
    }
}
