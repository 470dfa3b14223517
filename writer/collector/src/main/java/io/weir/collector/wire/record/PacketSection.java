package io.weir.collector.wire.record;

import io.weir.collector.wire.element.Slot;
import io.weir.collector.wire.packet.FirstHeader;
import io.weir.collector.wire.packet.PacketDissector;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The packet that a record holds a part of (ipHeaderPacketSection, dataLinkFrameSection): a record
 * of one sampled packet has its addresses and ports there, and nowhere else. One owner.
 */
final class PacketSection {
    private final PacketDissector dissector = new PacketDissector();
    private @Nullable FirstHeader first;
    private int at;
    private int length;

    void clear() {
        first = null;
    }

    /** The record has one. */
    void found(FirstHeader begins, int index, int octets) {
        first = begins;
        at = index;
        length = octets;
    }

    /**
     * Fills a row that has no addresses of its own; the packet counts as one, with its own length,
     * where the record does not count.
     */
    void fill(ByteBuffer in, RecordSlots slots, int row, FlowBatch out) {
        FirstHeader begins = first;
        if (begins == null || out.isPresent(FlowColumn.SRC_ADDR, row)) {
            return;
        }
        dissector.dissect(begins, in, at, length, out, row);
        long bytes = dissector.ipLength();
        if (bytes < 0 && dissector.ipOffset() >= 0 && out.isPresent(FlowColumn.FRAME_BYTES, row)) {
            bytes = out.getLong(FlowColumn.FRAME_BYTES, row) - dissector.ipOffset();
        }
        if (bytes >= 0 && !slots.has(Slot.BYTES)) {
            slots.set(Slot.BYTES.ordinal(), Slot.BYTES.bit(), bytes);
        }
        if (!slots.has(Slot.PACKETS)) {
            slots.set(Slot.PACKETS.ordinal(), Slot.PACKETS.bit(), 1);
        }
    }
}
