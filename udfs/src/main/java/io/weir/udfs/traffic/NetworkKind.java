package io.weir.udfs.traffic;

/**
 * Which of a sensor's networks one side of a flow belongs to.
 *
 * <p>Where a sensor's lists overlap, SiLK asks in a fixed order, and so must the caller: for the
 * source EXTERNAL, then INTERNAL; for the destination NULL, then the opposite of the source's kind,
 * then the source's own kind.
 */
public enum NetworkKind {
    /** Ours. */
    INTERNAL,
    /** The rest of the world. */
    EXTERNAL,
    /** Nowhere: dropped, usually "egress interface 0". Never guessed, always configured. */
    NULL,
    /** None of the configured networks, or the record has no address. */
    UNKNOWN
}
