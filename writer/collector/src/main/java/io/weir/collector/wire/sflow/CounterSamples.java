package io.weir.collector.wire.sflow;

import io.weir.format.stats.StatsRows;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counter samples; of their records the generic interface counters, and the host's name. One owner.
 *
 * <pre>
 * sample: sequence; source, 4 octets or, expanded, class and index; records: count, records
 * record 0:1, 88 octets
 *  0 ifIndex      4 ifType        8 ifSpeed, 8     16 ifDirection  20 ifStatus: 1 admin, 2 oper up
 * 24 in octets, 8                32 in unicast     36 multicast    40 broadcast
 * 44 discards    48 errors       52 unknown protocols
 * 56 out octets, 8               64 out unicast    68 multicast    72 broadcast
 * 76 discards    80 errors       84 promiscuous: 1 yes, 2 no
 * record 0:2000 (sFlow Host Structures): the host's name, a string of at most 64; further fields
 * </pre>
 *
 * <p>A counter of which all bits are one is not supported by the agent: NULL.
 */
final class CounterSamples {
    private static final int GENERIC_INTERFACE = 1;
    private static final int GENERIC_INTERFACE_BYTES = 88;
    private static final int HOST_DESCRIPTION = 2000;
    private static final int MAX_HOST_NAME = 64;
    private static final int LEAST_RECORD_BYTES = 8;

    private final StatsRows rows;
    private final SFlowCounts.OfDatagram found;
    private int[] recordsAt = new int[16];
    private int records;
    private @Nullable String hostName;

    CounterSamples(StatsRows rows, SFlowCounts.OfDatagram found) {
        this.rows = rows;
        this.found = found;
    }

    /** Forgets what the last datagram had. */
    void clear() {
        records = 0;
        hostName = null;
    }

    /** What the agent calls its host in the last datagram; null where it does not say. */
    @Nullable String hostName() {
        return hostName;
    }

    void read(XdrReader in, boolean expanded) {
        found.counterSample();
        in.skip(expanded ? 12 : 8);
        int count = in.count(LEAST_RECORD_BYTES);
        for (int i = 0; i < count && !in.hasFailed(); i++) {
            int format = in.int32();
            int outer = in.enter(in.unsigned32());
            if (format == GENERIC_INTERFACE) {
                remember(in.at());
                in.skip(GENERIC_INTERFACE_BYTES);
            } else if (format == HOST_DESCRIPTION) {
                readHost(in);
            } else {
                found.unknownRecord();
            }
            in.leave(outer);
        }
    }

    private void readHost(XdrReader in) {
        String name = in.text();
        if (!name.isBlank() && name.length() <= MAX_HOST_NAME) {
            hostName = name;
        }
    }

    private void remember(int at) {
        if (records == recordsAt.length) {
            recordsAt = Arrays.copyOf(recordsAt, 2 * records);
        }
        recordsAt[records++] = at;
    }

    /** Adds a row for each record that was found since {@link #clear}. */
    void addRows(ByteBuffer in, SFlowHeader header) {
        for (int i = 0; i < records; i++) {
            addRow(in, recordsAt[i], header);
        }
    }

    private void addRow(ByteBuffer in, int at, SFlowHeader header) {
        byte[] agent =
                ByteBuffer.allocate(16)
                        .putLong(header.agentHigh())
                        .putLong(header.agentLow())
                        .array();
        long status = in.getInt(at + 20) & 0xffff_ffffL;
        rows.add(
                header.receivedMillis(),
                agent,
                header.subAgent(),
                in.getInt(at) & 0xffff_ffffL,
                counter32(in, at + 4),
                counter64(in, at + 8),
                inRange(in, at + 16, 1, 4),
                status & 1,
                (status >> 1) & 1,
                counter64(in, at + 24),
                counter32(in, at + 32),
                counter32(in, at + 36),
                counter32(in, at + 40),
                counter32(in, at + 44),
                counter32(in, at + 48),
                counter32(in, at + 52),
                counter64(in, at + 56),
                counter32(in, at + 64),
                counter32(in, at + 68),
                counter32(in, at + 72),
                counter32(in, at + 76),
                counter32(in, at + 80),
                inRange(in, at + 84, 1, 2),
                header.sequence());
    }

    private static @Nullable Long counter32(ByteBuffer in, int at) {
        int value = in.getInt(at);
        return value == -1 ? null : (Long) (value & 0xffff_ffffL);
    }

    /** Beyond 2^63 is no count that an interface reaches. */
    private static @Nullable Long counter64(ByteBuffer in, int at) {
        long value = in.getLong(at);
        return value < 0 ? null : (Long) value;
    }

    private static @Nullable Long inRange(ByteBuffer in, int at, int least, int most) {
        int value = in.getInt(at);
        return value < least || value > most ? null : (Long) (long) value;
    }
}
