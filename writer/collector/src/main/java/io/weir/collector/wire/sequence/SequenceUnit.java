package io.weir.collector.wire.sequence;

import java.util.Locale;

/** What a sequence number counts. */
public enum SequenceUnit {
    /** Flow records: NetFlow v5. */
    FLOWS(1 << 16),
    /** Data records, those of options included, templates not: IPFIX (RFC 7011, 3.1). */
    RECORDS(1 << 16),
    /** Datagrams: NetFlow v9 (RFC 3954, 5.1) and sFlow v5. */
    DATAGRAMS(1 << 12);

    private final int doubtfulJump;

    SequenceUnit(int doubtfulJump) {
        this.doubtfulJump = doubtfulJump;
    }

    /** A jump ahead by more is believed only when the next datagram continues it. */
    int doubtfulJump() {
        return doubtfulJump;
    }

    /** Its name in tables and metrics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
