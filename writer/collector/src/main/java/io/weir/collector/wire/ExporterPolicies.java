package io.weir.collector.wire;

/** Finds the policy of an exporter. */
@FunctionalInterface
public interface ExporterPolicies {
    /** Nothing is configured. */
    ExporterPolicies NONE = (high, low) -> ExporterPolicy.DEFAULT;

    /** The policy of the exporter with this address (as in {@link Datagram}). */
    ExporterPolicy of(long high, long low);
}
