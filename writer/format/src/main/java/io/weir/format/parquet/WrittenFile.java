package io.weir.format.parquet;

import io.weir.format.RowGroup;
import java.util.List;

/**
 * A file that is written and on disk.
 *
 * @param sizeBytes length
 * @param crc32c CRC32C of the whole file
 * @param rows rows
 * @param rowGroups what its footer says of each row group
 */
public record WrittenFile(long sizeBytes, int crc32c, long rows, List<RowGroup> rowGroups) {
    /** Copies the list. */
    public WrittenFile {
        rowGroups = List.copyOf(rowGroups);
    }
}
