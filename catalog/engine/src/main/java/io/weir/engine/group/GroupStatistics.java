package io.weir.engine.group;

import io.weir.engine.ScanStatistics;

/**
 * What grouping did.
 *
 * @param scan what was read for it; a scan that was begun anew counts once
 * @param threads how many took part
 * @param memoryBytes most bytes that groups took at a time, about
 * @param spilledBytes bytes that were written to temporary files
 */
public record GroupStatistics(
        ScanStatistics scan, int threads, long memoryBytes, long spilledBytes) {}
