package io.weir.bench.query;

import java.util.List;

/**
 * What the contenders needed for one question.
 *
 * @param question its name
 * @param weirNanos each round of Weir
 * @param duckdbNanos each round of DuckDB
 * @param rows of the answer
 * @param agree whether both gave the same rows in the same order
 */
record Answers(
        String question, List<Long> weirNanos, List<Long> duckdbNanos, int rows, boolean agree) {
    double weirMillis() {
        return median(weirNanos) / 1e6;
    }

    double duckdbMillis() {
        return median(duckdbNanos) / 1e6;
    }

    /** How many times as fast as DuckDB. */
    double ratio() {
        return duckdbMillis() / weirMillis();
    }

    private static double median(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
