package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.parquet.WrittenFile;
import java.nio.file.Path;

/**
 * A part on disk that is not committed.
 *
 * @param temporary where it is
 * @param hour its hour
 * @param written what is in it
 */
record PendingPart(Path temporary, HourPartition hour, WrittenFile written) {
    DataFile toDataFile(long generation, int number) {
        return new DataFile(
                hour,
                generation,
                number,
                written.sizeBytes(),
                written.crc32c(),
                written.rows(),
                written.rowGroups());
    }
}
