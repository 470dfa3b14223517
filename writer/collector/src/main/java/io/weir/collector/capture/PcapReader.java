package io.weir.collector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Classic pcap (draft-ietf-opsawg-pcap): a file header of 24 bytes, then packets.
 *
 * <pre>
 * file    magic 4 | major 2 | minor 2 | reserved 8 | snap length 4 | link type 4 (low 26 bits)
 * packet  seconds 4 | micro- or nanoseconds 4 | captured 4 | on the wire 4 | data
 * </pre>
 *
 * The byte order is that of the magic. The 'modified' format of old Linux kernels has 8 more bytes
 * in each packet's header. Not thread-safe.
 */
final class PcapReader implements PacketSource {
    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;
    static final int MODIFIED = 0xa1b2cd34;

    /** Bytes of the file header after the magic. */
    static final int FILE_HEADER_REST = 20;

    private static final int LINK_TYPE_BITS = 0x03ff_ffff;

    private final CaptureInput in;
    private final ByteBuffer header;
    private final int linkType;
    private final int perMilli;
    private long packets;
    private boolean ended;
    private @Nullable String damage;

    /**
     * @param in just after the magic
     * @param magic one of the three, in the order of {@code order}
     * @throws CaptureException if the file header is not whole
     */
    PcapReader(CaptureInput in, int magic, ByteOrder order) throws IOException {
        this.in = in;
        byte[] rest = new byte[FILE_HEADER_REST];
        int got = in.read(rest, 0, rest.length);
        if (got < rest.length) {
            throw new CaptureException(
                    "the pcap file header has 24 bytes, the file ends after " + in.position());
        }
        this.linkType = ByteBuffer.wrap(rest).order(order).getInt(16) & LINK_TYPE_BITS;
        this.perMilli = magic == NANOSECONDS ? 1_000_000 : 1_000;
        this.header = ByteBuffer.allocate(magic == MODIFIED ? 24 : 16).order(order);
    }

    @Override
    public boolean next(Packet packet) throws IOException {
        if (ended) {
            return false;
        }
        long start = in.position();
        int got = in.read(header.array(), 0, header.capacity());
        if (got < header.capacity()) {
            return got == 0 ? end(null) : end(cut(start, header.capacity()));
        }
        long captured = Integer.toUnsignedLong(header.getInt(8));
        if (captured > Packet.MAX_LENGTH) {
            return end(tooLong(start, captured));
        }
        packet.reserve((int) captured);
        if (in.read(packet.data, 0, packet.length) < packet.length) {
            return end(cut(start, header.capacity() + captured));
        }
        packets++;
        packet.wireLength = Integer.toUnsignedLong(header.getInt(12));
        packet.linkType = linkType;
        packet.timeMillis =
                Integer.toUnsignedLong(header.getInt(0)) * 1000
                        + Integer.toUnsignedLong(header.getInt(4)) / perMilli;
        return true;
    }

    @Override
    public @Nullable String damage() {
        return damage;
    }

    private boolean end(@Nullable String reason) {
        ended = true;
        damage = reason;
        return false;
    }

    private String cut(long start, long needed) {
        return "capture ends in the middle of packet %d at byte %d: it needs %d bytes, %d are there"
                .formatted(packets + 1, start, needed, in.position() - start);
    }

    private String tooLong(long start, long captured) {
        return "damaged packet %d at byte %d: expected a length of at most %d bytes, got %d"
                .formatted(packets + 1, start, Packet.MAX_LENGTH, captured);
    }
}
