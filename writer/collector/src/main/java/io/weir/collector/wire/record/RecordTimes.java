package io.weir.collector.wire.record;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.FlowTimes;
import io.weir.collector.wire.UptimeClock;
import io.weir.collector.wire.element.Slot;
import io.weir.collector.wire.options.ExporterOptions;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/**
 * The times of a record. Of several starts the finest that is not zero is taken, likewise of ends.
 * Where the end is missing, a duration, the time of the event or the start stands in; where the
 * start is, the end less the duration; where both are, the time of the event. One owner.
 */
final class RecordTimes {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    /** Seconds from 1900 to 1970. */
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private static final long ERA_SECONDS = 1L << 32;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long DAY_MILLIS = 86_400_000L;

    /** Milliseconds before which nothing is believed: 2000-01-01. */
    private static final long EARLIEST_MILLIS = 946_684_800_000L;

    /** Above this, nanoseconds since 1970 do not fit. */
    private static final long LATEST_NANOS_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    private static final Slot[] START = {
        Slot.START_NTP_NANOS,
        Slot.START_NTP_MICROS,
        Slot.START_MILLIS,
        Slot.START_SECONDS,
        Slot.START_DELTA_MICROS,
        Slot.START_UPTIME
    };
    private static final Slot[] END = {
        Slot.END_NTP_NANOS,
        Slot.END_NTP_MICROS,
        Slot.END_MILLIS,
        Slot.END_SECONDS,
        Slot.END_DELTA_MICROS,
        Slot.END_UPTIME
    };
    private static final Slot[] EVENT = {
        Slot.EVENT_NTP_NANOS, Slot.EVENT_NTP_MICROS, Slot.EVENT_MILLIS, Slot.EVENT_SECONDS
    };

    private long receivedMillis;
    private long exportMillis;
    private long exporterInitMillis;
    private long shiftMillis;
    private boolean hasUptime;
    private int uptime;

    private long millis;
    private long nanos;
    private boolean fine;
    private boolean wrapped;

    void begin(
            ExportMessage message,
            ExporterPolicy policy,
            ExporterOptions own,
            ExporterOptions general) {
        receivedMillis = message.receivedMillis();
        exportMillis = message.exportMillis();
        hasUptime = message.hasUptime();
        uptime = message.uptime();
        exporterInitMillis = own.initMillis() > 0 ? own.initMillis() : general.initMillis();
        shiftMillis =
                policy.clock() == ExporterPolicy.Clock.RECEIVED ? receivedMillis - exportMillis : 0;
    }

    void set(RecordSlots slots, int row, FlowBatch out) {
        wrapped = false;
        boolean hasStart = first(START, slots);
        long startMillis = millis;
        long startNanos = nanos;
        boolean startFine = fine;
        boolean hasEnd = first(END, slots);
        if (!hasStart && !hasEnd) {
            hasStart = first(EVENT, slots);
            startMillis = millis;
            startNanos = nanos;
            startFine = fine;
        }
        if (!hasStart && !hasEnd) {
            noTime(slots, row, out);
            return;
        }
        long durationMillis = durationMillis(slots);
        if (!hasEnd && durationMillis == 0 && first(EVENT, slots)) {
            hasEnd = true;
        }
        if (!hasEnd) {
            millis = startMillis + durationMillis;
            nanos = startNanos + durationMillis * NANOS_PER_MILLI;
            fine = startFine;
        } else if (!hasStart) {
            startMillis = millis - durationMillis;
            startNanos = nanos - durationMillis * NANOS_PER_MILLI;
            startFine = fine;
        }
        int quality = wrapped ? FlowTimes.WRAP_REPAIRED : FlowTimes.AS_EXPORTED;
        FlowTimes.set(
                out, row, receivedMillis, startMillis + shiftMillis, millis + shiftMillis, quality);
        if ((startFine || fine)
                && out.getLong(FlowColumn.TIME_QUALITY, row) != FlowTimes.OUT_OF_RANGE) {
            long shift = shiftMillis * NANOS_PER_MILLI;
            if (startFine) {
                out.setLong(FlowColumn.START_NS, row, startNanos + shift);
            }
            if (fine) {
                out.setLong(FlowColumn.END_NS, row, nanos + shift);
            }
        }
        collected(slots, row, out);
    }

    /** A collector before us says when it received the record. */
    private void collected(RecordSlots slots, int row, FlowBatch out) {
        long collected = slots.get(Slot.COLLECTED_MILLIS);
        if (collected >= EARLIEST_MILLIS && collected <= receivedMillis + DAY_MILLIS) {
            out.setLong(FlowColumn.RECEIVED_TIME, row, collected);
        }
    }

    private void noTime(RecordSlots slots, int row, FlowBatch out) {
        long duration = durationMillis(slots);
        if (duration == 0 && slots.has(Slot.START_UPTIME) && slots.has(Slot.END_UPTIME)) {
            duration =
                    Math.max(
                            0,
                            UptimeClock.elapsedMillis(
                                    (int) slots.get(Slot.START_UPTIME),
                                    (int) slots.get(Slot.END_UPTIME)));
        }
        FlowTimes.set(
                out,
                row,
                receivedMillis,
                receivedMillis,
                receivedMillis + duration,
                FlowTimes.NO_TIME);
        collected(slots, row, out);
    }

    private static long durationMillis(RecordSlots slots) {
        return slots.has(Slot.DURATION_MILLIS)
                ? slots.get(Slot.DURATION_MILLIS)
                : slots.get(Slot.DURATION_MICROS) / 1000;
    }

    /** Finds the first of these slots that says a time; leaves it in millis, nanos and fine. */
    private boolean first(Slot[] candidates, RecordSlots slots) {
        for (Slot slot : candidates) {
            if (slots.has(slot) && read(slot, slots.get(slot), slots)) {
                return true;
            }
        }
        return false;
    }

    private boolean read(Slot slot, long value, RecordSlots slots) {
        return switch (slot) {
            case START_UPTIME, END_UPTIME -> uptime((int) value, slots);
            case START_NTP_NANOS, END_NTP_NANOS, EVENT_NTP_NANOS -> ntp(value, 1);
            case START_NTP_MICROS, END_NTP_MICROS, EVENT_NTP_MICROS -> ntp(value, NANOS_PER_MICRO);
            case START_MILLIS, END_MILLIS, EVENT_MILLIS -> coarse(value);
            case START_SECONDS, END_SECONDS, EVENT_SECONDS -> coarse(value * 1000);
            default -> delta(value);
        };
    }

    private boolean coarse(long value) {
        millis = Math.min(value, LATEST_NANOS_MILLIS);
        nanos = millis * NANOS_PER_MILLI;
        fine = false;
        return value != 0;
    }

    /** Microseconds before the export time. */
    private boolean delta(long micros) {
        nanos = exportMillis * NANOS_PER_MILLI - micros * NANOS_PER_MICRO;
        millis = Math.floorDiv(nanos, NANOS_PER_MILLI);
        fine = true;
        return true;
    }

    /**
     * NTP format: seconds since 1900, or since 2036 where the first bit is not set (RFC 5905, 6,
     * era 1 begins in 2036), and a fraction of 32 bits.
     */
    private boolean ntp(long bits, long grainNanos) {
        if (bits == 0) {
            return false;
        }
        long seconds = bits >>> 32;
        if (bits >= 0) {
            seconds += ERA_SECONDS;
        }
        long fraction = (bits & 0xffff_ffffL) * NANOS_PER_SECOND;
        // the exporter cut its fraction to 32 bits: the nearest whole grain is what it had
        long sub = ((fraction >>> 32) + grainNanos / 2) / grainNanos * grainNanos;
        nanos = (seconds - NTP_EPOCH_SECONDS) * NANOS_PER_SECOND + sub;
        millis = Math.floorDiv(nanos, NANOS_PER_MILLI);
        fine = true;
        return true;
    }

    private boolean uptime(int stamp, RecordSlots slots) {
        long init = slots.get(Slot.INIT_MILLIS);
        if (init == 0) {
            init = exporterInitMillis;
        }
        if (hasUptime) {
            millis = exportMillis - UptimeClock.elapsedMillis(stamp, uptime);
            wrapped |= UptimeClock.wrapped(stamp, uptime);
        } else if (init != 0) {
            long elapsed = UptimeClock.elapsedMillis(stamp, (int) (exportMillis - init));
            millis = exportMillis - elapsed;
            wrapped |= exportMillis - init >= ERA_SECONDS;
        } else {
            return false;
        }
        nanos = millis * NANOS_PER_MILLI;
        fine = false;
        return true;
    }
}
