package io.weir.format.repository;

import java.util.List;

/**
 * What was deleted.
 *
 * @param parts Parquet files that were never committed, or replaced more than an hour ago
 * @param indexes day indexes that were never committed, or replaced more than an hour ago
 * @param statsFiles files of the tables beside {@code flows} that were never committed, or merged
 *     into another more than an hour ago
 * @param temporaryFiles temporary files of processes that have ended
 * @param problems what was found damaged; of such a day nothing is deleted but what was never
 *     committed
 */
public record Cleanup(
        int parts, int indexes, int statsFiles, int temporaryFiles, List<String> problems) {
    /** Copies the list. */
    public Cleanup {
        problems = List.copyOf(problems);
    }
}
