package io.weir.bench.report;

import java.util.List;

/**
 * How long each round took.
 *
 * @param nanos one number a round, at least one
 */
public record Rounds(List<Long> nanos) {
    /** The median. */
    public double millis() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return median / 1e6;
    }
}
