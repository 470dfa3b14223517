package io.weir.format;

import java.util.List;

/**
 * One committed Parquet file. Committed files never change.
 *
 * @param hour the hour of {@code start_time} of all its rows
 * @param generation the commit that added it
 * @param number its number within that commit, from 0
 * @param sizeBytes length
 * @param crc32c CRC32C of the whole file
 * @param rows rows, all row groups together
 * @param rowGroups row groups in file order
 */
public record DataFile(
        HourPartition hour,
        long generation,
        int number,
        long sizeBytes,
        int crc32c,
        long rows,
        List<RowGroup> rowGroups) {

    /** Copies the list. */
    public DataFile {
        rowGroups = List.copyOf(rowGroups);
    }

    /** File name: {@code part-<generation>-<number>.parquet}. */
    public String name() {
        return "part-" + generation + "-" + number + ".parquet";
    }

    /** Path below the repository: {@code flows/day=2026-11-22/hour=13/part-17-0.parquet}. */
    public String path() {
        return "flows/" + hour.folder() + '/' + name();
    }
}
