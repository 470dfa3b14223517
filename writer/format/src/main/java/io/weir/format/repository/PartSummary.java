package io.weir.format.repository;

import io.weir.format.HourPartition;

/**
 * A part that was written and waits for its commit.
 *
 * @param hour its hour
 * @param rows rows
 * @param sizeBytes length of the file
 */
public record PartSummary(HourPartition hour, long rows, long sizeBytes) {}
