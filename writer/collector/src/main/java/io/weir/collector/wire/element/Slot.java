package io.weir.collector.wire.element;

/**
 * Numbers of a record that are not a column by themselves: they are kept until the record was read,
 * and then columns are made of them. At most 64, so that a record's are one word of bits.
 */
public enum Slot {
    /** flowStartSeconds and its finer kin. */
    START_SECONDS,
    START_MILLIS,
    START_NTP_MICROS,
    START_NTP_NANOS,
    /** Microseconds before the export time. */
    START_DELTA_MICROS,
    /** Milliseconds since the device started. */
    START_UPTIME,
    END_SECONDS,
    END_MILLIS,
    END_NTP_MICROS,
    END_NTP_NANOS,
    END_DELTA_MICROS,
    END_UPTIME,
    /** When the device started, milliseconds since 1970. */
    INIT_MILLIS,
    DURATION_MILLIS,
    DURATION_MICROS,
    /** observationTime: of an event, which has no start and end. */
    EVENT_SECONDS,
    EVENT_MILLIS,
    EVENT_NTP_MICROS,
    EVENT_NTP_NANOS,
    /** When a collector before us received it, milliseconds since 1970. */
    COLLECTED_MILLIS,
    BYTES,
    PACKETS,
    REVERSE_BYTES,
    REVERSE_PACKETS,
    POST_BYTES,
    POST_PACKETS,
    /** One of so many packets. */
    SAMPLING_INTERVAL,
    /** So many packets taken in a row ... */
    SAMPLING_TAKEN,
    /** ... and so many left out. */
    SAMPLING_LEFT,
    /** So many packets taken ... */
    SAMPLING_SIZE,
    /** ... of so many. */
    SAMPLING_POPULATION,
    /** Bits of a double. */
    SAMPLING_PROBABILITY,
    /** samplerId or selectorId. */
    SAMPLER,
    LINE_CARD,
    PROTOCOL,
    SOURCE_PORT,
    DESTINATION_PORT,
    /** Type x 256 + code. */
    ICMP_V4,
    ICMP_V6,
    ICMP_V4_TYPE,
    ICMP_V4_CODE,
    ICMP_V6_TYPE,
    ICMP_V6_CODE,
    TCP_FLAGS,
    INITIAL_TCP_FLAGS,
    SESSION_TCP_FLAGS,
    REVERSE_TCP_FLAGS,
    REVERSE_INITIAL_TCP_FLAGS,
    REVERSE_SESSION_TCP_FLAGS,
    /** Cisco's extended firewall event. */
    EXTENDED_FIREWALL_EVENT;

    /** This slot's bit. */
    public long bit() {
        return 1L << ordinal();
    }
}
