package io.weir.format.repository;

/**
 * What was deleted.
 *
 * @param parts Parquet files that were never committed
 * @param indexes day indexes that were never committed, or replaced more than an hour ago
 * @param statsFiles files of the tables beside {@code flows} that were never committed, or merged
 *     into another more than an hour ago
 * @param temporaryFiles temporary files of processes that have ended
 */
public record Cleanup(int parts, int indexes, int statsFiles, int temporaryFiles) {}
