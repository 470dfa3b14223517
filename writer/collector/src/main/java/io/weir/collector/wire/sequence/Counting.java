package io.weir.collector.wire.sequence;

/** How an exporter counts what it sends. The first is what the standards say. */
enum Counting {
    /** The number says what was sent before the datagram. */
    BEFORE(false, true),
    /** The datagram's own units are in it: Open vSwitch. */
    INCLUDING(true, true),
    /** What was sent before; records of options are left out. */
    BEFORE_DATA(false, false),
    /** The datagram's own are in it, records of options are left out: softflowd's IPFIX. */
    INCLUDING_DATA(true, false);

    private final boolean including;
    private final boolean withOptions;

    Counting(boolean including, boolean withOptions) {
        this.including = including;
        this.withOptions = withOptions;
    }

    boolean including() {
        return including;
    }

    /** How many units a datagram has. */
    int units(int data, int options) {
        return withOptions ? data + options : data;
    }

    /** The number of the datagram's first unit. */
    int first(int sequence, int units) {
        return including ? sequence - units : sequence;
    }

    /** Whether a datagram follows another without a gap. */
    boolean fits(int sequence, int units, int earlierSequence, int earlierUnits) {
        return sequence - earlierSequence == (including ? units : earlierUnits);
    }
}
