package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.util.Arrays;

/**
 * The last 32 stretches of a sequence that no datagram covered, oldest first. A stretch is lost,
 * but for as many units as sets beside it can have that nobody could count the records of: these
 * are uncertain. Positions are 64 bits long and do not wrap.
 */
final class Holes {
    private static final int CAPACITY = 32;
    private static final int FIRST_CAPACITY = 4;

    private long[] from = {};
    private long[] to = {};

    /** The most units of the hole that sets can explain; 0: it is lost. */
    private int[] most = {};

    /** Sets that may explain the hole. */
    private int[] sets = {};

    /** The sequence number of the message with these sets. */
    private int[] messages = {};

    private int size;
    private long lost;
    private long uncertain;

    /** Units in lost stretches, those that were forgotten included. */
    long lost() {
        return lost;
    }

    /** Units in uncertain stretches, those that were forgotten included. */
    long uncertain() {
        return uncertain;
    }

    /** A stretch that is lost. */
    void add(long start, long end) {
        add(start, end, 0, 0, 0);
    }

    /** A stretch of which the sets of a message may explain {@code mostUnits}. */
    void add(long start, long end, int mostUnits, int unknownSets, int message) {
        if (start == end) {
            return;
        }
        if (size == CAPACITY) {
            remove(0);
        } else if (size == from.length) {
            grow();
        }
        from[size] = start;
        to[size] = end;
        most[size] = mostUnits;
        sets[size] = unknownSets;
        messages[size] = message;
        count(size, 1);
        size++;
    }

    /** Whether the stretch lies in one hole. */
    boolean contain(long start, long end) {
        return find(start, end) >= 0;
    }

    /** A datagram came late and covers a part of a hole. */
    void fill(long start, long end) {
        int hole = find(start, end);
        long rest = to[hole];
        count(hole, -1);
        if (start == from[hole]) {
            from[hole] = end;
            if (end == rest) {
                remove(hole);
            } else {
                count(hole, 1);
            }
            return;
        }
        to[hole] = start;
        count(hole, 1);
        add(end, rest, most[hole], sets[hole], messages[hole]);
    }

    /**
     * One of the sets of that message was decoded after all. When it was the last of them, what
     * else is missing was lost.
     *
     * @return whether the message left a hole of so many units
     */
    boolean explain(int message, int units) {
        for (int hole = size - 1; hole >= 0; hole--) {
            if (sets[hole] > 0 && messages[hole] == message) {
                if (to[hole] - from[hole] < units) {
                    return false;
                }
                explainAt(hole, units);
                return true;
            }
        }
        return false;
    }

    private void explainAt(int hole, int units) {
        count(hole, -1);
        from[hole] += units;
        sets[hole]--;
        most[hole] = sets[hole] == 0 ? 0 : Math.max(1, most[hole] - units);
        if (from[hole] == to[hole]) {
            remove(hole);
        } else {
            count(hole, 1);
        }
    }

    private int find(long start, long end) {
        for (int hole = size - 1; hole >= 0; hole--) {
            if (start >= from[hole] && end <= to[hole]) {
                return hole;
            }
        }
        return -1;
    }

    /** Adds what the hole has, or takes it away: {@code sign} -1. */
    private void count(int hole, int sign) {
        long units = to[hole] - from[hole];
        long unsure = Math.min(units, most[hole]);
        uncertain += sign * unsure;
        lost += sign * (units - unsure);
    }

    /** Takes a hole off the list; its units stay counted. */
    private void remove(int hole) {
        int after = size - hole - 1;
        System.arraycopy(from, hole + 1, from, hole, after);
        System.arraycopy(to, hole + 1, to, hole, after);
        System.arraycopy(most, hole + 1, most, hole, after);
        System.arraycopy(sets, hole + 1, sets, hole, after);
        System.arraycopy(messages, hole + 1, messages, hole, after);
        size--;
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, Math.min(CAPACITY, size * 2));
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        most = Arrays.copyOf(most, capacity);
        sets = Arrays.copyOf(sets, capacity);
        messages = Arrays.copyOf(messages, capacity);
    }

    void save(StateWriter out) {
        out.writeLong(lost);
        out.writeLong(uncertain);
        out.writeVarint(size);
        for (int hole = 0; hole < size; hole++) {
            out.writeLong(from[hole]);
            out.writeLong(to[hole]);
            out.writeInt(most[hole]);
            out.writeInt(sets[hole]);
            out.writeInt(messages[hole]);
        }
    }

    static Holes restore(StateReader in) {
        Holes holes = new Holes();
        long lost = in.readLong("lost");
        long uncertain = in.readLong("uncertain");
        int count = (int) in.readVarint("holes", CAPACITY);
        for (int i = 0; i < count; i++) {
            holes.add(
                    in.readLong("hole start"),
                    in.readLong("hole end"),
                    in.readInt("units that sets of a hole can have"),
                    in.readInt("sets of a hole"),
                    in.readInt("message of a hole"));
        }
        holes.lost = lost;
        holes.uncertain = uncertain;
        return holes;
    }
}
