package io.weir.collector.wire.record;

import io.weir.collector.wire.element.Slot;

/** The slots of the record that is being decoded. Not thread-safe: one owner. */
final class RecordSlots {
    private final long[] values = new long[Slot.values().length];
    private long present;

    void clear() {
        present = 0;
    }

    boolean has(Slot slot) {
        return (present & slot.bit()) != 0;
    }

    boolean hasAny(long slotBits) {
        return (present & slotBits) != 0;
    }

    /** The value; 0 where there is none. */
    long get(Slot slot) {
        return has(slot) ? values[slot.ordinal()] : 0;
    }

    void set(int slot, long bit, long value) {
        values[slot] = value;
        present |= bit;
    }
}
