package io.weir.collector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * pcapng (draft-ietf-opsawg-pcapng): sections of blocks, each section in a byte order of its own.
 *
 * <pre>
 * block          type 4 | total length 4 | body | total length 4
 * section 0a0d0d0a   byte-order magic 4 | major 2 | minor 2 | section length 8 | options
 * interface 1        link type 2 | reserved 2 | snap length 4 | options
 * packet, old 2      interface 2 | drops 2 | time 8 | captured 4 | on the wire 4 | data | options
 * packet, simple 3   on the wire 4 | data            (interface 0, no time)
 * packet 6           interface 4 | time 8 | captured 4 | on the wire 4 | data | options
 * </pre>
 *
 * All other blocks are passed over. Not thread-safe.
 */
final class PcapNgReader implements PacketSource {
    /** The same in both byte orders. */
    static final int SECTION = 0x0a0d0d0a;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int PACKET = 6;

    /** Room for the largest packet and its options. */
    private static final int MAX_BLOCK = 16 << 20;

    private static final int MAX_INTERFACES = 65_536;

    private final CaptureInput in;
    private final List<PcapNgInterface> interfaces = new ArrayList<>();
    private final byte[] head = new byte[12];
    private byte[] body = new byte[4096];
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long packets;
    private boolean ended;
    private @Nullable String damage;

    /**
     * @param in just after the first block's type, which is a section
     * @throws CaptureException if the first section's header is damaged or not whole
     */
    PcapNgReader(CaptureInput in) throws IOException {
        this.in = in;
        int got = in.read(head, 4, 8);
        String problem = got < 8 ? cut("section header", 0, 28) : startSection(0);
        if (problem != null) {
            throw new CaptureException(problem);
        }
    }

    @Override
    public boolean next(Packet packet) throws IOException {
        while (!ended) {
            long start = in.position();
            int got = in.read(head, 0, 8);
            if (got == 0) {
                ended = true;
            } else if (got < 8) {
                return fail(cutPacket(start, 12));
            } else if (block(start, packet)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String damage() {
        return damage;
    }

    /** Reads the block that begins at {@code start}; true if it is a packet. */
    private boolean block(long start, Packet packet) throws IOException {
        int type = header().getInt(0);
        if (type == SECTION) {
            int got = in.read(head, 8, 4);
            String problem = got < 4 ? cut("section header", start, 28) : startSection(start);
            return problem != null && fail(problem);
        }
        long total = Integer.toUnsignedLong(header().getInt(4));
        if (total < 12 || total % 4 != 0) {
            return fail(badLength(start, total, "a multiple of 4 from 12 on"));
        }
        return switch (type) {
            case INTERFACE, OLD_PACKET, SIMPLE_PACKET, PACKET -> known(type, start, total, packet);
            default -> skip(start, total);
        };
    }

    private boolean skip(long start, long total) throws IOException {
        if (in.skip(total - 8) < total - 8) {
            return fail(cut("block " + Integer.toHexString(header().getInt(0)), start, total));
        }
        return false;
    }

    private boolean known(int type, long start, long total, Packet packet) throws IOException {
        if (total > MAX_BLOCK) {
            return fail(badLength(start, total, "at most " + MAX_BLOCK));
        }
        int length = (int) total - 8;
        if (body.length < length) {
            body = new byte[Math.max(length, Math.min(MAX_BLOCK, body.length * 2))];
        }
        if (in.read(body, 0, length) < length) {
            return fail(
                    type == INTERFACE
                            ? cut("interface description", start, total)
                            : cutPacket(start, total));
        }
        ByteBuffer block = ByteBuffer.wrap(body, 0, length).slice().order(order);
        long trailer = Integer.toUnsignedLong(block.getInt(length - 4));
        if (trailer != total) {
            return fail(
                    badLength(start, trailer, "at its end the same as at its beginning, " + total));
        }
        block.limit(length - 4);
        if (type == INTERFACE) {
            return addInterface(start, block);
        }
        return packet(type, start, block, packet);
    }

    private boolean addInterface(long start, ByteBuffer block) {
        PcapNgInterface added =
                interfaces.size() < MAX_INTERFACES ? PcapNgInterface.read(block) : null;
        if (added == null) {
            return fail(damaged("interface description", start, "link type, snap length, options"));
        }
        interfaces.add(added);
        return false;
    }

    private boolean packet(int type, long start, ByteBuffer block, Packet packet) {
        int fixed = type == SIMPLE_PACKET ? 4 : 20;
        if (block.limit() < fixed) {
            return fail(damaged("packet block", start, fixed + " bytes of fields"));
        }
        long id = type == SIMPLE_PACKET ? 0 : interfaceId(type, block);
        if (id >= interfaces.size()) {
            return fail(
                    damaged("packet block", start, "interface " + id + " to be described first"));
        }
        PcapNgInterface from = interfaces.get((int) id);
        long wire = Integer.toUnsignedLong(block.getInt(fixed - 4));
        int room = block.limit() - fixed;
        long captured =
                type == SIMPLE_PACKET
                        ? Math.min(Math.min(wire, from.snapLength()), room)
                        : Integer.toUnsignedLong(block.getInt(12));
        if (captured > room || captured > Packet.MAX_LENGTH) {
            return fail(badLength(start, captured, "at most " + Math.min(room, Packet.MAX_LENGTH)));
        }
        packets++;
        packet.reserve((int) captured);
        block.get(fixed, packet.data, 0, packet.length);
        packet.wireLength = wire;
        packet.linkType = from.linkType();
        packet.timeMillis = type == SIMPLE_PACKET ? 0 : from.millis(time(block));
        return true;
    }

    private static long interfaceId(int type, ByteBuffer block) {
        return type == OLD_PACKET
                ? Short.toUnsignedInt(block.getShort(0))
                : Integer.toUnsignedLong(block.getInt(0));
    }

    private static long time(ByteBuffer block) {
        return Integer.toUnsignedLong(block.getInt(4)) << 32
                | Integer.toUnsignedLong(block.getInt(8));
    }

    /** Takes over a section's byte order, with 12 bytes of it read; null or what is wrong. */
    private @Nullable String startSection(long start) throws IOException {
        int magic = ByteBuffer.wrap(head).getInt(8);
        if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
            return "damaged section header at byte %d: expected the magic 1a2b3c4d, got %08x"
                    .formatted(start, magic);
        }
        order = magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        interfaces.clear();
        long total = Integer.toUnsignedLong(header().getInt(4));
        if (total < 28 || total % 4 != 0) {
            return badLength(start, total, "a multiple of 4 from 28 on");
        }
        return in.skip(total - 12) < total - 12 ? cut("section header", start, total) : null;
    }

    private ByteBuffer header() {
        return ByteBuffer.wrap(head).order(order);
    }

    private boolean fail(String reason) {
        damage = reason;
        ended = true;
        return false;
    }

    private String cutPacket(long start, long needed) {
        return cut("packet " + (packets + 1), start, needed);
    }

    private String cut(String what, long start, long needed) {
        return "capture ends in the middle of %s at byte %d: it needs %d bytes, %d are there"
                .formatted(what, start, needed, in.position() - start);
    }

    private String badLength(long start, long length, String expected) {
        return "damaged block at byte %d, after packet %d: expected a length of %s, got %d"
                .formatted(start, packets, expected, length);
    }

    private String damaged(String what, long start, String expected) {
        return "damaged %s at byte %d, after packet %d: expected %s"
                .formatted(what, start, packets, expected);
    }
}
