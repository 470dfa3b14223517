package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Follows the sequence numbers of one stream. A datagram belongs to the current epoch if it is next
 * in it, a little ahead, or fills one of its holes. Otherwise it is in doubt and makes an epoch of
 * its own, which the very next datagram can confirm by continuing it: then the exporter began anew,
 * or much was lost. The epoch that was left is kept, and resumed by the first datagram that fits.
 */
final class SequenceTrack {
    private static final long NO_UPTIME = -1;

    /** An uptime that goes back further than datagrams overtake each other is a restart. */
    private static final int RESTART_MILLIS = 60_000;

    /** No exporter sends more units in a millisecond; what is further ahead began anew. */
    private static final long MOST_UNITS_PER_MILLI = 1_000;

    private final SequenceUnit unit;
    private CountingChoice counting = new CountingChoice();
    private int offset;
    private @Nullable Epoch current;
    private @Nullable Epoch other;
    private boolean otherWasCurrent;
    private boolean otherIsLatest;
    private boolean otherIsLoss;

    /** Whether the uptime went back between the two epochs, from the one that was there first. */
    private boolean otherIsRestart;

    private long uptime = NO_UPTIME;
    private long takenMillis;
    private long announced;
    private long lost;
    private long uncertain;
    private long gaps;
    private long restarts;
    private boolean inOrder;

    /** Whether any epoch had a second datagram; what follows a single one is no restart. */
    private boolean continued;

    /** The epoch that the last datagram is the end of; null if it filled a hole. */
    private @Nullable Epoch extended;

    SequenceTrack(SequenceUnit unit) {
        this.unit = unit;
    }

    /**
     * Takes a datagram.
     *
     * @param data its units; for IPFIX its data records without those of options
     * @param options IPFIX: its records of options
     * @param uptimeMillis the exporter's uptime, or -1
     * @return its units as this exporter counts them
     */
    int take(int sequence, int data, int options, long receivedMillis, long uptimeMillis) {
        boolean changed = counting.learn(sequence, data, options);
        return place(sequence, data, options, changed, receivedMillis, uptimeMillis);
    }

    /**
     * Takes a message with sets that nobody can count the records of.
     *
     * @param sets how many sets
     * @param mostUnits the most records that they can have together
     */
    int takeUncountable(
            int sequence, int data, int options, int sets, int mostUnits, long receivedMillis) {
        counting.interrupt();
        boolean including = counting.chosen().including();
        if (including && current != null) {
            current.unknownTail(sequence, sets, mostUnits);
        }
        int units = place(sequence, data, options, false, receivedMillis, NO_UPTIME);
        if (!including && extended != null) {
            extended.unknownTail(sequence, sets, mostUnits);
        }
        return units;
    }

    private int place(
            int sequence,
            int data,
            int options,
            boolean changed,
            long receivedMillis,
            long uptimeMillis) {
        Counting way = counting.chosen();
        int units = way.units(data, options);
        int position = way.first(sequence, units) + offset;
        Epoch epoch = current;
        if (epoch == null) {
            current = Epoch.of(position, units);
            extended = current;
            took(receivedMillis, uptimeMillis);
            return units;
        }
        if (changed) {
            int shift = epoch.next() - position;
            offset += shift;
            position += shift;
        }
        extended = null;
        inOrder = follow(epoch, position, units, receivedMillis, uptimeMillis);
        return units;
    }

    private boolean follow(
            Epoch epoch, int position, int units, long receivedMillis, long uptimeMillis) {
        int ahead = epoch.ahead(position);
        boolean restarted = isBack(uptimeMillis);
        if (ahead == 0 || (!restarted && continues(epoch, position))) {
            continued = true;
            extend(epoch, position, units);
            took(receivedMillis, uptimeMillis);
            return true;
        }
        if (!restarted && epoch.misses(position, units)) {
            epoch.fill(position, units);
            otherIsLatest = false;
            return true;
        }
        Epoch second = other;
        boolean restartedTwice = restarted && otherIsRestart;
        if (second != null
                && otherWasCurrent
                && !restartedTwice
                && belongs(second, position, units)) {
            current = second;
            other = epoch;
            otherIsRestart = restarted;
            took(receivedMillis, uptimeMillis);
            return true;
        }
        if (second != null && otherIsLatest && continues(second, position)) {
            confirm(epoch, second, position, units);
            took(receivedMillis, uptimeMillis);
            return true;
        }
        boolean loss =
                !restarted
                        && ahead > 0
                        && ahead
                                <= Math.max(1, receivedMillis - takenMillis) * MOST_UNITS_PER_MILLI;
        doubt(position, units, loss);
        otherIsRestart = restarted;
        return false;
    }

    private boolean isBack(long uptimeMillis) {
        return uptimeMillis != NO_UPTIME
                && uptime != NO_UPTIME
                && (int) (uptimeMillis - uptime) < -RESTART_MILLIS;
    }

    private boolean continues(Epoch epoch, int position) {
        int ahead = epoch.ahead(position);
        return ahead >= 0 && ahead <= unit.doubtfulJump();
    }

    /** Takes the units if the epoch continues with them or misses them. */
    private boolean belongs(Epoch epoch, int position, int units) {
        if (continues(epoch, position)) {
            extend(epoch, position, units);
            return true;
        }
        if (units > 0 && epoch.misses(position, units)) {
            epoch.fill(position, units);
            return true;
        }
        return false;
    }

    private void confirm(Epoch epoch, Epoch second, int position, int units) {
        if (otherIsLoss) {
            extend(epoch, second.first(), (int) second.announced());
            extend(epoch, position, units);
            other = null;
            return;
        }
        restarts += continued || otherIsRestart ? 1 : 0;
        continued = true;
        extend(second, position, units);
        current = second;
        other = epoch;
        otherWasCurrent = true;
    }

    private void extend(Epoch epoch, int position, int units) {
        gaps += epoch.ahead(position) > 0 ? 1 : 0;
        epoch.extend(position, units);
        extended = epoch;
    }

    private void doubt(int position, int units, boolean loss) {
        Epoch second = other;
        if (second != null) {
            announced += second.announced();
            lost += second.lost();
            uncertain += second.uncertain();
        }
        other = Epoch.of(position, units);
        extended = other;
        otherWasCurrent = false;
        otherIsLatest = true;
        otherIsLoss = loss;
    }

    private void took(long receivedMillis, long uptimeMillis) {
        otherIsLatest = false;
        takenMillis = receivedMillis;
        uptime = uptimeMillis;
    }

    /** Whether the datagram that was last taken belongs to a sequence, not only to itself. */
    boolean lastWasInOrder() {
        return inOrder;
    }

    /** A set of that message was decoded after all and has that many records. */
    void explain(int message, int data, int options) {
        int units = counting.chosen().units(data, options);
        Epoch first = current;
        Epoch second = other;
        boolean announcedThen =
                (first != null && first.explain(message, units))
                        || (second != null && second.explain(message, units));
        announced += announcedThen ? 0 : units;
    }

    /** The number that would come next. */
    int nextSequence() {
        return current == null ? 0 : current.next() - offset;
    }

    /** The numbers do not count what they should: what seemed lost was not announced. */
    void takeBackLosses() {
        current = current == null ? null : current.withoutHoles();
    }

    /** How many units of those records this exporter counts. */
    int units(int data, int options) {
        return counting.chosen().units(data, options);
    }

    /** What the sequence numbers say was sent, duplicates left out. */
    long announced() {
        return announced + of(current, Epoch::announced) + of(other, Epoch::announced);
    }

    long lost() {
        return lost + of(current, Epoch::lost) + of(other, Epoch::lost);
    }

    long uncertain() {
        return uncertain + of(current, Epoch::uncertain) + of(other, Epoch::uncertain);
    }

    long gaps() {
        return gaps;
    }

    long restarts() {
        return restarts;
    }

    private static long of(@Nullable Epoch epoch, ToLongFunction<Epoch> count) {
        return epoch == null ? 0 : count.applyAsLong(epoch);
    }

    void save(StateWriter out) {
        counting.save(out);
        out.writeInt(offset);
        save(current, out);
        save(other, out);
        out.writeBoolean(otherWasCurrent);
        out.writeBoolean(otherIsLatest);
        out.writeBoolean(otherIsLoss);
        out.writeBoolean(otherIsRestart);
        out.writeLong(uptime);
        out.writeLong(takenMillis);
        out.writeBoolean(inOrder);
        out.writeBoolean(continued);
        out.writeLong(announced);
        out.writeLong(lost);
        out.writeLong(uncertain);
        out.writeLong(gaps);
        out.writeLong(restarts);
    }

    private static void save(@Nullable Epoch epoch, StateWriter out) {
        out.writeBoolean(epoch != null);
        if (epoch != null) {
            epoch.save(out);
        }
    }

    static SequenceTrack restore(SequenceUnit unit, StateReader in) {
        SequenceTrack track = new SequenceTrack(unit);
        track.counting = CountingChoice.restore(in);
        track.offset = in.readInt("offset");
        track.current = in.readBoolean("current") ? Epoch.restore(in) : null;
        track.other = in.readBoolean("other") ? Epoch.restore(in) : null;
        track.otherWasCurrent = in.readBoolean("other was current");
        track.otherIsLatest = in.readBoolean("other is latest");
        track.otherIsLoss = in.readBoolean("other is loss");
        track.otherIsRestart = in.readBoolean("other is restart");
        track.uptime = in.readLong("uptime");
        track.takenMillis = in.readLong("taken");
        track.inOrder = in.readBoolean("in order");
        track.continued = in.readBoolean("continued");
        track.announced = in.readLong("announced");
        track.lost = in.readLong("lost");
        track.uncertain = in.readLong("uncertain");
        track.gaps = in.readLong("gaps");
        track.restarts = in.readLong("restarts");
        return track;
    }
}
