package io.weir.collector.wire.template;

import java.util.concurrent.atomic.AtomicLongArray;

/** What became of templates and of sets that need them. Read by other threads; one writes. */
public final class TemplateCounters {
    private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);

    /** What is counted. */
    public enum Count {
        /** Templates that came for the first time. */
        ADDED,
        /** Templates that came again unchanged. */
        REFRESHED,
        /** Templates that came again and were another. */
        CHANGED,
        /** Templates withdrawn, on a stream. */
        WITHDRAWN,
        /** Withdrawals without effect: over UDP, or of what was not there. */
        WITHDRAWAL_IGNORED,
        /** Templates whose time was over. */
        EXPIRED,
        /** Templates dropped since the exporter restarted, or contradicted them. */
        DISCARDED,
        /** Templates that went with their session for want of room. */
        EVICTED,
        /** Templates that cannot be: no fields, lengths that do not fit, too many fields. */
        REFUSED,
        /** Sessions that went for want of room. */
        SESSIONS_EVICTED,
        /** Data sets that came without their template. */
        SETS_WITHOUT_TEMPLATE,
        /** Of these: decoded when it came. */
        SETS_DECODED_LATE,
        /** Of these: given up. */
        SETS_GIVEN_UP,
        /** Data sets whose template was refused, or whose length fits no record. */
        SETS_UNDECODABLE,
        /** Fields of elements that fill no column, counted once a template. */
        UNKNOWN_FIELDS,
        /** Records of templates that say nothing of a flow. */
        RECORDS_WITHOUT_FLOW,
        /** Records of options data. */
        OPTIONS_RECORDS,
        /** Entries of options data for which there was no room. */
        OPTIONS_REFUSED
    }

    /** How many. */
    public long get(Count count) {
        return counts.get(count.ordinal());
    }

    /** Adds to a count. */
    public void add(Count count, long number) {
        if (number != 0) {
            counts.set(count.ordinal(), counts.get(count.ordinal()) + number);
        }
    }
}
