package io.weir.collector.wire.record;

import io.weir.collector.wire.Datagram;

/**
 * What the header of a message says, and how it came.
 *
 * @param version 9 or 10
 * @param datagram how it came
 * @param exportMillis export time, milliseconds since 1970
 * @param hasUptime whether {@code uptime} says anything
 * @param uptime milliseconds since the exporter started, 32 bits that wrap
 * @param sequence its number, 32 bits
 * @param domain observation domain or source id, 32 bits
 */
public record ExportMessage(
        int version,
        Datagram datagram,
        long exportMillis,
        boolean hasUptime,
        int uptime,
        int sequence,
        int domain) {

    /** When it reached us, milliseconds since 1970. */
    public long receivedMillis() {
        return datagram.receivedMillis();
    }

    /** When the exporter started by its own clock, milliseconds since 1970; 0 without an uptime. */
    public long startMillis() {
        return hasUptime ? exportMillis - Integer.toUnsignedLong(uptime) : 0;
    }

    /** The same header of another datagram. */
    public ExportMessage from(Datagram other) {
        return new ExportMessage(version, other, exportMillis, hasUptime, uptime, sequence, domain);
    }
}
