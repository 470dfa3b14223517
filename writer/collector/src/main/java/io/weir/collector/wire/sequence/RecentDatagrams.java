package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The last 64 datagrams of a stream, to know one that comes twice: by its sequence number, length
 * and checksum. Grows with the stream, so that a sender of one forged datagram costs little.
 */
final class RecentDatagrams {
    private static final int FIRST_CAPACITY = 2;
    private static final int CAPACITY = 64;

    private int[] sequences = new int[FIRST_CAPACITY];
    private long[] prints = new long[FIRST_CAPACITY];
    private int[] units = new int[FIRST_CAPACITY];
    private int size;
    private int next;
    private int newest;

    /** Length and checksum of a payload. */
    static long print(ByteBuffer payload, CRC32C checksum) {
        int position = payload.position();
        checksum.reset();
        checksum.update(payload);
        payload.position(position);
        return (long) payload.remaining() << 32 | checksum.getValue();
    }

    /** Where that datagram is, or -1. */
    int find(int sequence, long print) {
        if (size == 0 || sequence - newest > 0) {
            return -1;
        }
        for (int i = 0; i < size; i++) {
            if (sequences[i] == sequence && prints[i] == print) {
                return i;
            }
        }
        return -1;
    }

    /** How many units a datagram that was found had. */
    int unitsAt(int index) {
        return units[index];
    }

    void add(int sequence, long print, int unitsInIt) {
        if (next == sequences.length && next < CAPACITY) {
            grow();
        }
        int at = next == CAPACITY ? 0 : next;
        sequences[at] = sequence;
        prints[at] = print;
        units[at] = unitsInIt;
        newest = size == 0 || sequence - newest > 0 ? sequence : newest;
        next = at + 1;
        size = Math.max(size, next);
    }

    /** Forgets all: the sequence began anew. */
    void clear() {
        size = 0;
        next = 0;
    }

    private void grow() {
        int capacity = Math.min(CAPACITY, sequences.length * 4);
        sequences = Arrays.copyOf(sequences, capacity);
        prints = Arrays.copyOf(prints, capacity);
        units = Arrays.copyOf(units, capacity);
    }

    void save(StateWriter out) {
        out.writeVarint(size);
        int oldest = size == CAPACITY && next < CAPACITY ? next : 0;
        for (int i = 0; i < size; i++) {
            int at = (oldest + i) % size;
            out.writeInt(sequences[at]);
            out.writeLong(prints[at]);
            out.writeInt(units[at]);
        }
    }

    static RecentDatagrams restore(StateReader in) {
        RecentDatagrams recent = new RecentDatagrams();
        int count = (int) in.readVarint("recent datagrams", CAPACITY);
        for (int i = 0; i < count; i++) {
            recent.add(
                    in.readInt("recent sequence"),
                    in.readLong("recent print"),
                    in.readInt("recent units"));
        }
        return recent;
    }
}
